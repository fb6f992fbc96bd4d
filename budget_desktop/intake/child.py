"""The process that parses a file: its bytes on standard input, one JSON answer on standard output.

It has little memory and little time, and nothing else of the program is open in it. Whatever goes wrong here
is one friendly refusal outside.
"""

import gc
import json
import sys
import warnings

from budget_desktop.intake import confinement
from budget_desktop.intake.preflight import Format
from budget_desktop.intake.refusal import IntakeError, damaged
from budget_desktop.intake.wire import refused, written


def serve() -> int:
    """Read one file: a line of JSON with its format and name, then its bytes."""
    confinement.confine_this_process()
    # It ends soon, and needs nearly all it makes until then: looking for garbage takes a third of its time.
    gc.disable()
    warnings.simplefilter("ignore")
    head = json.loads(sys.stdin.buffer.readline())
    name = str(head["name"])
    try:
        answer = _parsed(Format(head["format"]), sys.stdin.buffer.read(), name)
    except IntakeError as error:
        answer = refused(error)
    except MemoryError:
        answer = refused(IntakeError(f"“{name}”太大，没有读入", "请只留要导入的工作表和行，另存后再选"))
    except Exception:
        # Damaged files make the parsers raise just about anything.
        answer = refused(damaged(name))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _parsed(kind: Format, data: bytes, name: str) -> bytes:
    if kind is Format.XLS:
        from budget_desktop.intake.files.xls import read_xls

        return written(read_xls(data, name))
    from budget_desktop.intake.files.xlsx import read_xlsx

    return written(read_xlsx(data, name))
