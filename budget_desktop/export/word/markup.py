"""The few elements the document is made of, as text."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from budget_desktop.export.atomic import strip_control


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """A paragraph in a style of `styles.xml`; `properties` are further elements of its pPr."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(content)}</w:p>'


def run(text: str, properties: str = "") -> str:
    """A text; line feeds and tabs in it are kept."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = strip_control(text).split("\n")
    parts = "<w:br/>".join("<w:tab/>".join(map(_text, line.split("\t"))) for line in lines)
    return f"<w:r>{look}{parts}</w:r>" if parts else ""


def field(instruction: str, result: str = "") -> str:
    """A field that Word computes, with what it shows until then."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmarked(number: int, content: str) -> str:
    """Content that the contents lead to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>'
        f'{content}<w:bookmarkEnd w:id="{number}"/>'
    )


def bookmark(number: int) -> str:
    """The name of an entry's place; Word takes names of this form for its own contents."""
    return f"_Toc{number:06}"


def root(name: str, content: Iterable[str]) -> str:
    """A whole part."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{''.join(content)}</w:{name}>"
    )


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
