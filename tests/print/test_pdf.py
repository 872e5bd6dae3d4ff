"""The PDFs: accessible, small, and the same bytes whatever the machine's time and place."""

from __future__ import annotations

import io
import os
import re
import signal
from collections.abc import Iterator
from ctypes import create_string_buffer
from hashlib import sha256
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pikepdf
import pytest
from outloud import check
from PIL import Image
from pypdf import PdfReader
from pypdfium2 import PdfDocument, PdfTextPage, raw

from kompetansepakke.pdf import documents
from kompetansepakke.pdf.documents import PdfError, PdfJob, Printer, make_pdf
from tests.site.building import build as without_pdfs

from .building import build
from .content import LONG, write_site

GUIDE = "leder/pakke/lederguide/0-apen/lederguide.pdf"
ALL = (GUIDE, "leder/pakke/lederguide/lederguide.pdf", "laerer/pakke/deltakerark/0-apen/deltakerark.pdf",
       "leder/nn/pakke/lederguide/0-apen/lederguide.pdf")
FAR = "leder/pakke/lederguide/0-m/lederguide.pdf"
"""In the other site: with a link whose address goes over several lines."""


@pytest.mark.parametrize("path", ALL)
def test_the_checker_finds_no_error(built: Path, path: str) -> None:
    found = check(str(built / path))
    assert not found.error
    assert found.errors == 0, [str(finding) for finding in found.findings if finding.severity == "error"]


def test_boxes_tabs_icons_and_lists_to_tick_are_whole_on_paper(hard: Path) -> None:
    found = check(str(hard / FAR))
    assert [str(finding) for finding in found.findings if finding.severity == "error"] == []
    text = " ".join("\n".join(_texts(PdfReader(hard / FAR))).split())
    for words in ("Advarsel Husk boka Ta den med.", "Tips: Åpne Ligger lukket.",
                  "Barnetrinn Les høyt. Ungdomstrinn Les stille.", "☑ bestilt", "☐ hentet", "liste.py print(\"hei\")",
                  "Under bildet"):
        assert words in text
    assert "😄" not in text


@pytest.mark.parametrize(("path", "lang", "title"), [(GUIDE, "nb", f"Lederguide: Modul 0: Åpen {LONG}"),
                                                     (ALL[-1], "nn", "Leiarguide: Modul 0: Open")])
def test_it_is_tagged_and_says_its_language_and_title(built: Path, path: str, lang: str, title: str) -> None:
    with pikepdf.open(built / path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == lang
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.docinfo["/Title"]).startswith(title)


def test_it_has_an_outline_and_contents_with_page_numbers(built: Path) -> None:
    reader = PdfReader(built / GUIDE)
    titles = [item.title for item in _flat(reader.outline)]
    assert {"Møteplan", "Sjekkliste", "Møte 1", "Videre lesing"} <= set(titles)
    page = next(number for number, text in enumerate(_texts(reader), 1)
                if number > 1 and "Videre lesing" in text.splitlines())
    first = " ".join(_texts(reader)[0].split())
    assert re.search(rf"Videre lesing[ .]+{page}\b", first)


