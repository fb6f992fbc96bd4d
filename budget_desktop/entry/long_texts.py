"""Long texts: what is kept of a pasted one, and how long it is."""

import re
import unicodedata
from dataclasses import dataclass

_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n\u3000]")
"""No-break and other blanks, tabs; not the end of a line, nor the full-width blank within a name."""


@dataclass(frozen=True, slots=True)
class TextSize:
    """How long a text is."""

    characters: int
    """Without blanks and ends of lines, as word processors count 字数."""
    paragraphs: int

    def __str__(self) -> str:
        return f"{self.characters} 字，{self.paragraphs} 段" if self.characters else "空"


def text_size(text: str) -> TextSize:
    """Characters and paragraphs of a text; an empty line is no paragraph."""
    lines = [line for line in text.splitlines() if line.strip()]
    return TextSize(sum(not sign.isspace() for sign in text), len(lines))


def plain_text(pasted: str) -> str:
    """A text copied from elsewhere as it is kept: words and paragraphs, nothing of how they were set.

    Indents and blanks at the ends of lines go: printing indents each paragraph by itself. Signs nobody
    sees (soft hyphens, zero-width blanks) go, no-break blanks become plain ones.
    """
    lines = _BREAKS.sub("\n", pasted)
    seen = "".join(sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf"})
    return "\n".join(_BLANKS.sub(" ", line.strip()) for line in seen.split("\n"))
