"""PDFs of the printed sets, made from the built pages: tagged, PDF/UA-1, and the same bytes every time.

Typst lays them out, refuses what is no PDF/UA-1, and needs nothing of the machine.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from html import unescape
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import unquote, urljoin

import turbohtml
import typst

from kompetansepakke.machine.child import run_child
from kompetansepakke.machine.kept import Kept, makers, name_of, write_file
from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.pdf.page_segments import End, pages, segments, tighter
from kompetansepakke.pdf.page_tree import ids_and_contents, told
from kompetansepakke.pdf.parts.meeting_page import meeting
from kompetansepakke.pdf.parts.printed_cover import cover
from kompetansepakke.pdf.site_ink import ink_files
from kompetansepakke.pdf.typst_code import literal
from kompetansepakke.pdf.typst_source import Source
from kompetansepakke.words.languages import site_words, use_site_words
from kompetansepakke.words.strings import text

_ARTICLE = re.compile(r'<article class="(kp-text kp-guide[^"]*)".*?</article>', re.DOTALL)
_TAG = re.compile(r'<html lang="([^"]+)"')
_PDF = re.compile(r'<p class="kp-guide__pdf"><a href="([^"]+)">.*?</p>', re.DOTALL)
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
"""What Typst says of letters that are in no typeface, as emoji are."""
_WEB = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
"""The pictures that Typst draws; of others paper has the words."""
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_MAIN = """#import "print.typ": *
#show: set-up.with(title: {title}, head: {head}, tag: {tag}, footer: {footer}, package: {package}){body}
"""
_PART = "\n#segment("
"""How a part begins; no text of a page can hold it, since a string literal has no line break."""
_FEW = 4
"""How many PDFs a process makes at most: Typst keeps what it laid out last, half a gigabyte for a long one."""
_SPECIAL = {"kp-cover": cover, "kp-meeting": meeting}


class PdfError(Exception):
    """A PDF that couldn't be made; the message is one line."""


@dataclass(frozen=True, slots=True)
class PdfJob:
    """A built page to make a PDF of, beside it. `address` is the page's own on the web, if it is known."""

    root: Path
    page: Path
    name: str
    address: str
    locale: str
    before: Path | None = None
    """The PDF as it was published before, if the two may share a file where they are the same."""

    @property
    def target(self) -> Path:
        """Where the PDF goes."""
        return self.page.parent / self.name


class Printer:
    """Makes PDFs, each of them once, and none that lies in the folder `kept` from before."""

    def __init__(self, kept: Path | None) -> None:
        self._kept = kept
        self._one_at_a_time = Lock()
        self._pdfs: dict[bytes, tuple[bytes, bytes]] = {}
        """Each with the source that it is made of, by the names of all that goes into them."""
        self._taken: set[bytes] = set()
        """The names of those that were kept."""
        self.count = 0
        """How many PDFs there are."""
        self.before = 0
        """How many of them were kept."""
        self.seconds = 0.0
        """How long all that took."""

    def print(self, jobs: Sequence[PdfJob]) -> None:
        """Make the PDFs, as many at once as there are processors. Threads may call it. Raises PdfError."""
        with self._one_at_a_time, Kept(self._kept) as kept:
            began = time.monotonic()
            ink = cache(ink_files)  # one for the many sets of an edition
            named = [(_name(job, ink(job.root)), job) for job in jobs]
            self._find(dict(named), kept)
            for name, job in named:
                write_file(job.target, self._pdfs[name][0], job.before)
            self.count += len(named)
            self.before += sum(name in self._taken for name, _ in named)
            self.seconds += time.monotonic() - began

    @property
    def written(self) -> Mapping[bytes, bytes]:
        """By the SHA-256 of each PDF the Typst source that it is made of: all the text that it holds, but our layout.

        Pictures are files of the edition, and nothing else goes into a PDF; so whoever wants to know what a PDF says
        may read this, where taking the PDF apart again costs more than making it.
        """
        return {hashlib.sha256(pdf).digest(): written for pdf, written in self._pdfs.values()}

    def _find(self, named: Mapping[bytes, PdfJob], kept: Kept) -> None:
        """Take the PDFs of these names from what is kept, and make the others."""
        found = {name: _unpacked(both) for name in named if name not in self._pdfs
                 if (both := kept.get(name)) is not None}
        missing = [name for name in named if name not in self._pdfs and name not in found]
        made = dict(zip(missing, _all_made([named[name] for name in missing]), strict=True))
        for name, (pdf, written) in made.items():
            kept.put(name, len(pdf).to_bytes(8, "big") + pdf + written)
        self._pdfs |= {**found, **made}
        self._taken |= found.keys()


