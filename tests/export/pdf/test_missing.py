"""No character vanishes silently."""

from datetime import date

from reportlab.pdfbase.ttfonts import TTFont

from budget_desktop.export.fonts import FontRole
from budget_desktop.export.pdf import missing_characters, pdf_bytes
from budget_desktop.export.pdf.faces import typeface
from budget_desktop.outline import Contents, Cover, Heading, SignOff, TablePage
from tests.export.pdf.reading import Reading
from tests.export.pdf.samples import form, outline, packet, prose, spending


def test_the_sample_misses_nothing() -> None:
    assert missing_characters(packet()) == ()


def test_says_what_is_missing_and_where() -> None:
    found = missing_characters(
        outline(
            Cover("预算😀", "部门", date(2020, 1, 1)),
            Contents("目录🐱"),
            Heading("h", 1, "一、标题🐶"),
            prose("没有缺字。", "这里缺一个𰻝字，这里也缺𰻝。"),
            TablePage(form("依据🐭")),
            TablePage(spending(1, notes=("注：🐹",))),
            SignOff("部门🐰", None),
        )
    )
    assert found == (
        ("😀", "封面“部门 预算😀”"),
        ("🐱", "目录“目录🐱”"),
        ("🐶", "标题“一、标题🐶”"),
        ("𰻝", "正文“这里缺一个𰻝字，这里也缺”"),
        ("𰻝", "正文“字，这里也缺𰻝。”"),
        ("🐭", "济源市人民政府金融服务办公室支出项目绩效目标表“依据🐭”"),
        ("🐹", "预算02表“注：🐹”"),
        ("🐰", "落款“部门🐰”"),
    )


def test_a_missing_character_is_printed_as_a_stand_in() -> None:
    assert Reading(pdf_bytes(outline(prose("表情😀。")))).pages[0].lines[0] == "表情〓。"


def test_invisible_characters_are_not_missed() -> None:
    assert (
        missing_characters(outline(prose("零\u200b宽\ufeff，变\ufe0f体\U000e0100。\n换行\t制表\xa0。"))) == ()
    )


def test_no_face_has_a_character_that_song_and_its_fallback_lack() -> None:
    # missing_characters looks at 宋体 alone.
    song = typeface(FontRole.SONG)
    for role in FontRole:
        glyphs = TTFont(f"test-{role}", str(role.path)).face.charToGlyph
        assert not list(song.missing("".join(chr(code) for code, glyph in glyphs.items() if glyph)))


def test_figures_in_fangsong_and_kai_come_from_song() -> None:
    for role in (FontRole.FANG, FontRole.KAI):
        fonts = {font for font, _, _ in typeface(role).runs("15.00万元%Aa")}
        assert fonts == {"song", role.value}
    assert [font for font, _, _ in typeface(FontRole.FANG).runs("济喆源")] == ["fang", "song", "fang"]
