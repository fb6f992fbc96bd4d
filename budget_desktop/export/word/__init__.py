"""The document for Word: the text and tables of the outline, to be worked on by web editors and bureaus.

Written as WordprocessingML (ECMA-376 part 1, §17), so that nothing is in the file but what is put there.
"""

from pathlib import Path

from budget_desktop.export.word.body import body
from budget_desktop.export.word.container import write_container
from budget_desktop.outline import Outline

__all__ = ["write_word"]


def write_word(outline: Outline, target: Path, *, title: str, draft: bool = False) -> None:
    """Write the outline to `target`. The same outline gives the same bytes. May raise OSError.

    `title` and the outline's author are the document properties, and the only ones; a draft says so at the
    head of every page.
    """
    target.write_bytes(
        write_container(body(outline), title=title, author=outline.author, foot=outline.foot, draft=draft)
    )
