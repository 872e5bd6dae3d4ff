"""`kp verify`: whether what is published is what was built, and whether the host keeps what the guide promises."""

from __future__ import annotations

import argparse
import getpass
import os
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from kompetansepakke.publish.verify.findings import Finding, Kind
from kompetansepakke.publish.verify.places import Folder, Host
from kompetansepakke.publish.verify.verifying import verify
from kompetansepakke.site.project import SiteError

PASSWORD = "KP_PASSWORD"
_MOST = 10
"""How many rows of one kind are shown of an edition, before the rest are counted."""
_SAID: dict[Kind, str] = {
    "files": "{count} filer er slik de ble bygd",
    "list_unreadable": "{path} kan ikke leses; bygg og publiser på nytt",
    "file_missing": "{path} mangler (svar {status})",
    "file_changed": "{path} er ikke slik den ble bygd",
    "file_extra": "{path} er ikke en del av det som ble bygd",
    "open": "åpen for alle",
    "closed": "låst (svar {status})",
    "not_closed": "ER IKKE LÅST: hvem som helst kan lese den (svar {status})",
    "not_open": "skulle vært åpen, men er låst (svar {status})",
    "password_refused": "brukernavnet og passordet blir ikke godtatt",
    "lock_passed": "LÅSEN BLE PASSERT uten passord: {path}",
    "lock_holds": "låsen holder mot {count} måter å skrive adressen på",
    "headers": "{count} headere er som lovet",
    "header_wrong": "{header} på {path}: fikk «{got}», skal være «{wanted}»",
    "types": "{count} filtyper har riktig navn",
    "type_wrong": "feil filtype på {path}: fikk «{got}»",
    "cache_wrong": "feil Cache-Control på {path}: fikk «{got}»",
    "redirect": "{path} leder til {path}/",
    "redirect_wrong": "{path} skal lede til {path}/ på samme sted: fikk «{got}»",
    "not_found": "det som ikke finnes, svarer 404 med utgavens egen side",
    "not_found_wrong": "{path} skal svare 404 med utgavens egen side: fikk {status}",
    "hidden": "kilder, skjulte filer og mappelister blir ikke vist",
    "hidden_shown": "{path} blir vist, og skal ikke det",
    "writing": "ingen kan skrive",
    "writing_allowed": "{method} blir tatt imot (svar {status})",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("place", metavar="ADRESSE|MAPPE", help="som https://kompetanse.example.no/ eller site/")
    parser.add_argument("--open", action="append", metavar="ID", default=[],
                        help="utgave som skal være åpen for alle (kan gjentas); ellers bare den første")
    parser.add_argument("--user", metavar="NAVN", help=f"se også bak låsen; passordet står i {PASSWORD}, eller kp spør")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Look, and print one table; 1 where something is not as it should be."""
    findings = verify(_place(options), options.open)
    rows = [("Hvor", "", "Funn"), *_rows(findings)]
    wide = max(len(where) for where, _, _ in rows)
    for where, verdict, said in rows:
        print(f"{where:<{wide}}  {verdict:<4}  {said}")
    wrong = sum(not found.is_good for found in findings)
    print(f"{wrong} feil." if wrong else "Alt er som det skal.", file=sys.stderr)
    return 1 if wrong else 0


def _place(options: argparse.Namespace) -> Folder | Host:
    url = _address(options.place)
    if url and "@" in url.netloc:
        raise SiteError("Skriv adressen uten brukernavn og passord. Bruk --user NAVN i stedet, og sett passordet i "
                        f"variabelen {PASSWORD}.")
    if url:
        return Host(url, f"{options.user}:{_password(options.user)}" if options.user else "")
    folder = Path(options.place)
    if not folder.is_dir():
        raise SiteError(f"«{_without_login(options.place)}» er verken en mappe eller en adresse som begynner med https://.")
    return Folder(folder)


def _address(place: str) -> SplitResult | None:
    """The place as an address on the web; None where it is no such."""
    try:
        url = urlsplit(place)
        is_address = url.scheme in ("http", "https") and (url.hostname or "").encode("idna") and url.port != 0
    except ValueError as error:  # a port or a name that no host can have
        raise SiteError(f"«{_without_login(place)}» er ikke en adresse som kan finnes. Skriv den som "
                        "https://kompetanse.example.no/.") from error
    return url if is_address else None


def _without_login(place: str) -> str:
    """The place as it can be shown: what is told goes into logs, where a password stays."""
    return re.sub(r"(?<=//).*@", "…@", place)


def _password(user: str) -> str:
    if found := os.environ.get(PASSWORD):
        return found
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would be shown as it is written
            return getpass.getpass(f"Passordet til {user}: ")
    except (getpass.GetPassWarning, EOFError):
        raise SiteError(f"Det er ingen terminal å skrive passordet i. Sett det i variabelen {PASSWORD}.") from None


def _rows(findings: list[Finding]) -> Iterator[tuple[str, str, str]]:
    counts: Counter[tuple[str, Kind]] = Counter()
    for found in findings:
        key = (found.where, found.kind)
        counts[key] += 1
        if counts[key] <= _MOST:
            yield found.where or "hele", "ok" if found.is_good else "FEIL", _SAID[found.kind].format(**found.facts)
    for (where, _), count in counts.items():
        if count > _MOST:
            yield where or "hele", "FEIL", f"… og {count - _MOST} til av samme slag"
