"""What other people's work is shipped with the program: names, versions, licences, licence texts.

One answer for the packed folder, the list of parts and the window that tells of the program:
`python -m tools.packing.parts` writes `resources/parts.json`.
"""

import json
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "resources" / "parts.json"

_PURPOSES = {
    "pyside6-essentials": "窗口",
    "sqlmodel": "账套",
    "pydantic": "交换格式",
    "openpyxl": "读写 Excel 工作簿",
    "xlrd": "读旧版 .xls 工作簿",
    "defusedxml": "安全地读 XML",
    "reportlab": "写 PDF",
    "rl-accel": "写 PDF",
    "pypdfium2": "读和显示 PDF",
    "pikepdf": "PDF 的结构和元数据",
    "platformdirs": "程序文件的位置",
}
"""What each of our own dependencies is for; all others are theirs."""

_STATED = {
    "charset-normalizer": "MIT",
    "defusedxml": "PSF-2.0",
    "et-xmlfile": "MIT",
    "lxml": "BSD-3-Clause",
    "openpyxl": "MIT",
    "pypdfium2": "Apache-2.0 AND BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "rl-accel": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "xlrd": "BSD-3-Clause",
}
"""SPDX names for those whose metadata has none, from their licence texts; of Qt's three the one we use."""

_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_FONTS = (
    ("Noto Serif SC（宋体、标题字，裁剪改名）", "OFL-1.1"),
    ("Noto Sans SC（黑体、界面字，裁剪改名）", "OFL-1.1"),
    ("霞鹜文楷（楷体，裁剪改名）", "OFL-1.1"),
    ("FandolFang（仿宋，裁剪改名）", "GPL-3.0-only WITH Font-exception-2.0"),
)


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Something shipped that is not ours. `licence` is an SPDX expression; an empty version is not known."""

    name: str
    version: str
    licence: str
    purpose: str


def shipped() -> dict[str, Distribution]:
    """The distributions the program needs at run time on this system, by their normal names, in order."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, Distribution] = {}
    wanted = [Requirement(line) for line in project["dependencies"]]
    while wanted:
        requirement = wanted.pop()
        name = _normal(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[name] = distribution(name)
        wanted += [Requirement(line) for line in found[name].requires or ()]
    return dict(sorted(found.items()))


def parts() -> list[Part]:
    """The distributions, and the fonts. Raises LookupError for one whose licence nobody looked up."""
    listed = [
        Part(name, found.version, licence_of(name, found), _PURPOSES.get(name, ""))
        for name, found in shipped().items()
    ]
    return [*listed, *(Part(name, "", licence, "字体") for name, licence in _FONTS)]


def licence_of(name: str, found: Distribution) -> str:
    """Its SPDX expression: its own metadata's, or as we read its licence text."""
    stated = found.metadata.json.get("license_expression") or _STATED.get(name)
    if not stated:
        raise LookupError(f"{name}: read its licence text, then state it in {__name__}")
    return str(stated)


def licence_texts() -> Iterator[tuple[Path, str]]:
    """Every licence text to ship: file, and the folder below `licences` it goes to."""
    yield ROOT / "LICENSE", "."
    yield _interpreters_text(), "python"
    for file in sorted((Path(__file__).parent / "licences").iterdir()):
        yield file, "."
    for file in sorted((ROOT / "resources" / "fonts" / "licences").iterdir()):
        yield file, "fonts"
    for name, found in shipped().items():
        for listed in found.files or ():
            inside = listed.as_posix()
            if ".dist-info/" in inside and _TEXT.search(inside):
                # Folders below the licences stay: two texts there may have one name.
                below = Path(inside.partition(".dist-info/")[2].removeprefix("licenses/")).parent
                yield Path(str(listed.locate())), (Path(name) / below).as_posix()


def _interpreters_text() -> Path:
    """Python's own, with those of what is built into it."""
    places = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
    return next(place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file())


def written() -> str:
    """The list as it is kept in the resources."""
    return json.dumps([asdict(part) for part in parts()], ensure_ascii=False, indent=1) + "\n"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    LIST.write_text(written(), encoding="utf-8")
