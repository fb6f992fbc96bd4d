"""Makes resources/colour/srgb.icc: what the colours of our PDF files mean, as PDF/A asks for.

A profile is a few numbers of a public standard (IEC 61966-2-1) in the form of another (ICC.1:2001-04), so it
is made here instead of taking one over with its terms of use. Every run gives the same bytes.
"""

import struct
from pathlib import Path

_TARGET = Path(__file__).resolve().parent.parent / "resources" / "colour" / "srgb.icc"
_STEPS = 1024
"""Points of the tone curve."""

_Matrix = list[list[float]]

_D50 = [0.9642, 1.0, 0.8249]
"""White of the profile connection space."""
_D65 = [0.3127 / 0.3290, 1.0, (1 - 0.3127 - 0.3290) / 0.3290]
_PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
"""Chromaticities of red, green and blue."""
_BRADFORD = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]


def main() -> None:
    """Write the profile."""
    _TARGET.parent.mkdir(exist_ok=True)
    _TARGET.write_bytes(_profile())


def _profile() -> bytes:
    curve = _curve()
    red, green, blue = _columns()
    tags = {
        b"desc": _described("sRGB"),
        b"cprt": b"text\0\0\0\0" + b"Free to use for any purpose\0",
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(red),
        b"gXYZ": _xyz(green),
        b"bXYZ": _xyz(blue),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, data = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        if body not in places:
            places[body] = start + len(data)
            data += body + b"\0" * (-len(body) % 4)
        table += struct.pack(">4sII", name, places[body], len(body))
    return _header(start + len(data)) + table + data


def _header(size: int) -> bytes:
    """Version 2.1, for displays, from RGB to XYZ."""
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    return (head + date + b"acsp" + b"\0" * 28 + b"".join(map(_fixed, _D50))).ljust(128, b"\0")


def _described(text: str) -> bytes:
    name = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * (4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    values = (round(_linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _columns() -> _Matrix:
    """Red, green and blue as seen under the white of the connection space."""
    primaries = _transposed([[x / y, 1.0, (1 - x - y) / y] for x, y in _PRIMARIES])
    scale = _times(_inverse(primaries), _D65)
    adapted = _product(_product(_inverse(_BRADFORD), _gains()), _BRADFORD)
    scaled = [[cell * scale[i] for i, cell in enumerate(row)] for row in primaries]
    return _transposed(_product(adapted, scaled))


def _gains() -> _Matrix:
    seen = zip(_times(_BRADFORD, _D50), _times(_BRADFORD, _D65), strict=True)
    gains = [target / source for target, source in seen]
    return [[gains[i] if i == j else 0.0 for j in range(3)] for i in range(3)]


def _times(matrix: _Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _product(one: _Matrix, other: _Matrix) -> _Matrix:
    return _transposed([_times(one, column) for column in _transposed(other)])


def _transposed(matrix: _Matrix) -> _Matrix:
    return [list(column) for column in zip(*matrix, strict=True)]


def _inverse(m: _Matrix) -> _Matrix:
    """By cofactors, which for three rows is the shortest way."""
    cofactors = [
        [
            m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3]
            - m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3]
            for j in range(3)
        ]
        for i in range(3)
    ]
    determinant = sum(a * b for a, b in zip(m[0], cofactors[0], strict=True))
    return [[cell / determinant for cell in row] for row in _transposed(cofactors)]


def _xyz(values: list[float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


if __name__ == "__main__":
    main()
