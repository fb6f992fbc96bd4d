"""The shipped fonts: complete, unchanged, readable by the PDF library, rightly named and licensed."""

from __future__ import annotations

import hashlib
import struct
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
ROLES: dict[str, dict[str, Any]] = tomllib.loads((FONTS / "fonts.toml").read_text(encoding="utf-8"))["roles"]
FIELDS = {
    "label", "file", "family", "licence", "licence_file", "source_package", "source_version", "source_file",
    "source_sha256", "sha256", "note",
}  # fmt: skip
COPYRIGHT, FAMILY = 0, 1

each_role = pytest.mark.parametrize("role", ROLES)


@cache
def loaded(role: str) -> TTFont:
    return TTFont(f"test-{role}", str(FONTS / ROLES[role]["file"]))


@cache
def tables(role: str) -> dict[str, bytes]:
    """The tables of a font file, by tag."""
    data = (FONTS / ROLES[role]["file"]).read_bytes()
    version, count = struct.unpack_from(">4sH", data)
    assert version == b"\x00\x01\x00\x00"
    found = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        found[tag.decode("ascii")] = data[offset : offset + length]
    return found


def names(role: str) -> dict[int, str]:
    """The records of the name table, by number; all are Unicode, so one encoding reads them."""
    data = tables(role)["name"]
    _, count, start = struct.unpack_from(">HHH", data)
    found = {}
    for record in range(count):
        platform, _, _, number, length, offset = struct.unpack_from(">6H", data, 6 + 12 * record)
        assert platform == 3
        found[number] = data[start + offset : start + offset + length].decode("utf-16-be")
    return found


def missing(role: str, text: str) -> str:
    """The characters of a text for which the font has no glyph."""
    return "".join(char for char in text if not loaded(role).face.charToGlyph.get(ord(char)))


def widths(role: str, text: str) -> set[float]:
    return {loaded(role).stringWidth(char, 1000) for char in text}


def test_the_roles_are_the_six_we_print_and_show() -> None:
    assert set(ROLES) == {"song", "title", "hei", "ui", "kai", "fang"}
    assert {path.name for path in FONTS.glob("*.ttf")} == {role["file"] for role in ROLES.values()}


@each_role
def test_file_is_the_recorded_one(role: str) -> None:
    entry = ROLES[role]
    assert set(entry) == FIELDS
    assert all(entry.values())
    assert hashlib.sha256((FONTS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@each_role
def test_licence_text_is_shipped(role: str) -> None:
    text = (FONTS / ROLES[role]["licence_file"]).read_text(encoding="utf-8")
    if role == "fang":
        assert ROLES[role]["licence"] == "GPL-3.0-only WITH Font-exception-2.0"
        assert "Version 3, 29 June 2007" in text
        assert "this \nfont does not by itself cause the resulting document to be covered" in text
    else:
        assert ROLES[role]["licence"] == "OFL-1.1"
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert "OTHER DEALINGS IN THE FONT SOFTWARE" in text
    assert text.lstrip().lower().startswith(("copyright", "(c)"))


def test_licence_overview_names_every_file() -> None:
    overview = (FONTS / "licences" / "README.md").read_text(encoding="utf-8")
    for role in ROLES.values():
        assert f"`{role['file']}`" in overview
        assert f"`{Path(role['licence_file']).name}`" in overview


@each_role
def test_outlines_are_truetype(role: str) -> None:
    found = tables(role)
    assert {"glyf", "loca", "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"} <= set(found)
    assert "CFF " not in found
    # No substitution or positioning: the PDF, which knows neither, and the screen show the same.
    assert not {"GSUB", "GPOS", "vmtx", "fpgm"} & set(found)


@each_role
def test_pdf_library_reads_it_under_our_name(role: str) -> None:
    assert names(role)[FAMILY] == ROLES[role]["family"]
    assert loaded(role).face.name.decode("ascii") == ROLES[role]["family"].replace(" ", "")


@each_role
def test_it_has_digits_punctuation_and_everyday_text(role: str) -> None:
    assert missing(role, "0123456789.,-%()") == ""
    assert missing(role, "、，。；：？！“”‘’《》（）【】〔〕—…％≥≤①⑩●○□▲→▸▾　") == ""
    assert missing(role, "二〇二六年部门预算公开：一般公共预算财政拨款支出情况表，单位：万元") == ""


@pytest.mark.parametrize("role", ["song", "title", "hei", "ui", "kai"])
def test_the_open_fonts_have_rare_names_and_units(role: str) -> None:
    assert missing(role, "喆堃昇垚镕珺翀龑䶮犇𠅤㛃𬭼㎡㎥⑪⑳✓￥") == ""


def test_fang_leaves_what_its_makers_drew_wrong_to_other_fonts() -> None:
    assert missing("fang", "￥￣喆") == "￥￣喆"


@each_role
def test_figures_stand_in_columns(role: str) -> None:
    assert len(widths(role, "0123456789")) == 1


@each_role
def test_chinese_punctuation_fills_its_square(role: str) -> None:
    assert widths(role, "、，。；：“”‘’（）《》—…％　算") == {1000}


def test_kai_is_not_named_after_its_source() -> None:
    for number, text in names("kai").items():
        if number != COPYRIGHT:  # the notice of rights has to stay as it is
            assert "lxgw" not in text.lower()
            assert "霞鹜" not in text
