"""The published text beside the generated one: the document cannot go stale."""

from pathlib import Path

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange

DOCUMENT = Path(__file__).parents[2] / "docs" / "text-published-and-generated.md"
PUBLISHED, GENERATED = "> **公开** ", "> **生成** "


def passages() -> list[str]:
    """What the document says section by section."""
    return DOCUMENT.read_text(encoding="utf-8").split("\n## ")[1:]


def test_the_generated_text_is_what_the_program_writes() -> None:
    (packet,) = read_exchange(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
    written = disclose(packet, load_edition(packet.header.edition)).paragraphs
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    shown = [line.removeprefix(GENERATED) for line in lines if line.startswith(GENERATED)]
    assert shown == [paragraph.text for paragraph in written]


def test_both_texts_stand_in_each_section_and_the_difference_is_explained() -> None:
    for passage in passages():
        lines = [line for line in passage.splitlines()[1:] if line.strip("> ")]
        assert lines[0].startswith(PUBLISHED), passage
        assert any(line.startswith(GENERATED) for line in lines), passage
        assert not lines[-1].startswith(">"), passage
