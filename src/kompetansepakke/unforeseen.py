"""What to say of what nobody foresaw."""

from __future__ import annotations

from kompetansepakke.swap import plain_reason


def what_happened(error: Exception) -> str:
    """An error that isn't the content's, in one line of Norwegian: the machine's, or the tool's own."""
    if isinstance(error, OSError):
        return f"{error.filename or 'Maskinen'}: {plain_reason(error)}."
    return (f"Verktøyet kom ut for noe det ikke forstår ({type(error).__name__}: {' '.join(str(error).split())}). "
            "Meld fra til dem som vedlikeholder det; nettstedet er ikke endret.")
