"""Read the code lists of an edition from CSV, checking each row; faults name file and line."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from budget_desktop.domain.codes import Dimension
from budget_desktop.domain.records import Nature
from budget_desktop.edition.catalogue import Catalogue, CodeEntry
from budget_desktop.edition.errors import EditionError
from budget_desktop.edition.parts import AssetKind

_LISTS = {
    Dimension.FUNCTION: ("functional.csv", {3: "类", 5: "款", 7: "项"}),
    Dimension.DEPARTMENT_ECONOMIC: ("economic_department.csv", {3: "类", 5: "款"}),
    Dimension.GOVERNMENT_ECONOMIC: ("economic_government.csv", {3: "类", 5: "款"}),
}
_SUBJECT_COLUMNS = ("code", "name", "level", "parent", "source")


def read_catalogue(folder: Path) -> Catalogue:
    """All code lists of the edition in `folder`."""
    lists: dict[Dimension, Mapping[str, CodeEntry]] = {
        dimension: _subjects(folder / name, levels) for dimension, (name, levels) in _LISTS.items()
    }
    lists[Dimension.SOURCE] = _dotted(folder / "sources.csv")
    lists[Dimension.KIND] = _dotted(folder / "kinds.csv")
    mapping = _mapping(
        folder / "economic_mapping.csv",
        lists[Dimension.DEPARTMENT_ECONOMIC],
        lists[Dimension.GOVERNMENT_ECONOMIC],
    )
    return Catalogue(lists, mapping)


def rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers; the header must name exactly these columns."""
    try:
        stream = file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise EditionError(file, 0, "文件读不出来") from error
    with stream:
        reader = csv.DictReader(stream)
        found = tuple(reader.fieldnames or ())
        for column in found:
            if column not in columns:
                raise EditionError(file, 1, f"不认识的列“{column}”")
        for column in columns:
            if column not in found:
                raise EditionError(file, 1, f"缺少列“{column}”")
        for row in reader:
            if None in row or None in row.values():
                raise EditionError(file, reader.line_num, "列数与表头不符")
            yield reader.line_num, row


def _subjects(file: Path, levels: Mapping[int, str]) -> dict[str, CodeEntry]:
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for line, row in rows(file, _SUBJECT_COLUMNS):
        code = row["code"]
        if code in found:
            raise EditionError(file, line, f"编码“{code}”重复，第{found[code][0]}行已有")
        if not code.isdigit() or levels.get(len(code)) != row["level"]:
            raise EditionError(file, line, f"编码“{code}”的位数与级次“{row['level']}”不符")
        if not row["name"]:
            raise EditionError(file, line, f"编码“{code}”没有名称")
        expected = code[:-2] if len(code) > 3 else ""
        if row["parent"] != expected:
            raise EditionError(file, line, f"编码“{code}”的上级应为“{expected}”，写的是“{row['parent']}”")
        found[code] = (line, row)
    parents = {row["parent"] for _, row in found.values()}
    for code, (line, row) in found.items():
        if row["parent"] and row["parent"] not in found:
            raise EditionError(file, line, f"编码“{code}”的上级“{row['parent']}”不在表中")
    return {
        code: CodeEntry(code, row["name"], row["level"], row["parent"], code not in parents)
        for code, (_, row) in sorted(found.items())
    }


def read_procurement(file: Path) -> dict[str, str]:
    """Names of the procurement classes by their letters."""
    return {code: entry.name for code, entry in _dotted(file).items()}


def read_assets(file: Path) -> tuple[AssetKind, ...]:
    """The kinds of state property the packet reports."""
    return tuple(
        AssetKind(row["code"], row["name"], row["parent"], row["measure"])
        for _, row in rows(file, ("code", "name", "parent", "measure"))
    )


def _dotted(file: Path) -> dict[str, CodeEntry]:
    found: dict[str, CodeEntry] = {}
    read = list(rows(file, ("code", "name", "parent")))
    parents = {row["parent"] for _, row in read}
    for line, row in read:
        code = row["code"]
        if code in found:
            raise EditionError(file, line, f"编码“{code}”重复")
        if row["parent"] and row["parent"] not in found:
            raise EditionError(file, line, f"编码“{code}”的上级“{row['parent']}”不在它前面")
        if row["parent"] != code.rpartition(".")[0]:
            raise EditionError(file, line, f"编码“{code}”的上级应为“{code.rpartition('.')[0]}”")
        found[code] = CodeEntry(code, row["name"], "", row["parent"], code not in parents)
    return found


def _mapping(
    file: Path, department: Mapping[str, CodeEntry], government: Mapping[str, CodeEntry]
) -> dict[tuple[str, Nature], tuple[str, ...]]:
    found: dict[tuple[str, Nature], tuple[str, ...]] = {}
    for line, row in rows(file, ("department_code", "unit_kind", "government_code", "source")):
        if row["department_code"] not in department:
            raise EditionError(file, line, f"部门经济分类“{row['department_code']}”不在科目表中")
        if row["government_code"] not in government:
            raise EditionError(file, line, f"政府经济分类“{row['government_code']}”不在科目表中")
        try:
            nature = Nature(row["unit_kind"])
        except ValueError:
            raise EditionError(file, line, f"单位性质“{row['unit_kind']}”应为行政或事业") from None
        key = (row["department_code"], nature)
        if row["government_code"] in found.get(key, ()):
            raise EditionError(file, line, f"“{row['department_code']}”的对应关系重复")
        found[key] = (*found.get(key, ()), row["government_code"])
    return found
