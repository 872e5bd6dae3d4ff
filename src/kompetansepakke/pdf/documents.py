"""PDFs of the printed sets, made from the built pages: tagged, PDF/UA-1, and the same bytes every time.

Typst lays them out, refuses what is no PDF/UA-1, and needs nothing of the machine.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urljoin

import turbohtml
import typst

from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.pdf.page_tree import ids_and_contents, place
from kompetansepakke.pdf.typst_code import literal
from kompetansepakke.pdf.typst_source import Source
from kompetansepakke.words.strings import text

_ARTICLE = re.compile(r'<article class="(kp-text kp-guide[^"]*)".*?</article>', re.DOTALL)
_TAG = re.compile(r'<html lang="([^"]+)"')
_PDF = re.compile(r'<p class="kp-guide__pdf"><a href="([^"]+)">.*?</p>', re.DOTALL)
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
"""What Typst says of letters that are in no typeface, as emoji are."""
_WEB = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
"""The pictures that Typst draws; of others paper has the words."""
_MAIN = """#import "print.typ": *
#show: set-up.with(title: {title}, tag: {tag}, footer: {footer}, package: {package})
#{body}
"""


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

    @property
    def target(self) -> Path:
        """Where the PDF goes."""
        return self.page.parent / self.name


def make_pdfs(jobs: Iterable[PdfJob]) -> int:
    """Make all PDFs, as many at once as there are processors. Returns how many; raises PdfError."""
    same: dict[str, list[PdfJob]] = {}
    for job in jobs:
        same.setdefault(_key(job), []).append(job)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(_write, same.values()))
    return sum(map(len, same.values()))




def make_pdf(job: PdfJob) -> bytes:
    """The PDF of a built page, without the letters that no typeface of ours has; PdfError where Typst refuses it."""
    source, written = _written(job)
    with temporary_folder() as folder:
        for name, data in {**source.files, "print.typ": _layout()}.items():
            (folder / name).write_bytes(data)
        while True:
            (folder / "main.typ").write_bytes(written.encode())
            try:
                made = typst.compile(folder / "main.typ", root=folder, format="pdf", font_paths=_fonts(),
                                     pdf_standards="ua-1", timestamp=0)
            except typst.TypstError as error:
                lacking = _LACKING.search(error.message)
                if lacking is None or lacking[1] not in written:
                    raise PdfError(f"{job.page.parent.relative_to(job.root)}: {error.message}") from error
                written = written.replace(lacking[1], "")
            else:
                assert isinstance(made, bytes)
                return made


def _written(job: PdfJob) -> tuple[Source, str]:
    """The page as Typst source."""
    page = job.page.read_text(encoding="utf-8")
    found, tag = _ARTICLE.search(page), _TAG.search(page)
    if not (found and tag):
        raise PdfError(f"{job.page.name} er ikke en side å lage PDF av")
    article = turbohtml.parse(_PDF.sub("", found[0])).find("article")
    assert article is not None
    source = Source(partial(_aim, job), partial(_picture, job), *ids_and_contents(article), place=place(article))
    heading = article.find("h1")
    return source, _MAIN.format(
        title=literal(" ".join(heading.text.split()) if heading else job.name), tag=literal(tag[1]),
        footer=literal(text(job.locale, "print_page", page="{page}", total="{total}")),
        package="true" if "kp-guide--package" in found[1] else "false", body=source.blocks(article.children))


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


def _write(same: list[PdfJob]) -> None:
    """Make one PDF, and copy it to the places of the others, which have the same content."""
    same[0].target.write_bytes(make_pdf(same[0]))
    for other in same[1:]:
        shutil.copyfile(same[0].target, other.target)


def _key(job: PdfJob) -> str:
    """Pages with the same content have the same PDF."""
    source, written = _written(job)
    parts = [written.encode(), *(part for name, data in source.files.items() for part in (name.encode(), data))]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@cache
def _layout() -> bytes:
    return files(__package__).joinpath("print.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Our own typeface, and for other letters those that Typst brings; none of the machine's."""
    folder = Path(str(files(__package__).joinpath("fonts")))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
