"""Typed and stored text brought to one form: full-width letters and digits made narrow, capitals small."""

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_SHIFT = 0xFEE0
_NARROW = {
    **{code: chr(code - _SHIFT).lower() for code in _FULL_WIDTH},
    **{code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
    0x3000: " ",
    0x00A0: " ",
    0x00DC: "v",
    0x00FC: "v",
}


def folded(text: str) -> str:
    """The text in one form, character for character, so that positions stay what they were."""
    return text.translate(_NARROW)


def squeezed(text: str) -> str:
    """The letters, digits and Chinese characters of a text alone, folded."""
    return "".join(character for character in folded(text) if character.isalnum())


def kept(text: str) -> tuple[int, ...]:
    """Where in a text the characters stand that `squeezed` keeps."""
    return tuple(position for position, character in enumerate(folded(text)) if character.isalnum())
