from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from budget_desktop.gui.models.rows import follow


@dataclass(frozen=True)
class Row:
    key: int
    text: str = ""


class Rows(QAbstractListModel):
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        return self.rows[index.row()].text if role == Qt.ItemDataRole.DisplayRole else None


keys = st.lists(st.integers(0, 8), unique=True)


@given(keys, keys)
def test_follow_arrives(before: list[int], after: list[int]) -> None:
    model = Rows([Row(key) for key in before])
    wanted = [Row(key, "neu") for key in after]
    follow(model, model.rows, wanted)
    assert model.rows == wanted


def test_rows_that_stay_keep_their_place() -> None:
    model = Rows([Row(1), Row(2), Row(3)])
    kept = QPersistentModelIndex(model.index(2, 0))
    follow(model, model.rows, [Row(2), Row(5), Row(3), Row(4)])
    assert kept.row() == 2
    follow(model, model.rows, [Row(3)])
    assert kept.row() == 0
