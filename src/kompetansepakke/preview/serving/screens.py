"""The pages of the preview: those that were built, with its script put in, and the one shown until there are any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from kompetansepakke.preview.board import Fault, State
from kompetansepakke.web.bundle import script

OWN = ".kp/"
"""Below this lies what is the preview's own; no page of an edition has such an address."""
SCRIPT, STYLE, EVENTS = f"{OWN}preview.js", f"{OWN}preview.css", f"{OWN}events"
_END_OF_HEAD = re.compile(rb"</head\s*>", re.IGNORECASE)
_AGAIN = "Rett og lagre, så blir sida bygd på nytt av seg selv."


def own_file(path: str) -> bytes:
    """The script or the style of the preview."""
    if path == SCRIPT:
        return script("preview", Path(__file__).parent).encode()
    return Path(__file__).with_name(path.removeprefix(OWN)).read_bytes()


def with_script(page: bytes, version: str) -> bytes:
    """The page with the script that follows what happens; `version` is what the page shows."""
    tag = f'<script defer src="/{SCRIPT}" data-version="{escape(version)}"></script>\n'.encode()
    end = _END_OF_HEAD.search(page)
    return page[:end.start()] + tag + page[end.start():] if end else page + tag


def event(state: State, version: str) -> dict[str, Any]:
    """The state as the script reads it. Where nothing is built yet, the page itself tells what is wrong."""
    faults = state.faults if state.built else ()
    return {"number": state.number, "version": version, "heading": _heading(faults), "lead": _AGAIN,
            "close": "Lukk", "mend": "Rett:",
            "faults": [{"place": one.place, "code": one.code, "message": one.message, "fix": one.fix}
                       for one in faults]}


def waiting_page(faults: tuple[Fault, ...]) -> str:
    """What is shown until an edition could be built."""
    title = _heading(faults) if faults else "Bygger …"
    lead = _AGAIN if faults else "Sida kommer når den er bygd."
    return (f'<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="color-scheme" content="light dark">\n<title>{escape(title)} – forhåndsvisning</title>\n'
            f'<link rel="stylesheet" href="/{STYLE}">\n</head>\n<body>\n<main class="told">\n'
            f"<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n{''.join(_listed(faults))}</main>\n</body>\n</html>\n")


def _heading(faults: tuple[Fault, ...]) -> str:
    return f"{len(faults)} feil: sida er ikke oppdatert" if faults else ""


def _listed(faults: tuple[Fault, ...]) -> Iterator[str]:
    if faults:
        yield "<ul>\n"
    for one in faults:
        place = f'<code>{escape(one.place)}</code> {escape(one.code)}<br>' if one.place else ""
        fix = f"<br><strong>Rett:</strong> {escape(one.fix)}" if one.fix else ""
        yield f"<li>{place}{escape(one.message)}{fix}</li>\n"
    if faults:
        yield "</ul>\n"
