"""Build the Chinese fonts this program ships, or check the ones that are there.

Each font under ``resources/fonts`` is a subset of a freely licensed font, cut down to the characters a
Chinese budget document needs and stored as TrueType, because the PDF library reads no PostScript outlines.
The sources are named below by package, version and sha256. To fetch and unpack them into a folder::

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
    apt-get download fonts-lxgw-wenkai=1.250+repack-1 texlive-lang-chinese=2022.20230122-1
    for f in *.tgz; do tar xzf "$f" --one-top-level; done
    for f in *.deb; do dpkg-deb -x "$f" "${f%.deb}"; done

Then, with fontTools installed (``pip install 'fonttools==4.68.0'``)::

    python tools/build_fonts.py FOLDER     # writes resources/fonts/*.ttf and fonts.toml, in under a minute
    python tools/build_fonts.py --check    # needs no fontTools: do the files match fonts.toml?

The same sources and the same fontTools give the same bytes. Besides cutting, the build mends what would
show in a document:

* the dash fills its square and stands at half height, so that two of them join into one line;
* the digits of 宋体 and 小标宋 get one width, so that columns of figures align (their 1 is narrow);
* the quotation marks of 楷体 are set in a full square, like its other punctuation;
* 仿宋 is raised to stand level with the other fonts, which supply the characters it lacks, and loses
  ￥ and ￣, for which its makers drew $ and a hyphen;
* ▸ and ▾ are made from ▲, as no source has them.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
STANDARD_HANZI = Path(__file__).with_name("standard_hanzi.txt")
FONTTOOLS = "4.68.0"

# Seconds between 1904, where font dates start, and 2026-11-23. Part of the bytes, so it stays fixed.
CHANGED = "2026-11-23"
FONT_DATE = 3878236800

DASH, EM_BAR = 0x2014, 0x2015
UP_TRIANGLE, RIGHT_TRIANGLE, DOWN_TRIANGLE = 0x25B2, 0x25B8, 0x25BE
HALF_HEIGHT = 0.38  # of the em: the middle of a Chinese character in these fonts
EXTRA = (
    "〔〕“”‘’《》—…≥≤×÷±％‰㎡℃№〇■▲●○✓→←↑↓▸▾"  # what our documents and windows print
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
    "–•−㎏㎞㎥"  # common in pasted text
    "龑彣暐濬珮頔栢峯"  # met in personal names, yet outside both lists of characters
)
DROPPED_TABLES = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "prep", "vhea", "vmtx")


@dataclass(frozen=True)
class Source:
    """One font file of one published package."""

    package: str
    version: str
    file: str
    sha256: str
    licence: str
    licence_file: str


@dataclass(frozen=True)
class Role:
    """One font we ship: what it is for, what it is made from and what is mended in it."""

    label: str
    family: str
    source: Source
    note: str
    even_digits: bool = False
    square_quotes: bool = False
    raised: int = 0
    wrong: str = ""


def _noto(style: str, file: str, sha256: str) -> Source:
    name = f"noto-{style}-sc"
    return Source(
        f"npm @expo-google-fonts/{name}", "0.4.3", file, sha256, "OFL-1.1", f"licences/OFL-{name}.txt"
    )


ROLES = {
    "song": Role(
        "宋体",
        "Budget Song",
        _noto(
            "serif",
            "NotoSerifSC_400Regular.ttf",
            "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        ),
        "Body of tables, digits and Latin; the first fallback for every other role. Digits set to one width.",
        even_digits=True,
    ),
    "title": Role(
        "小标宋",
        "Budget Title",
        _noto(
            "serif",
            "NotoSerifSC_600SemiBold.ttf",
            "5d19e0f438d4a30371f584d34a87c9232dba0a85237db63fe5337fe743487def",
        ),
        "Titles. Digits set to one width.",
        even_digits=True,
    ),
    "hei": Role(
        "黑体",
        "Budget Hei",
        _noto(
            "sans",
            "NotoSansSC_500Medium.ttf",
            "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        ),
        "First-level headings and table heads on paper.",
    ),
    "ui": Role(
        "界面黑体",
        "Budget UI",
        _noto(
            "sans",
            "NotoSansSC_400Regular.ttf",
            "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        ),
        "Windows and dialogs.",
    ),
    "kai": Role(
        "楷体",
        "Budget Kai",
        Source(
            "Debian fonts-lxgw-wenkai",
            "1.250+repack-1",
            "LXGWWenKai-Regular.ttf",
            "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
            "OFL-1.1",
            "licences/OFL-lxgw-wenkai.txt",
        ),
        "Second-level headings; the second fallback. Renamed, as the source reserves its name. "
        "Quotation marks set in a full square.",
        square_quotes=True,
    ),
    "fang": Role(
        "仿宋",
        "Budget Fang",
        Source(
            "Debian texlive-lang-chinese",
            "2022.20230122-1",
            "FandolFang-Regular.otf",
            "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
            "GPL-3.0-only WITH Font-exception-2.0",
            "licences/GPL-3.0-with-font-exception.txt",
        ),
        "Body of the narrative. GB 2312 only, so other characters need a fallback; its digits and Latin are "
        "too heavy, so take those from song. Outlines converted from PostScript to TrueType. A separate data "
        "file: never merge its glyphs into another font.",
        raised=70,
        wrong="￥￣",
    ),
}


def charset() -> set[int]:
    """Return the code points the fonts are cut down to, as far as each source has them."""
    wanted = {*range(0x20, 0x7F), *range(0xA0, 0x100)}
    wanted |= {0x3000, *range(0xFF01, 0xFF5F), *range(0xFFE0, 0xFFE7)}
    wanted |= {ord(char) for char in EXTRA}
    lines = STANDARD_HANZI.read_text(encoding="utf-8").splitlines()
    wanted |= {ord(char) for line in lines if not line.startswith("#") for char in line}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            pair = bytes((high, low))
            try:
                wanted.add(ord(pair.decode("gb2312")))
            except UnicodeDecodeError:
                continue
            # The two standards name different code points for the dash and the middle dot.
            wanted.add(ord(pair.decode("gb18030")))
    return wanted


def sha256_of(data: bytes) -> str:
    """Return the sha256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def find_source(folder: Path, source: Source) -> Path:
    """Return the source file somewhere below a folder; refuse one whose sha256 is not the pinned one."""
    paths = sorted(folder.rglob(source.file))
    if not paths:
        raise SystemExit(
            f"{source.file} is not below {folder}; it comes from {source.package} {source.version}"
        )
    for path in paths:
        if sha256_of(path.read_bytes()) == source.sha256:
            return path
    raise SystemExit(f"{paths[0]} is not the file of {source.package} {source.version}: its sha256 differs")


