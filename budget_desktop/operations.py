"""What the command line and the window do alike: make a sample book, take in an exchange file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from budget_desktop import assets
from budget_desktop.domain.errors import KnownError
from budget_desktop.edition import load_edition
from budget_desktop.samples import FILES, PRACTICE, SAMPLE
from budget_desktop.store.book import Book
from budget_desktop.user_files import BOOK_SUFFIX

if TYPE_CHECKING:
    from budget_desktop.domain.packet import Packet
    from budget_desktop.domain.records import Header
    from budget_desktop.store.draft import Draft


def create_sample(path: Path, *, broken: bool = False) -> None:
    """Write the sample book (济源 2020, mended), or its twin with errors to find. The file must not exist."""
    from budget_desktop.exchange.reading import read_exchange

    label = PRACTICE if broken else SAMPLE
    packets = [
        packet
        for name in FILES[label]
        for packet in read_exchange(assets.resource("samples", name).read_text(encoding="utf-8"))
    ]
    with Book.create(path) as book:
        take_in(book, label, packets)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    count: int
    """Packets taken in."""
    replaced: tuple[str, ...]
    """Those that were in the book before, by name."""


def import_exchange(source: Path, path: Path) -> Imported:
    """Take an exchange file into the book at `path`, made if missing.

    All or nothing: when it cannot be done, a book that was there is as before, and none is left that was not.
    """
    packets = read_exchange_file(source)
    is_new = not path.exists()
    with Book.create(path) if is_new else Book.open(path) as book:
        try:
            replaced = take_in(book, f"导入 {source.name}", packets)
        except BaseException:  # Ctrl+C too
            if is_new:
                book.close()
                path.unlink(missing_ok=True)
            raise
    return Imported(len(packets), replaced)


def packets_of(path: Path) -> tuple["Packet", ...]:
    """The packets of a book, which is not touched. Raises KnownError when it cannot be read or holds none."""
    from budget_desktop.store.twin import opened_twin

    with opened_twin(path) as book:
        packets = tuple(book.packet(info.id) for info in book.packets())
    if not packets:
        raise KnownError(f"账套“{path.name}”里没有任何年度的预算", "请换一个账套")
    return packets


def read_last_year(source: Path) -> tuple["Packet", ...]:
    """The packets of last year's book or exchange file. Neither is touched. Raises KnownError."""
    return packets_of(source) if _is_book(source) else read_exchange_file(source)


def _is_book(source: Path) -> bool:
    return source.suffix.lower() == BOOK_SUFFIX


def read_exchange_file(source: Path) -> tuple["Packet", ...]:
    """The packets of an exchange file. Raises KnownError when it cannot be read or is not one."""
    from budget_desktop.exchange.listed import unlisted
    from budget_desktop.exchange.problems import ExchangeError
    from budget_desktop.exchange.reading import read_exchange

    if _is_book(source):
        raise KnownError(
            f"“{source.name}”是账套，不是交换格式文件",
            "取它的金额作上年数的，用 --last-year 导入；整套导入的，先用 dump 把它写成 JSON",
        )
    try:
        text = source.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KnownError(f"找不到文件“{source}”", "请检查路径") from None
    except UnicodeDecodeError:
        raise KnownError(f"“{source.name}”不是 UTF-8 编码的 JSON", "请另存为 UTF-8 后再导入") from None
    except OSError:
        raise KnownError(f"“{source}”读不出来", "请检查是否有权限，或文件是否在别的程序中打开") from None
    packets = read_exchange(text)
    if not packets:
        raise KnownError(f"“{source.name}”里没有预算", "请检查是否导出完整")
    problems = [
        problem
        for number, packet in enumerate(packets)
        # An unknown edition is told here, not each time the book is opened.
        for problem in unlisted(packet, load_edition(packet.header.edition), ("packets", number))
    ]
    if problems:
        raise ExchangeError(problems)
    return packets


def take_in(book: Book, label: str, packets: Sequence["Packet"]) -> tuple[str, ...]:
    """Put packets into the book in one step; one of the same department, year and stage is replaced.

    Where a file has no reasons or no reviews, those of the book stay; they expire if the figures differ.
    Returns the names of the packets replaced.
    """
    present = {(info.department_code, info.year, info.stage): info.id for info in book.packets()}
    known = [
        present.get((each.header.department_code, each.header.year, each.header.stage)) for each in packets
    ]
    wanted = [
        _settled(each if id_ is None else _completed(each, book.packet(id_)))
        for each, id_ in zip(packets, known, strict=True)
    ]

    def work(draft: "Draft") -> None:
        for packet, id_ in zip(wanted, known, strict=True):
            if id_ is None:
                draft.add_packet(packet)
            else:
                draft.replace_packet(id_, packet)

    book.edit(label, work)
    return tuple(named(each.header) for each, id_ in zip(packets, known, strict=True) if id_ is not None)


def named(header: "Header") -> str:
    """A packet in words: department, year and stage."""
    return f"{header.department}（{header.department_code}）{header.year}年 {header.stage}"


def _completed(packet: "Packet", standing: "Packet") -> "Packet":
    return replace(
        packet,
        answers=packet.answers or standing.answers,
        reviews=packet.reviews or standing.reviews,
        carried_texts=packet.carried_texts or standing.carried_texts,
    )


def _settled(packet: "Packet") -> "Packet":
    # Late: the window starts without the rules.
    from budget_desktop.disclosure import disclosed
    from budget_desktop.rules.settling import settled

    return settled(disclosed(packet))