def _name(job: PdfJob, ink: Mapping[str, bytes]) -> bytes:
    """The name of all that goes into a PDF: its part of the page, what leads out of it, and what is drawn on it."""
    article, tag = _article(job)
    sources = sorted({unescape("".join(parts)) for parts in _SOURCE.findall(article)})
    pictures = (part for source in sources for part in (source, _picture(job, source) or b""))
    drawn = (part for file in ink.items() for part in file)
    about = (tag, job.name, job.locale, job.address, repr(site_words()))
    return name_of(makers(), "pdf", article, *about, *drawn, *pictures)


def _all_made(jobs: Sequence[PdfJob]) -> list[tuple[bytes, bytes]]:
    """The PDFs, each with the source that it is made of; a few to a process, which then lets go of its memory."""
    processors = os.cpu_count() or 1
    few = min(_FEW, -(-len(jobs) // processors)) or 1
    batches = [jobs[at:at + few] for at in range(0, len(jobs), few)]
    with temporary_folder() as folder, ThreadPoolExecutor(processors) as pool:
        places = [Path(tempfile.mkdtemp(dir=folder)) for _ in batches]
        return [both for made in pool.map(_made_apart, places, batches) for both in made]


def _made_apart(place: Path, jobs: Sequence[PdfJob]) -> list[tuple[bytes, bytes]]:
    """The same, in a process of its own, through files in the empty folder `place`."""
    code, said = run_child(partial(_make_into, place, jobs, site_words()), {"TMPDIR": str(place)}, place)
    if code:
        raise PdfError((said.strip() or "Typst ble avbrutt.").splitlines()[-1].removeprefix(f"{__name__}.PdfError: "))
    return [((place / f"{number}.pdf").read_bytes(), (place / f"{number}.typ").read_bytes())
            for number in range(len(jobs))]


def _make_into(place: Path, jobs: Sequence[PdfJob], words: Mapping[str, Mapping[str, Any]]) -> int:
    use_site_words(words)
    for number, job in enumerate(jobs):
        source, written = _written(job)
        (place / f"{number}.pdf").write_bytes(_compiled(job, source, written))
        (place / f"{number}.typ").write_bytes(written.encode())
    return 0


def _unpacked(both: bytes) -> tuple[bytes, bytes]:
    """The PDF and the source that are kept together."""
    end = 8 + int.from_bytes(both[:8], "big")
    return both[8:end], both[end:]


def make_pdf(job: PdfJob) -> bytes:
    """The PDF of a built page; PdfError where Typst refuses it."""
    return _compiled(job, *_written(job))


def _compiled(job: PdfJob, source: Source, written: str) -> bytes:
    """The source as PDF, without the letters that no typeface of ours has."""
    with temporary_folder() as folder:
        for name, data in {**source.files, **_layout()}.items():
            (folder / name).write_bytes(data)
        (folder / "main.typ").touch()
        compiler = typst.Compiler(folder / "main.typ", root=folder, font_paths=_fonts())
        while True:
            try:
                return _fitted(compiler, folder / "main.typ", written)
            except typst.TypstError as error:
                lacking = _LACKING.search(error.message)
                if lacking is None or lacking[1] not in written:
                    raise PdfError(f"{job.page.parent.relative_to(job.root)}: {error.message}") from error
                written = written.replace(lacking[1], "")


def _fitted(compiler: typst.Compiler, main: Path, written: str) -> bytes:
    """The PDF; parts that would end with a few lines on a page are set tighter, where that saves the page.

    Only what is laid out as it is to be becomes a PDF: asking where parts end lays them out and no more.
    """
    tightness: Counter[int] = Counter()
    _set(main, written, tightness)
    ends = at_ease = _ends(compiler)
    while more := tighter(ends, tightness):
        tightness.update(more)
        _set(main, written, tightness)
        ends = _ends(compiler)
    in_vain = [number for number, (before, after) in enumerate(zip(pages(at_ease), pages(ends), strict=True))
               if tightness[number] and before == after]
    if in_vain:
        _set(main, written, Counter({at: steps for at, steps in tightness.items() if at not in in_vain}))
    made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    assert isinstance(made, bytes)
    return made


def _set(main: Path, written: str, tightness: Counter[int]) -> None:
    """Write the source with its parts set as tight as told, by their numbers."""
    parts = written.split(_PART)
    main.write_bytes("".join([parts[0], *(f"{_PART}{tightness[at]}, {part}"
                                          for at, part in enumerate(parts[1:]))]).encode())


def _ends(compiler: typst.Compiler) -> list[End]:
    """Where each part ends when the source is laid out."""
    return [End(**end) for end in json.loads(compiler.query("<end>", field="value"))]


def _written(job: PdfJob) -> tuple[Source, str]:
    """The page as Typst source."""
    html, tag = _article(job)
    article = turbohtml.parse(html).find("article")
    assert article is not None
    source = Source(partial(_aim, job), partial(_picture, job), partial(text, job.locale), *ids_and_contents(article),
                    files=ink_files(job.root), special=_SPECIAL)
    heading = article.find("h1")
    title = " ".join(heading.text.split()) if heading else job.name
    if heading and article.find(class_="kp-cover"):
        told(heading)
    return source, _MAIN.format(
        title=literal(title), head=literal(": ".join(title.split(": ", 2)[:2])), tag=literal(tag),
        footer=literal(text(job.locale, "print_page", page="{page}", total="{total}")),
        package="true" if "kp-guide--package" in (article.attr("class") or "") else "false",
        body="".join(f"{_PART}{source.blocks(nodes)})" for nodes in segments(article)))


def _article(job: PdfJob) -> tuple[str, str]:
    """What of the page is printed, and the tag of its language."""
    page = job.page.read_text(encoding="utf-8")
    found, tag = _ARTICLE.search(page), _TAG.search(page)
    if not (found and tag):
        raise PdfError(f"{job.page.name} er ikke en side å lage PDF av")
    return _PDF.sub("", found[0]), tag[1]


def _aim(job: PdfJob, href: str) -> str:
    """Where a link leads from paper: to the web, or nowhere where the site's address isn't known."""
    if _WEB.match(href):
        return href
    return urljoin(job.address, href) if job.address else ""


def _picture(job: PdfJob, source: str) -> bytes | None:
    """A picture of the edition; none that lies outside of it, or that can't be drawn."""
    path = (job.page.parent / unquote(source)).resolve()
    inside = path.is_relative_to(job.root.resolve()) and path.suffix.lower() in _PICTURES and path.is_file()
    return path.read_bytes() if inside else None


@cache
def _layout() -> dict[str, bytes]:
    """How printed sets look, in Typst."""
    return {file.name: file.read_bytes() for file in files(__package__).joinpath("layout").iterdir()}


@cache
def _fonts() -> typst.Fonts:
    """Our own typeface, and for other letters those that Typst brings; none of the machine's."""
    folder = Path(str(files(__package__).joinpath("fonts")))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
