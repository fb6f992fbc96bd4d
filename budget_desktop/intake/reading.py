"""A workbook from a file: looked at from outside, parsed in a process of its own, handed over as values."""

import json
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop.intake import CHILD_COMMAND, limits
from budget_desktop.intake.preflight import preflight
from budget_desktop.intake.refusal import IntakeError, damaged
from budget_desktop.intake.sheet import Workbook
from budget_desktop.intake.wire import WireError, read_answer
from budget_desktop.once_more import started

if TYPE_CHECKING:
    from subprocess import Popen


class WorkbookReader:
    """Reads one file; `cancel` may be called from another thread meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: Popen[bytes] | None = None
        self._guard = threading.Lock()
        self._is_cancelled = self._is_late = False

    def cancel(self) -> None:
        """Stop reading: `read` then raises IntakeError."""
        with self._guard:
            self._is_cancelled = True
            if self._process is not None:
                self._process.kill()

    def read(self) -> Workbook:
        """The workbook. Raises IntakeError: what is wrong with the file and how to mend it."""
        name = self._path.name
        data = _content(self._path)
        kind, notices = preflight(data, name)
        head = json.dumps({"format": kind.value, "name": name}).encode() + b"\n"
        answer = self._answer(head + data)
        if self._is_cancelled:
            raise IntakeError(f"没有读完“{name}”，已停止", "账套没有改动")
        # A process that its own bounds ended, of memory or of processor time, says nothing at all.
        if self._is_late or not answer or len(answer) > limits.ANSWER_BYTES:
            raise IntakeError(f"“{name}”太大或太复杂，没有读入", "请只留要导入的工作表和行，另存后再选")
        try:
            return read_answer(answer, name, notices)
        except WireError as error:
            raise damaged(name) from error

    def _answer(self, question: bytes) -> bytes:
        with self._guard:
            if self._is_cancelled:
                return b""
            self._process = process = started(CHILD_COMMAND)
        late = threading.Timer(limits.WAITING_SECONDS, self._give_up)
        feeder = threading.Thread(target=_feed, args=(process, question), daemon=True)
        late.start()
        feeder.start()
        try:
            answer = process.stdout.read(limits.ANSWER_BYTES + 1) if process.stdout else b""
        finally:
            late.cancel()
            process.kill()
            process.wait()
            feeder.join()
            if process.stdout is not None:
                process.stdout.close()
        return answer

    def _give_up(self) -> None:
        self._is_late = True
        if self._process is not None:
            self._process.kill()


def read_workbook(path: Path) -> Workbook:
    """The workbook in a file. Raises IntakeError."""
    return WorkbookReader(path).read()


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(limits.FILE_BYTES + 1)
    except FileNotFoundError:
        raise IntakeError(f"找不到文件“{path.name}”", "请检查路径") from None
    except OSError:
        raise IntakeError(
            f"“{path.name}”读不出来", "请检查是否有权限，或文件是否正在 Excel、WPS 中打开"
        ) from None


def _feed(process: "Popen[bytes]", question: bytes) -> None:
    """Hand the file over; a process that ended before it read all of it has said why."""
    if process.stdin is not None:
        with suppress(OSError), process.stdin:
            process.stdin.write(question)
