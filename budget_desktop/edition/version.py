"""Which state of an edition this is: editions are data anybody may correct, without a number of their own."""

import hashlib

from budget_desktop import assets

_DIGITS = 8


def edition_version(key: str) -> str:
    """The first digits of a hash over all files of an edition: the same files, the same version."""
    folder = assets.resource("editions", key)
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\n".encode())
        # Whatever a checkout made of the ends of lines.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:_DIGITS].upper()
