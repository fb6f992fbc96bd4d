"""Entering the reference packet never takes more keys than it did."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.keystrokes import content, enter_tables, known_figures, reference


def test_the_reference_tables_are_entered_with_no_more_keys_than_before(
    application: QApplication, tmp_path: Path
) -> None:
    figures, lines = enter_tables(tmp_path)
    assert content(lines) == content(reference().lines)
    known = known_figures()
    assert figures.keys() == known.keys()
    grown = {table: keys for table, keys in figures.items() if keys > known[table]}
    assert not grown, "more keys than benchmarks/keystrokes.toml says"
