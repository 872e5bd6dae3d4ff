"""PDFs of the printed sets, made from the built HTML pages: tagged, PDF/UA-1, and the same bytes every time.

WeasyPrint lays the pages out; a pass with pikepdf mends what PDF/UA asks for and WeasyPrint leaves undone.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
import os
import re
import shutil
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement

from kompetansepakke.machine.child import children_end_with_us, run_child
from kompetansepakke.pdf.pdf_drawings import prepare_drawing

MISSING = ("PDF-ene er ikke laget: {why}. Installer libpango-1.0-0, libpangoft2-1.0-0 og libharfbuzz-subset0 "
           "(apt-get install), eller bruk --no-pdf.")
_ARTICLE = re.compile(r'<article class="kp-text kp-guide.*?</article>', re.DOTALL)
_LANG = re.compile(r'<html lang="([^"]+)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_PDF = re.compile(r'<p class="kp-guide__pdf"><a href="([^"]+)">.*?</p>', re.DOTALL)
_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"[^>]*>')
_FACE = re.compile(r'(font-family: )"([^"]+)"')
_SAME_EVERYWHERE = {"SOURCE_DATE_EPOCH": "315532800", "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
"""fontTools stamps the typefaces that it unpacks with the time; any fixed one will do."""
_SCHEME = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_HEAD_WORDS = 7
_OTHER_LANGUAGE = "section"
"""What a part in another language than the document's becomes, so that it can be told apart among the tags."""
_SCREEN_ONLY = ("role", "tabindex", "aria-label", "aria-labelledby", "aria-hidden")


class PdfError(Exception):
    """A PDF that couldn't be made; the message is one line."""


@dataclass(frozen=True, slots=True)
class PdfJob:
    """A built page to make a PDF of, beside it. `address` is the page's own on the web, if it is known."""

    root: Path
    page: Path
    name: str
    address: str

    @property
    def target(self) -> Path:
        """Where the PDF goes."""
        return self.page.parent / self.name


def why_not() -> str | None:
    """One line on why PDFs can't be made on this machine; None if they can."""
    for module in ("weasyprint", "pikepdf"):
        try:
            importlib.import_module(module)
        except (ImportError, OSError) as error:
            return MISSING.format(why=str(error).splitlines()[0].rstrip(".")[:120])
    return None


def make_pdfs(jobs: Iterable[PdfJob]) -> int:
    """Make all PDFs, in as many processes as there are processors. Returns how many; raises PdfError."""
    by_content: dict[str, list[PdfJob]] = {}
    for job in jobs:
        by_content.setdefault(_key(job), []).append(job)
    shares = _shares([same[0] for same in by_content.values()], os.cpu_count() or 1)
    with ThreadPoolExecutor(max(1, len(shares))) as pool, children_end_with_us():
        for code, said in pool.map(_run, shares):
            if code:
                raise PdfError((said.strip().splitlines() or [f"kode {code}"])[-1])
    for same in by_content.values():
        for other in same[1:]:
            shutil.copyfile(same[0].target, other.target)
    return sum(map(len, by_content.values()))


def _shares(jobs: list[PdfJob], processes: int) -> list[list[PdfJob]]:
    """The jobs shared out so that no process has much more to do than another."""
    shares: list[list[PdfJob]] = [[] for _ in range(processes)]
    sizes = [0] * processes
    for size, job in sorted(((job.page.stat().st_size, job) for job in jobs), key=lambda pair: -pair[0]):
        least = sizes.index(min(sizes))
        shares[least].append(job)
        sizes[least] += size
    return [share for share in shares if share]


def _run(share: list[PdfJob]) -> tuple[int, str]:
    """Make a share's PDFs in a process of their own."""
    told = [[str(job.root), str(job.page), job.name, job.address] for job in share]
    command = [sys.executable, "-m", "kompetansepakke.pdf.documents", json.dumps(told)]
    return run_child(command, {**os.environ, **_SAME_EVERYWHERE}, share[0].root)


def make_pdf(job: PdfJob) -> bytes:
    """The PDF of a built page."""
    from weasyprint import HTML  # noqa: PLC0415 (it needs system libraries, which may be missing)
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    from kompetansepakke.pdf.pdf_tags import mend  # noqa: PLC0415 (a machine without PDFs may lack pikepdf)

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    text = _document(job)
    document = HTML(string=text, base_url=job.page.as_uri(), url_fetcher=_fetcher(job.root))
    _prepare(document.etree_element, job.address)
    made: bytes = document.write_pdf(font_config=FontConfiguration(), pdf_variant="pdf/ua-1",
                                     pdf_identifier=hashlib.sha256(text.encode()).digest()[:16])
    other = document.etree_element.find(f".//{_OTHER_LANGUAGE}")
    return mend(made, "" if other is None else other.get("lang", ""))