def build(role: Role, path: Path, wanted: set[int]) -> bytes:
    """Return the finished font file of one role."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    for tag in DROPPED_TABLES:
        if tag in font:
            del font[tag]
    if "CFF " in font:
        _outlines_to_truetype(font)
    _mend(font, role)

    options = subset.Options(
        layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, legacy_cmap=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)

    _rename(font, role)
    font["head"].created = font["head"].modified = FONT_DATE
    # Without hinting, smooth edges at every size are the only setting that makes sense.
    gasp = font["gasp"] = _new_table("gasp")
    gasp.version, gasp.gaspRange = 1, {0xFFFF: 0x000F}
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _new_table(tag: str) -> Any:
    from fontTools.ttLib import newTable

    return newTable(tag)


def _outlines_to_truetype(font: TTFont) -> None:
    """Replace PostScript outlines by TrueType ones that stray at most a thousandth of the em."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    order, glyphs, drawn = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=font["head"].unitsPerEm / 1000, reverse_direction=True))
        drawn[name] = pen.glyph()
    glyf = _new_table("glyf")
    glyf.glyphOrder, glyf.glyphs = order, drawn
    font["glyf"], font["loca"] = glyf, _new_table("loca")
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"
    font["head"].glyphDataFormat = 0
    maxp = font["maxp"]
    maxp.tableVersion, maxp.maxZones = 0x00010000, 1
    for field in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(maxp, f"max{field}", 0)
    maxp.maxSizeOfInstructions = 0
    for name, glyph in drawn.items():
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)
    os2 = font["OS/2"]
    os2.sCapHeight, os2.sxHeight = (glyf[font.getBestCmap()[ord(char)]].yMax for char in "Hx")


def _mend(font: TTFont, role: Role) -> None:
    """Draw the glyphs that need it; see the top of this file."""
    cmap, em = font.getBestCmap(), font["head"].unitsPerEm
    for char in role.wrong:
        for table in font["cmap"].tables:
            table.cmap.pop(ord(char), None)
    if role.raised:
        _raise(font, role.raised)

    left, bottom, right, top = _bounds(font, cmap[DASH])
    stretch = 1.02 * em / (right - left)  # a hair beyond the em on both sides, so that no seam shows
    raised = HALF_HEIGHT * em - (bottom + top) / 2
    for code in (DASH, EM_BAR):
        _add(font, code, cmap[DASH], em, (stretch, 0, 0, 1, -0.01 * em - left * stretch, raised))

    left, bottom, right, top = _bounds(font, cmap[UP_TRIANGLE])
    x, y, size = (left + right) / 2, (bottom + top) / 2, 0.6
    quarter_turn = (0, -size, size, 0, em / 2 - size * y, HALF_HEIGHT * em + size * x)
    half_turn = (-size, 0, 0, -size, em / 2 + size * x, HALF_HEIGHT * em + size * y)
    _add(font, RIGHT_TRIANGLE, cmap[UP_TRIANGLE], em, quarter_turn)
    _add(font, DOWN_TRIANGLE, cmap[UP_TRIANGLE], em, half_turn)

    if role.even_digits:
        width = font["hmtx"][cmap[ord("0")]][0]
        for code in range(ord("0"), ord("9") + 1):
            shift = (width - font["hmtx"][cmap[code]][0]) // 2
            _add(font, code, cmap[code], width, (1, 0, 0, 1, shift, 0))
    if role.square_quotes:
        for code in map(ord, "‘’“”"):
            left, _, right, _ = _bounds(font, cmap[code])
            shift = 0.915 * em - right if chr(code) in "‘“" else 0.085 * em - left
            _add(font, code, cmap[code], em, (1, 0, 0, 1, shift, 0))