def test_each_page_says_which_of_how_many(built: Path) -> None:
    texts = _texts(PdfReader(built / GUIDE))
    assert [f"side {number} av {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)


def test_the_running_head_names_the_set_and_its_module_alone(built: Path) -> None:
    texts = _texts(PdfReader(built / GUIDE))
    heads = {line.strip() for text in texts[1:] for line in text.splitlines() if line.startswith("Lederguide:")}
    assert heads == {"Lederguide: Modul 0"}


def test_long_words_are_hyphenated_so_that_readers_put_them_together(built: Path) -> None:
    text = "\n".join(_texts(PdfReader(built / GUIDE)))
    whole = re.sub("\u00ad\\s*", "", text)
    assert whole.count(LONG) > text.count(LONG)


def test_links_lead_to_the_web_only_where_the_address_is_known(built: Path) -> None:
    page = built / "leder/pakke/lederguide/0-apen/index.html"
    unknown = make_pdf(PdfJob(built / "leder", page, "x.pdf", "", "nb"))
    address = "https://skole.example/leder/pakke/lederguide/0-apen/"
    known = make_pdf(PdfJob(built / "leder", page, "x.pdf", address, "nb"))
    assert not [uri for uri in _uris(unknown) if not uri.startswith("https://example.org/")]
    assert "https://skole.example/leder/pakke/0-apen/" in _uris(known)


@pytest.mark.parametrize("path", [path for path in ALL if "lederguide" in path])
def test_the_list_of_contents_leads_to_its_pages(built: Path, path: str) -> None:
    with pikepdf.open(built / path) as pdf:
        inside = sum("/Dest" in note or note.get("/A", pikepdf.Dictionary()).get("/S") == pikepdf.Name.GoTo
                     for page in list(pdf.pages)[:1] for note in page.get("/Annots", []))
    lines = (built / path).with_name("index.html").read_text("utf-8").partition("kp-contents")[2].partition("</nav>")[0]
    assert inside >= lines.count("<li>") > 1


@pytest.mark.parametrize("path", [*ALL, FAR])
def test_what_is_tagged_as_a_link_can_be_followed(built: Path, hard: Path, path: str) -> None:
    with pikepdf.open((hard if path == FAR else built) / path) as pdf:
        links = [element for element in _elements(pdf.Root.StructTreeRoot) if element.get("/S") == pikepdf.Name.Link]
        followed = [sum(kid.get("/Type") == pikepdf.Name.OBJR for kid in _kids(link)) for link in links]
        notes = sum(len(page.get("/Annots", [])) for page in pdf.pages)
    assert min(followed, default=1) >= 1
    assert sum(followed) == notes


@pytest.mark.parametrize(("path", "others"), [(GUIDE, set()), (ALL[-1], {"nb"})])
def test_what_is_in_the_other_language_says_so(built: Path, path: str, others: set[str]) -> None:
    with pikepdf.open(built / path) as pdf:
        found = [element for element in _elements(pdf.Root.StructTreeRoot)
                 if "/Lang" in element and not _is_inside(element)]
        assert {str(element.Lang) for element in found} == others
        cards = [inner for element in found for inner in (element, *_elements(element))
                 if inner.get("/S") == pikepdf.Name.H4]
    assert bool(cards) == bool(others)


def _is_inside(element: Any) -> bool:
    """Whether it stands in another that has a language of its own, as our words do in an editor's text."""
    above = element.get("/P", pikepdf.Dictionary())
    return "/Lang" in above or ("/P" in above and _is_inside(above))


def test_captions_are_as_bold_as_on_screen(built: Path) -> None:
    texts = [page.get_textpage() for page in PdfDocument(built / GUIDE)]
    caption = "Uten fast tidspunkt"
    assert "Bold" in _font_of(next(text for text in texts if caption in text.get_text_range()), caption)


def test_a_running_head_is_no_content(built: Path) -> None:
    with pikepdf.open(built / GUIDE) as pdf:
        marks = re.findall(rb"/Artifact<<(.*?)>>BDC", pdf.pages[1].Contents.read_bytes())
    assert {mark.count(b"/Type/Pagination") for mark in marks} >= {1}
    assert any(b"/Subtype/Header" in mark for mark in marks)


def test_another_folder_clock_and_place_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "et annet sted"
    root.mkdir()
    build(write_site(root, pages=3), TZ="Pacific/Kiritimati", LC_ALL="C", SOURCE_DATE_EPOCH="1")
    assert {path: (root / "site" / path).read_bytes() == (built / path).read_bytes() for path in ALL} \
        == dict.fromkeys(ALL, True)


def test_a_page_shows_no_picture_from_outside_its_edition(built: Path) -> None:
    page = built / "leder/pakke/lederguide/0-apen/index.html"
    picture = (Path(__file__).parents[2] / "skjermbilde.png").read_bytes()
    (built / "leder/inne.png").write_bytes(picture)
    (built / "ute.png").write_bytes(picture)
    copy = page.with_name("copy.html")
    sizes = []
    for name in ("../../../inne.png", "../../../../ute.png"):
        html = page.read_text("utf-8").replace("</article>", f'<p><img src="{name}" alt="Et bilde"></p></article>', 1)
        copy.write_text(html, "utf-8")
        sizes.append(len(make_pdf(PdfJob(built / "leder", copy, "x.pdf", "", "nb"))))
    for path in (copy, built / "leder/inne.png", built / "ute.png"):
        path.unlink()
    assert sizes[0] - sizes[1] > len(picture) // 2


def test_a_kept_pdf_is_made_anew_when_anything_on_it_is_otherwise(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "leder"
    copytree(built / "leder/assets/kp", root / "assets/kp", ignore=ignore_patterns("*.js", "*.woff2"))
    page, picture = root / "side/index.html", root / "side/et bilde.png"
    page.parent.mkdir()
    Image.new("RGB", (40, 40), "red").save(picture)
    html = ('<html lang="nb"><article class="kp-text kp-guide"><h1>Ark</h1><p>En tekst.</p>'
            "<p><img alt='Et bilde' src='et bilde.png'></p></article><p>Utenom</p></html>")
    page.write_text(html, "utf-8")

    def made(address: str = "", locale: str = "nb") -> bool:
        """Whether it was made just now; what lies there is then what the page says, in any case."""
        job = PdfJob(root, page, "x.pdf", address, locale)
        told = Printer(tmp_path / "kept")
        told.print([job])
        assert (root / "side/x.pdf").read_bytes() == make_pdf(job)
        assert list(told.written) == [sha256((root / "side/x.pdf").read_bytes()).digest()]
        return told.before == 0

    assert [made(), made()] == [True, False]
    page.write_text(html.replace("Utenom", "Noe annet utenom"), "utf-8")
    assert not made()
    Image.new("RGB", (40, 40), "blue").save(picture)
    assert [made(), made()] == [True, False]
    (root / "assets/kp/palette.css").write_text(":root { --kp-accent: #123456 }", "utf-8")
    assert [made(), made()] == [True, False]
    assert [made("https://skole.example/"), made(locale="nn"), made()] == [True, True, False]
    page.write_text(html.replace("En tekst", "En annen tekst"), "utf-8")
    assert made()


def test_what_is_made_side_by_side_is_what_is_made_alone(built: Path, tmp_path: Path) -> None:
    jobs = []
    for number in range(6):  # more than one process makes
        page = tmp_path / f"{number}/index.html"
        page.parent.mkdir()
        page.write_text(f'<html lang="nb"><article class="kp-text kp-guide"><h1>Ark {number}</h1></article>', "utf-8")
        jobs.append(PdfJob(built / "leder", page, "x.pdf", "", "nb"))
    printer = Printer(None)
    printer.print(jobs)
    assert printer.count == 6
    assert all((tmp_path / f"{number}/x.pdf").read_bytes() == make_pdf(job) for number, job in enumerate(jobs))


@pytest.mark.parametrize(("picture", "told"), [(b"<svg", "failed to parse SVG"), (None, "Typst ble avbrutt")])
def test_a_pdf_that_cannot_be_made_is_told_in_one_line(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: bytes | None, told: str) -> None:
    page = tmp_path / "side/index.html"
    page.parent.mkdir()
    page.write_text('<html lang="nb"><article class="kp-text kp-guide"><h1>Ark</h1><p><img alt="Bilde" src="b.svg"></p>'
                    "</article>", "utf-8")
    (page.parent / "b.svg").write_bytes(picture or b"")
    if picture is None:
        monkeypatch.setattr(documents, "_make_into", _killed)
    with pytest.raises(PdfError, match=told) as failed:
        Printer(None).print([PdfJob(tmp_path, page, "x.pdf", "", "nb")])
    assert len(str(failed.value).splitlines()) == 1
    assert not (page.parent / "x.pdf").exists()


def _killed(*_: object) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_twelve_meetings_make_a_guide_of_modest_size(tmp_path: Path) -> None:
    without_pdfs(write_site(tmp_path, pages=12), "--edition", "leder", "--date", "2026-11-21")
    page, pdf = (tmp_path / "site" / GUIDE).with_name("index.html"), tmp_path / "guide.pdf"
    pdf.write_bytes(make_pdf(PdfJob(tmp_path / "site/leder", page, pdf.name, "", "nb")))
    pages = len(PdfReader(pdf).pages)
    assert 14 < pages < 40
    assert pdf.stat().st_size < 400_000
    assert check(str(pdf)).errors == 0


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary)]


def _elements(element: Any) -> Iterator[Any]:
    for kid in _kids(element):
        yield kid
        yield from _elements(kid)


def _font_of(text: PdfTextPage, wanted: str) -> str:
    at = text.get_text_range().index(wanted)
    name = create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text.raw, at, name, 200, None)
    return name.value.decode()


def _texts(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


def _flat(outline: list[Any]) -> list[Any]:
    return [found for item in outline for found in (_flat(item) if isinstance(item, list) else [item])]


def _uris(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note}