def _key(job: PdfJob) -> str:
    """Pages with the same content have the same PDF."""
    return hashlib.sha256(f"{job.address}\0{_document(job)}".encode()).hexdigest()


def _document(job: PdfJob) -> str:
    """The printed set alone, without the site around it."""
    page = job.page.read_text(encoding="utf-8")
    article, lang, title = _ARTICLE.search(page), _LANG.search(page), _TITLE.search(page)
    if not (article and lang and title):
        raise PdfError(f"{job.page.name} er ikke en side å lage PDF av")
    links = "".join(match[0] if not match[1].endswith("/fonts.css") else _fonts(job, match[1])
                    for match in _SHEET.finditer(page))
    body = _PDF.sub("", article[0])
    return (f'<!doctype html><html lang="{lang[1]}"><head><meta charset="utf-8"><title>{title[1]}</title>{links}</head>'
            f"<body>{body}</body></html>")


def _fonts(job: PdfJob, href: str) -> str:
    """The typeface's files under a name each: WeasyPrint 70 mixes up the letters of files that share one."""
    text = (job.page.parent / href).read_text(encoding="utf-8")
    names: list[str] = []

    def own(match: re.Match[str]) -> str:
        names.append(f"{match[2]} {len(names) + 1}" if names else match[2])
        return f'{match[1]}"{names[-1]}"'

    faces = _FACE.sub(own, text).replace('url("', f'url("{href.rsplit("/", 1)[0]}/')
    families = ", ".join(f'"{name}"' for name in names)
    return f"<style>{faces} :root {{ --kp-font: {families}, sans-serif; }}</style>"


def _fetcher(root: Path) -> Any:
    """Files of the edition, and nothing else: no other folder, and nothing from the web."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith((f"{root.as_uri()}/", "data:")):
                raise ValueError(f"{url} er ikke i utgaven")
            return super().fetch(url, headers)

    return Fetcher()


def _prepare(root: Element, address: str) -> None:
    """What differs on paper: links lead to the web or nowhere, the contents have page numbers."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.get("class") == "kp-contents":
            _number(element)
        if element.tag == "div" and "lang" in element.attrib:
            element.tag = _OTHER_LANGUAGE
        if element.tag in ("h1", "h2"):
            element.set("data-head", _running_head("".join(element.itertext())))
        if element.tag == "a" and "href" in element.attrib:
            _aim(element, address)
        prepare_drawing(element)
        if not element.tag.startswith("{"):
            for name in _SCREEN_ONLY:
                element.attrib.pop(name, None)


def _running_head(title: str) -> str:
    """The title, or its beginning: a head that reads as a sentence is taken for lost text by readers of PDFs."""
    words = title.split()
    return " ".join(words if len(words) <= _HEAD_WORDS else [*words[:_HEAD_WORDS], "…"])


def _number(contents: Element) -> None:
    """A page number after each link, outside of it."""
    for item in list(contents.iter("li")):
        link = item.find("a")
        if link is None:
            continue
        line = Element("div", {"class": "kp-contents__line"})
        at = list(item).index(link)
        item.remove(link)
        SubElement(line, "span").append(link)  # a link that is itself a flex item can't be followed in WeasyPrint 70
        line.append(Element("span", {"class": "kp-page", "data-to": link.get("href", "")}))
        item.insert(at, line)


def _aim(link: Element, address: str) -> None:
    href = link.get("href", "")
    if href.startswith("#") or _SCHEME.match(href):
        return
    if address:
        link.set("href", urljoin(address, href))
        link.set("data-own", "")
    else:
        del link.attrib["href"]
        link.tag = "span"  # what leads nowhere is no link to a reader


def _main(told: str) -> int:
    """A child process: makes the PDFs of its share, and says in one line what went wrong."""
    for root, page, name, address in json.loads(told):
        job = PdfJob(Path(root), Path(page), name, address)
        try:
            job.target.write_bytes(make_pdf(job))
        except Exception as error:  # (whatever it was, the parent tells it)
            print(f"{job.page.parent.relative_to(job.root)}: {type(error).__name__}: {error}".splitlines()[0],
                  file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
