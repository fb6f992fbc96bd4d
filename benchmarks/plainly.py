"""`python -m benchmarks.plainly`: the sample's workbook beside the same cells written by openpyxl plainly."""

import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from openpyxl import Workbook

from budget_desktop import assets
from budget_desktop.disclosure import disclose
from budget_desktop.edition import load_edition
from budget_desktop.exchange.reading import read_exchange
from budget_desktop.export.workbook import write_workbook
from budget_desktop.tables.table import Table

_RUNS = 25


def main() -> None:
    (packet,) = read_exchange(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
    tables = tuple(disclose(packet, load_edition(packet.header.edition)).tables.values())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, plain = _fastest(
            partial(write_workbook, tables, folder / "ours.xlsx", title="", author=""),
            partial(_write_plainly, tables, folder / "plain.xlsx"),
        )
    print(f"ours {ours:.1f} ms, plainly {plain:.1f} ms, ratio {ours / plain:.2f}")


def _write_plainly(tables: Sequence[Table], target: Path) -> None:
    """Texts and numbers alone: no looks, widths, merged cells or pages."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in tables:
        sheet = workbook.create_sheet(table.key)
        for row in (*table.head, *table.body):
            sheet.append([_value(table, cell.text, cell.amount) if cell else None for cell in row])
    workbook.save(target)


def _value(table: Table, text: str, amount: int | None) -> str | float:
    return text if amount is None else float(table.amounts.rounded(amount))


def _fastest(*rivals: Callable[[], object]) -> list[float]:
    """Processor time in milliseconds of the fastest run of each, after one that warms up; they take turns."""
    spent: list[list[float]] = [[] for _ in rivals]
    for _ in range(_RUNS + 1):
        for found, work in zip(spent, rivals, strict=True):
            start = time.process_time()
            work()
            found.append(time.process_time() - start)
    return [1000 * min(found[1:]) for found in spent]


if __name__ == "__main__":
    main()
