"""The log tells what went wrong and where, and nothing of what people typed: tried with planted names."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from budget_desktop.discretion import DiscreetFormatter, Harmless, masked, told

PLANTED = ("张三丰", "13800138000", "35,000.00", "3500000", "济源市", "zhangsan", "李四的补助")


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """A log file as the program keeps it, for everything that is logged."""
    file = tmp_path / "program.log"
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(DiscreetFormatter())
    logging.getLogger().addHandler(handler)
    yield file
    logging.getLogger().removeHandler(handler)
    handler.close()


def read(file: Path) -> str:
    said = file.read_text(encoding="utf-8")
    assert not [name for name in PLANTED if name in said]
    return said


def test_a_fault_is_told_by_kind_and_place_and_so_is_its_cause(logged: Path) -> None:
    def parse(typed: str) -> float:
        return float(typed)

    try:
        try:
            parse("张三丰 35,000.00")
        except ValueError as error:
            raise RuntimeError("“李四的补助”读不懂，电话 13800138000") from error
    except RuntimeError:
        logging.getLogger("budget_desktop.gui.page").exception("后台任务出错")
    said = read(logged)
    assert "ERROR budget_desktop.gui.page 后台任务出错\nRuntimeError: …\n" in said
    assert "ValueError: could not convert string to float: …" in said
    assert " parse" in said, "the function it happened in"
    assert str(Path(__file__).parent) not in said


def test_what_sqlite_was_given_is_not_told(logged: Path) -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("CREATE TABLE line (name TEXT UNIQUE, amount INTEGER)"))
        row = {"name": "张三丰", "amount": 3500000}
        insert = text("INSERT INTO line VALUES (:name, :amount)")
        connection.execute(insert, row)
        try:
            connection.execute(insert, row)
        except IntegrityError:
            logging.getLogger("budget_desktop.store").exception("没有写入账套")
    assert "IntegrityError: (sqlite3.IntegrityError) UNIQUE constraint failed: line.name\n" in read(logged)


@pytest.mark.parametrize(
    "path", ["/mnt/zhangsan/济源市 预算/2020.budget", "C:\\Users\\zhangsan\\济源市\\2020.budget"]
)
def test_paths_hold_the_names_of_users(logged: Path, path: str) -> None:
    log = logging.getLogger("budget_desktop.store")
    log.warning("打不开 %s", path)
    log.warning("找不到 %s", Path(path))
    logging.getLogger("PIL").warning("cannot open %s", path)
    logging.getLogger("PIL").warning(f"cannot open {path}")
    assert read(logged).count("…") == 4


def test_what_surely_speaks_of_the_program_stands(logged: Path) -> None:
    log = logging.getLogger("budget_desktop.store")
    log.warning("账套的文件有损坏：%s", Harmless("row 3 missing from index line_key"))
    log.warning("没有写入账套：%s，第 %d 次", "DiskFullError", 2)
    said = read(logged)
    assert "row 3 missing from index line_key" in said
    assert "没有写入账套：DiskFullError，第 2 次" in said


@given(
    st.sampled_from(PLANTED), st.text(alphabet="ab :=", max_size=8), st.text(alphabet="ab 。）'", max_size=8)
)
def test_planted_names_are_masked_wherever_they_stand(name: str, before: str, after: str) -> None:
    assert name not in masked(before + name + after)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("could not convert string to float: Zhang San", "could not convert string to float: …"),
        ("no such table: wang_xiaoming", "no such table: …"),
        (
            "QPainter::begin: Paint device of LiSi returned engine",
            "QPainter::begin: Paint device of … returned engine",
        ),
        ("list index out of range", "list index out of range"),
        ("b35,000.00", "…"),
        ("Jürgen", "…"),
    ],
)
def test_names_in_latin_letters_are_masked_without_quotes_too(said: str, left: str) -> None:
    assert masked(said) == left


def test_a_fault_without_a_message_is_told_too() -> None:
    assert told(None) == ""
    assert told(KeyError()) == "KeyError"


def test_the_last_resort_of_the_command_line_is_as_discreet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from budget_desktop import __main__, cli, user_files

    def fail(_arguments: object) -> int:
        raise AssertionError("张三丰 35,000.00")

    monkeypatch.setattr(cli, "main", fail)
    monkeypatch.setattr(user_files, "log_folder", lambda: tmp_path)
    monkeypatch.setattr(sys, "argv", ["budget-desktop", "check"])
    assert __main__.main() == 2
    assert "fault.txt" in capsys.readouterr().err
    assert read(tmp_path / "fault.txt").startswith("AssertionError: …\n")
