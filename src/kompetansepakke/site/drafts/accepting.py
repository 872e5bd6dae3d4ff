"""From draft to translation: checked in its place beside its page, and put there only where all of it holds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kompetansepakke.base.problems import Place, Problem, errors, problem
from kompetansepakke.site.drafts.yaml_texts import DraftRefusedError, with_texts
from kompetansepakke.site.project import CONTENT_FOLDERS, SiteError, is_passed_over
from kompetansepakke.site.site import Site

DRAFTS = "utkast"
"""The folder of drafts, with the paths of `modules/` and `docs/` in it."""
_TERMS = re.compile(rf"{DRAFTS}/terms\.[^/]+\.yml")
"""Words that a site has decided on lie among the drafts, and are none."""
_MUST_MATCH = ("KP505", "KP509")
"""Warnings of a translation that isn't like its page: in a draft they are refused as errors are."""
_NAME = re.compile(r"(?P<stem>.+)\.(?P<locale>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)\.(?P<kind>md|yml)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its file and that of the place it is for, both from the site's root, and what that will hold.

    A page's draft is for a file of its own; one of `package.yml` goes into that file, as its text in one more language.
    """

    source: str
    target: str
    data: bytes


def drafts_at(site: Site, path: Path) -> list[str]:
    """The drafts at `path`, which is one, a folder of them, or that of the pages that they are drafts of."""
    inner = inside(site.root, path)
    if not inner.parts or inner.parts[0] in CONTENT_FOLDERS:
        inner = DRAFTS / inner
    if inner.parts[:1] != (DRAFTS,):
        raise SiteError(f"{path} ligger ikke i {DRAFTS}/.")
    whole = site.root / inner
    if whole.is_file():
        return [inner.as_posix()]
    below = sorted(path.relative_to(site.root).as_posix() for path in _below(whole)) if whole.is_dir() else []
    found = [path for path in below if not _TERMS.fullmatch(path)]
    if not found:
        raise SiteError(f"Det ligger ingen utkast i {inner.as_posix()}.")
    return found


def _below(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        if is_passed_over(entry):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def accept(site: Site, sources: list[str]) -> tuple[list[str], list[Problem]]:
    """Put the drafts beside their pages; returns the files that were written, and what hindered it.

    Nothing is written where anything hinders it.
    """
    hashes = {page.source: page.text_hash for page in site.read().content.pages()}
    drafts, found = _read(site, sources)
    hindered = found or _hindrances(site, drafts)
    if hindered:
        return [], hindered
    for draft in drafts:
        page = f"{draft.target.rsplit('.', 2)[0]}.md"
        data = hashed(draft.data, hashes[page]) if page in hashes else draft.data
        (site.root / draft.target).write_bytes(data)
    for draft in drafts:
        _remove(site.root, draft.source)
    return list(dict.fromkeys(draft.target for draft in drafts)), []


def hashed(data: bytes, value: str) -> bytes:
    """The text with `source_hash` in its front matter, where it doesn't say one itself."""
    text = data.decode("utf-8-sig")
    end = re.search(r"^---[ \t]*\r?$", text[3:], re.MULTILINE)
    if end is None or re.search(r"^source_hash:", text[:end.start() + 3], re.MULTILINE):
        return data
    at = end.start() + 3
    return f'{text[:at]}source_hash: "{value}"\n{text[at:]}'.encode()


def inside(root: Path, path: Path) -> Path:
    """The path from the site's root: of what is there, else of what would be there from where one stands."""
    here = path.resolve()
    whole = here if here.exists() and here.is_relative_to(root) else (root / path).resolve()
    if not whole.is_relative_to(root):
        raise SiteError(f"{path} ligger ikke i mappa til nettstedet.")
    return whole.relative_to(root)


def _read(site: Site, sources: list[str]) -> tuple[list[Draft], list[Problem]]:
    drafts: list[Draft] = []
    found: list[Problem] = []
    for source in sources:
        try:
            draft = _draft(site, source, {draft.target: draft.data for draft in drafts})
        except DraftRefusedError as refused:
            found += refused.problems
            continue
        drafts += [draft] if draft else []
        found += [] if draft else [problem("KP504", Place(source))]
    return drafts, found


def _draft(site: Site, source: str, others: Mapping[str, bytes]) -> Draft | None:
    """The draft; None where it is for nothing that the site has. Those in `others` may be for the same file."""
    target = source.removeprefix(f"{DRAFTS}/")
    name = _NAME.fullmatch(target)
    if not name or name["locale"] not in site.vocabulary.locales[1:]:
        return None
    own = f"{name['stem']}.{name['kind']}"
    if not (site.root / own).is_file():
        return None
    data = (site.root / source).read_bytes()
    if name["kind"] == "md":
        return Draft(source, target, data)
    file = others.get(own) or (site.root / own).read_bytes()
    return Draft(source, own, with_texts(file, data, source, site.vocabulary.first_locale, name["locale"]))


def _hindrances(site: Site, drafts: list[Draft]) -> list[Problem]:
    """What is wrong with the drafts where they are to stand, and what would be wrong elsewhere because of them."""
    by_target: Mapping[str, Draft] = {draft.target: draft for draft in drafts}
    found = site.check(site.read({draft.target: draft.data for draft in drafts})).problems
    wrong = [one for one in found if one.severity == "error" or (one.file in by_target and _refused(one, by_target))]
    elsewhere = errors(one for one in wrong if one.file not in by_target)
    known = set(site.check(site.read()).problems) if elsewhere else set()
    return [_at_draft(one, by_target) for one in wrong if one not in known]


def _refused(found: Problem, drafts: Mapping[str, Draft]) -> bool:
    """Whether a warning stops a draft; one without a hash is given that of the page."""
    if found.code == "KP506":
        return b"source_hash:" in drafts[found.file].data
    return found.code in _MUST_MATCH


def _at_draft(found: Problem, drafts: Mapping[str, Draft]) -> Problem:
    """The problem where the editor mends it: in the draft, of which the lines are the same."""
    draft = drafts.get(found.file)
    return replace(found, file=draft.source) if draft and draft.target.endswith(".md") else found


def _remove(root: Path, source: str) -> None:
    """Remove the draft, and the folders that it leaves empty."""
    (root / source).unlink()
    for folder in _above(source):
        if any((root / folder).iterdir()):
            return
        (root / folder).rmdir()


def _above(source: str) -> Iterator[Path]:
    return (folder for folder in Path(source).parents if folder.parts)
