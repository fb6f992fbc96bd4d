"""The long tables of a font, read in bulk, are those the PDF library reads one number at a time."""

import struct

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf.truetype import Face, _glyphs


@pytest.mark.parametrize("role", FontRole)
def test_every_shipped_face_is_read_as_the_library_reads_it(role: FontRole) -> None:
    ours, theirs = Face(str(role.path)), TTFontFile(str(role.path))
    for table in (
        "charToGlyph",
        "charWidths",
        "defaultWidth",
        "hmetrics",
        "glyphPos",
        "name",
        "ascent",
        "bbox",
    ):
        assert getattr(ours, table) == getattr(theirs, table), table


def test_a_table_of_characters_in_another_form_is_refused() -> None:
    with pytest.raises(TTFError, match="form 6"):
        _glyphs(struct.pack(">2H2HL5H", 0, 1, 3, 1, 12, 6, 10, 0, 65, 0))
