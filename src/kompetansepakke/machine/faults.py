"""What to say of what nobody foresaw, and of what the machine refuses."""

from __future__ import annotations

import errno
import re
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "kvoten din på disken er brukt opp",
    errno.EFBIG: "fila ble større enn det er lov til her",
    errno.EROFS: "disken kan bare leses, ikke skrives til",
    errno.EACCES: "du har ikke lov til å skrive i den eller i mappa rundt",
    errno.EPERM: "du har ikke lov til å bytte den ut",
    errno.EBUSY: "den er et monteringspunkt eller i bruk; velg en mappe inni den",
    errno.EXDEV: "den kan ikke flyttes (den ligger på en annen disk eller i et lag under); slett den, eller velg en ny",
    errno.ENOTDIR: "noe på veien dit er en fil, ikke en mappe",
    errno.ENOTEMPTY: "noe annet la filer i den mens vi bygde",
    errno.EEXIST: "noe på veien dit er en fil, ikke en mappe",
    errno.ELOOP: "symbolske lenker på veien dit går i ring, eller låsfila er en symbolsk lenke",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EIO: "disken svarer med feil",
}
_INNER = re.compile(r"\[Errno (\d+)\]")


_ERRNO = re.compile(r"\[Errno (?P<number>\d+)\] (?P<what>[^:\n]+)(?:: '(?P<file>[^'\n]*)')?")
"""How Python tells what the machine refused."""


def what_happened(error: Exception) -> str:
    """An error that isn't the content's, in one line of Norwegian: the machine's, or the tool's own."""
    if isinstance(error, OSError):
        return f"{error.filename or 'Maskinen'}: {plain_reason(error)}."
    return (f"Verktøyet kom ut for noe det ikke forstår ({type(error).__name__}: {' '.join(str(error).split())}). "
            "Meld fra til dem som vedlikeholder det; nettstedet er ikke endret.")


def plain_reason(error: OSError) -> str:
    """Why the machine refused, in Norwegian, in one line without a full stop."""
    inner = _INNER.search(str(error))  # what shutil gathers is an error without a number of its own
    number = error.errno or (int(inner[1]) if inner else None)
    if number in _REASONS:
        return _REASONS[number]
    if "temporary directory" in str(error.strerror):  # Python has tried to write in each of them
        return "det er ikke plass til midlertidige filer; rydd på disken, eller sett TMPDIR til en mappe med plass"
    about = f" ({error.filename})" if error.filename is not None else ""
    return printable(f"systemet svarte «{error.strerror or error}»{about}")


def machines_reason(said: str) -> str:
    """What the machine refused, in a sentence of Norwegian, where that is what Python said; else nothing."""
    refused = _ERRNO.search(said)
    if refused is None:
        return ""
    return f"{plain_reason(OSError(int(refused['number']), refused['what'], refused['file']))}."


def printable(text: Path | str) -> str:
    """The text on a line, with nothing that steers a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in str(text))