def _raise(font: TTFont, by: int) -> None:
    """Move every glyph that fills a square upwards; Latin letters stay on their baseline."""
    glyf, em = font["glyf"], font["head"].unitsPerEm
    for name, (width, _) in font["hmtx"].metrics.items():
        glyph = glyf[name]
        if width == em and glyph.numberOfContours > 0:
            glyph.coordinates.translate((0, by))
            glyph.recalcBounds(glyf)


def _bounds(font: TTFont, name: str) -> tuple[float, float, float, float]:
    glyph = font["glyf"][name]
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax


def _add(font: TTFont, code: int, model: str, width: float, transform: tuple[float, ...]) -> None:
    """Give a code point a glyph of its own: the model, moved or turned by an affine transform."""
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    glyphs, glyf, name = font.getGlyphSet(), font["glyf"], f"mended{code:04X}"
    pen = TTGlyphPen(glyphs)
    glyphs[model].draw(TransformPen(pen, transform))
    glyph = pen.glyph()
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs[name] = glyph
    glyph.recalcBounds(glyf)
    font["hmtx"][name] = (round(width), glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[code] = name


def _rename(font: TTFont, role: Role) -> None:
    """Give the font our family name; keep what its makers say about rights, and say that we changed it."""
    old, names, plain = font["name"], font["name"].__class__(), role.family.replace(" ", "")
    version = old.getName(5, 3, 1, 0x409).toUnicode().split(";")[0].removeprefix("Version ")
    texts = {
        1: role.family,
        2: "Regular",
        3: f"{CHANGED};{plain}",
        4: role.family,
        5: f"Version 1.000; made from version {version} of its source",
        6: plain,
        10: f"Changed from its source on {CHANGED} by tools/build_fonts.py, whose opening remarks say how.",
        13: f"Licence: {role.source.licence}; the full text is shipped with this file.",
    }
    for number in (0, 7, 8, 9, 14):  # copyright, trademark, maker, designer, address of the licence
        kept = old.getName(number, 3, 1, 0x409)
        if kept is not None:
            texts[number] = kept.toUnicode()
    names.names = []
    for number, text in sorted(texts.items()):
        names.setName(text, number, 3, 1, 0x409)
    font["name"] = names


def toml_for(roles: dict[str, Role], digests: dict[str, str]) -> str:
    """Return the text of fonts.toml."""

    def lines() -> Iterator[str]:
        yield "# Written by tools/build_fonts.py; change it there."
        yield f'fonttools = "{FONTTOOLS}"'
        for key, role in roles.items():
            values = {
                "label": role.label,
                "file": f"{key}.ttf",
                "family": role.family,
                "licence": role.source.licence,
                "licence_file": role.source.licence_file,
                "source_package": role.source.package,
                "source_version": role.source.version,
                "source_file": role.source.file,
                "source_sha256": role.source.sha256,
                "sha256": digests[key],
                "note": role.note,
            }
            yield f"\n[roles.{key}]"
            yield from (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())

    return "\n".join(lines()) + "\n"


def build_all(folder: Path, out: Path) -> None:
    """Build every font, and fonts.toml beside them."""
    import fontTools

    if fontTools.version != FONTTOOLS:
        print(f"fontTools is {fontTools.version}, not {FONTTOOLS}: the bytes may differ", file=sys.stderr)
    wanted, digests = charset(), {}
    paths = {key: find_source(folder, role.source) for key, role in ROLES.items()}
    for key, role in ROLES.items():
        data = build(role, paths[key], wanted)
        (out / f"{key}.ttf").write_bytes(data)
        digests[key] = sha256_of(data)
        print(f"{key:6}{len(data):>10,}  {digests[key]}")
    (out / "fonts.toml").write_text(toml_for(ROLES, digests), encoding="utf-8", newline="\n")


def check(folder: Path) -> list[str]:
    """Return what is wrong with the font files in a folder, going by its fonts.toml."""
    roles = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))["roles"]
    wrong = []
    for role in roles.values():
        path = folder / role["file"]
        if not path.is_file():
            wrong.append(f"{path.name} is missing")
        elif sha256_of(path.read_bytes()) != role["sha256"]:
            wrong.append(f"{path.name} differs from the sha256 in fonts.toml")
    return wrong


def main() -> int:
    """Read the command line and do as told."""
    parser = argparse.ArgumentParser(description="Build or check the fonts under resources/fonts.")
    parser.add_argument("folder", nargs="?", type=Path, help="a folder with the unpacked source packages")
    parser.add_argument("--out", type=Path, default=FONTS, help="where to write (default: resources/fonts)")
    parser.add_argument("--check", action="store_true", help="only compare the files with fonts.toml")
    args = parser.parse_args()
    if args.check:
        wrong = check(args.out)
        print("\n".join(wrong) or "all fonts are as recorded")
        return 1 if wrong else 0
    if args.folder is None:
        parser.error("name the folder with the sources, or say --check")
    build_all(args.folder, args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
