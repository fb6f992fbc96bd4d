"""Ways of tampering with a packet that was handed over: its files, their list, the archive beside them."""

import random
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from benchmarks.tampering.archive import zipped
from benchmarks.tampering.change import Change, Kind
from budget_desktop.verification.listing import LIST, PUBLISHED, archive_of

_PACKET = Path("公开包")
_ARCHIVE = str(archive_of(_PACKET))


class PacketFiles:
    """The published files and their archive, by path. A change is all of them in one container."""

    def __init__(self, folder: Path, archive: Path) -> None:
        inside = _PACKET / PUBLISHED
        self.files: dict[str, bytes] = {
            str(inside / path.name): path.read_bytes() for path in sorted(folder.iterdir())
        }
        self.published = tuple(self.files)
        self.list = str(inside / LIST)
        self.files[_ARCHIVE] = archive.read_bytes()

    def changed(self, changes: Mapping[str, bytes | None]) -> bytes:
        """With other files of these names, or without them."""
        return zipped({**self.files, **changes})


def unpacked(data: bytes, folder: Path) -> Path:
    """A changed packet laid out in an empty folder; returns where its published files are."""
    with ZipFile(BytesIO(data)) as archive:
        archive.extractall(folder)
    return folder / _PACKET / PUBLISHED


_Make = Callable[[PacketFiles, random.Random], Change | None]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def _one_bit(file: PacketFiles, chance: random.Random) -> Change:
    name = chance.choice([*file.files])
    return Change(f"{name} 改一位", file.changed({name: _flipped(file.files[name], chance)}))


def _shortened(file: PacketFiles, chance: random.Random) -> Change:
    name = chance.choice([*file.files])
    return Change(f"{name} 截短", file.changed({name: file.files[name][: -chance.randrange(1, 30)]}))


def _lengthened(file: PacketFiles, chance: random.Random) -> Change:
    name = chance.choice([*file.files])
    return Change(f"{name} 加长", file.changed({name: file.files[name] + b"\n"}))


def _lost(file: PacketFiles, chance: random.Random) -> Change:
    name = chance.choice(file.published)
    return Change(f"少了 {name}", file.changed({name: None}))


def _foreign(file: PacketFiles, chance: random.Random) -> Change:
    name = str(Path(file.list).with_name(f"补充{chance.randrange(100)}.docx"))
    return Change(f"多了 {name}", file.changed({name: b"PK"}))


def _renamed(file: PacketFiles, chance: random.Random) -> Change:
    name = chance.choice(file.published)
    other = str(Path(name).with_stem(f"{Path(name).stem}（修改）"))
    return Change(f"{name} 改名", file.changed({name: None, other: file.files[name]}))


def _swapped(file: PacketFiles, chance: random.Random) -> Change:
    one, two = chance.sample(file.published, 2)
    return Change(f"{one}与{two}对调", file.changed({one: file.files[two], two: file.files[one]}))


def _in_list(change: Callable[[list[str], random.Random], list[str]]) -> _Make:
    """The lines of the list become others."""

    def make(file: PacketFiles, chance: random.Random) -> Change:
        lines = change(file.files[file.list].decode().splitlines(), chance)
        return Change("改清单", file.changed({file.list: "".join(f"{one}\n" for one in lines).encode()}))

    return make


def _other_digest(lines: list[str], chance: random.Random) -> list[str]:
    number, place = chance.randrange(len(lines)), chance.randrange(64)
    line = lines[number]
    other = chance.choice([one for one in "0123456789abcdef" if one != line[place]])
    return [*lines[:number], line[:place] + other + line[place + 1 :], *lines[number + 1 :]]


def _other_name(lines: list[str], chance: random.Random) -> list[str]:
    number = chance.randrange(len(lines))
    return [*lines[:number], f"{lines[number]}x", *lines[number + 1 :]]


def _fewer(lines: list[str], chance: random.Random) -> list[str]:
    number = chance.randrange(len(lines))
    return lines[:number] + lines[number + 1 :]


def _more(lines: list[str], chance: random.Random) -> list[str]:
    return [*lines, f"{chance.randbytes(32).hex()}  附件.pdf"]


def _in_archive(change: Callable[[dict[str, bytes | None], random.Random], None]) -> _Make:
    """The members of the archive become others."""

    def make(file: PacketFiles, chance: random.Random) -> Change:
        with ZipFile(BytesIO(file.files[_ARCHIVE])) as archive:
            members: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
        change(members, chance)
        return Change("改压缩包", file.changed({_ARCHIVE: zipped(members)}))

    return make


def _member_changed(members: dict[str, bytes | None], chance: random.Random) -> None:
    name = chance.choice([*members])
    members[name] = _flipped(members[name] or b"", chance)


def _member_lost(members: dict[str, bytes | None], chance: random.Random) -> None:
    members[chance.choice([*members])] = None


def _member_added(members: dict[str, bytes | None], chance: random.Random) -> None:
    members[f"底稿{chance.randrange(100)}.xls"] = b"x"


PACKET_KINDS: tuple[Kind[PacketFiles], ...] = (
    Kind("改一个二进制位", _one_bit),
    Kind("截短一个文件", _shortened),
    Kind("加长一个文件", _lengthened),
    Kind("少一个文件", _lost),
    Kind("多一个文件", _foreign),
    Kind("文件改名", _renamed),
    Kind("两个文件对调", _swapped),
    Kind("清单改校验值", _in_list(_other_digest)),
    Kind("清单改文件名", _in_list(_other_name)),
    Kind("清单少一行", _in_list(_fewer)),
    Kind("清单多一行", _in_list(_more)),
    Kind("压缩包里改一位", _in_archive(_member_changed)),
    Kind("压缩包里少一个", _in_archive(_member_lost)),
    Kind("压缩包里多一个", _in_archive(_member_added)),
)
