"""A second process does what it is asked for; whatever becomes of it, the work is done."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from budget_desktop import progress
from budget_desktop.domain.errors import KnownError
from budget_desktop.partner import process
from budget_desktop.partner.asking import asked, helped, helped_by, is_helped
from budget_desktop.partner.process import Partner
from budget_desktop.progress import StoppedError, told_to
from tests.partner import works


@pytest.fixture
def partner() -> Iterator[Partner]:
    made = works.partner()
    with helped_by(made):
        yield made
    made.end()
    assert not made.is_free


def test_what_is_asked_for_is_done_in_another_process(partner: Partner) -> None:
    assert is_helped()
    assert asked(works.where).result() != os.getpid()


def test_its_steps_are_told_here(partner: Partner) -> None:
    told: list[tuple[str, int, int]] = []
    with told_to(lambda *step: told.append(step)):
        assert asked(works.counted, 3).result() == 3
    assert told == [("数一数", number, 3) for number in (1, 2, 3)]


def test_what_it_refuses_is_refused_here_in_the_same_words(partner: Partner) -> None:
    with pytest.raises(KnownError, match="没有纸了。请添纸"):
        asked(works.refused).result()
    assert partner.is_free


@pytest.mark.parametrize(
    "work", [works.done_only_in, works.done_only_by_who_outlives_it, works.never_handed_back]
)
def test_what_goes_wrong_there_is_done_here_and_logged(
    partner: Partner, caplog: pytest.LogCaptureFixture, work: works.Fragile
) -> None:
    with caplog.at_level(logging.WARNING):
        assert asked(work, os.getpid()).result() == "做完了"
    assert "同伴进程没有做完" in caplog.text
    assert "本单位" not in caplog.text
    # The next thing is done too, there or here.
    assert asked(works.counted, 2).result() == 2


def test_only_what_is_on_the_list_is_done_there(partner: Partner) -> None:
    assert asked(works.not_listed).result() == os.getpid()
    assert asked(os.getpid).result() == os.getpid()


def test_what_cannot_be_handed_over_is_done_here(partner: Partner) -> None:
    assert asked(works.same, lambda: 7).result()() == 7
    assert partner.is_free


def test_what_is_asked_for_while_it_is_at_work_is_done_here(partner: Partner, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    first = asked(works.where_after, gate)
    assert not partner.is_free
    assert asked(works.where).result() == os.getpid()
    gate.touch()
    assert first.result() == partner.id
    assert asked(works.where).result() == partner.id


def test_a_short_question_may_be_asked_before_it_hears_and_is_the_first_it_does(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    made = works.partner_of(
        f"import pathlib, time; gate = pathlib.Path({str(gate)!r})\n"
        "while not gate.exists(): time.sleep(0.01)\n"
        "from tests.partner.works import be_one; be_one()"
    )
    with helped_by(made):
        assert not is_helped()
        long = asked(works.same, "字" * 4096)
        short = asked(works.where)
        gate.touch()
        assert short.result() == made.id
        assert long.result() == "字" * 4096
    made.end()


def test_a_partner_that_never_hears_keeps_nobody_waiting_for_ever() -> None:
    made = works.partner_of("raise SystemExit")
    with helped_by(made):
        assert asked(works.where).result() == os.getpid()
    made.end()


def test_at_its_work_it_does_not_outlive_who_asked_either(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from tests.partner.works import leave_one_waiting as go; go()"]
    with subprocess.Popen(
        command, cwd=works.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        assert parent.stdout.readline().strip() == b"ready"
        parent.kill()
        # Both hold it open: it ends when the last of them does.
        parent.stderr.read()


def test_work_that_was_called_off_ends_unseen(partner: Partner) -> None:
    def stop(_what: str, number: int, _count: int) -> None:
        if number == 2:
            raise StoppedError("已停止")

    with told_to(stop), pytest.raises(StoppedError):
        asked(works.counted, 5).result()
    assert asked(works.counted, 1).result() == 1


def test_one_that_is_ended_at_work_leaves_the_work_to_us(partner: Partner) -> None:
    answer = asked(works.waits_unless_in, os.getpid())
    partner.end()
    assert answer.result() == "做完了"
    assert asked(works.where).result() == os.getpid()


def test_it_does_not_outlive_who_started_it() -> None:
    command = [sys.executable, "-c", "from tests.partner.works import leave_one_at_work as go; go()"]
    with subprocess.Popen(
        command, cwd=works.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        assert parent.stdout.readline().strip() == b"ready"
        parent.kill()
        # Both hold it open: it ends when the last of them does.
        parent.stderr.read()


def test_there_is_none_where_it_would_only_take_turns_with_us() -> None:
    with helped():
        assert not is_helped()
        assert asked(works.where).result() == os.getpid()


def test_a_system_that_starts_no_process_is_no_reason_not_to_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(process, "has_room", lambda: True)
    monkeypatch.setattr(process, "started", refuse)
    with helped():
        assert asked(works.where).result() == os.getpid()


def test_without_one_work_is_done_when_its_outcome_is_needed() -> None:
    told: list[str] = []
    with progress.told_to(lambda what, *_: told.append(what)):
        answer = asked(works.counted, 1)
        assert told == []
        answer.result()
    assert told == ["数一数"]
