"""`kp import FILE`: where the page goes, who sees it, and the files that can't be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from kompetansepakke.cli.main import main
from tests.incoming.conftest import MODULE, Importing, files_of
from tests.incoming.making import drawing, p, png, word

TEXT = word(p("Tekst."))
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


def test_the_page_is_the_modules_next_and_narrow_until_it_is_widened(imported: Importing) -> None:
    page = imported(TEXT)
    assert page.out == "modules/lesing/0-introduksjon/01-side.md\n"
    assert "roles: [leader, owner]" in page.head
    assert "Sida er for leader, owner." in page.err
    wider = imported(TEXT, "--roles", "all", "--title", "Til alle")
    assert list(wider.new) == ["modules/lesing/0-introduksjon/02-side.md"]
    assert wider.head.startswith('title: "Til alle"\n')
    assert "roles: all" in wider.head
    assert "Sida er for alle." in wider.err


def test_a_second_page_of_the_same_name_is_told_with_what_to_do(imported: Importing) -> None:
    assert "fra før" not in imported(TEXT).err
    again = imported(TEXT)
    assert list(again.new) == ["modules/lesing/0-introduksjon/02-side.md"]
    assert ("Modulen har 01-side.md fra før, med det samme navnet, og den står som den var. Skulle den fornyes? "
            "Flytt da teksten fra 02-side.md dit, så adressen varer, og slett 02-side.md.") in again.err
    assert imported(TEXT).err.count("fra før") == 2


@pytest.mark.parametrize(("roles", "expected"), [("[teacher, owner]", "[owner]"), ("[university, teacher]", "[university]")])
def test_a_page_is_no_wider_than_its_module(site: Path, imported: Importing, roles: str, expected: str) -> None:
    front = site / "modules" / MODULE / "index.md"
    front.write_text(front.read_text(encoding="utf-8").replace("roles: all", f"roles: {roles}"), encoding="utf-8")
    assert f"roles: {expected}" in imported(TEXT).head


def test_the_word_document_and_the_place_of_options_are_free(site: Path, tmp_path: Path,
                                                             capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(TEXT)
    assert main(["-C", str(site), "import", "document", str(file), MODULE, "en"]) == 0
    assert main(["-C", str(site), "import", "--roles", "teacher", str(file), MODULE, "to"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"modules/{MODULE}/01-en.md", f"modules/{MODULE}/02-to.md"]


def test_a_misspelt_kind_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", "calender", "a.ics"])
    assert "Mente du «calendar»?" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(site), "import", "borte.docx", MODULE, "side"]) == 2
    assert capsys.readouterr().err == "kp: borte.docx finnes ikke.\n"
    (site / "notatet.docx").write_bytes(b"")
    assert main(["-C", str(site), "import", str(site / "notatett.docx"), MODULE, "side"]) == 2
    assert "Mente du «notatet.docx»?" in capsys.readouterr().err
    assert main(["-C", str(site), "import", "document", str(site), MODULE, "side"]) == 2
    assert capsys.readouterr().err == f"kp: {site} er en mappe, ikke en fil.\n"


@pytest.mark.parametrize(("said", "title"), [
    ("Lese &lt;b&gt;{{/b}} mer", "Lese b /b mer"), ("Elever &lt; 10 år", "Elever 10 år"), ("a /// roles | b", "a roles | b"),
])
def test_a_title_keeps_to_what_titles_may_hold_and_says_so(imported: Importing, said: str, title: str) -> None:
    made = imported(word(p(said, "Tittel") + p("x")))
    assert f'title: "{title}"' in made.head
    assert made.body.startswith("<!-- TODO: Se om tittelen er god;")
    assert "1 sted er merket" in made.err


def test_of_a_title_that_an_editor_has_chosen_nothing_is_said(imported: Importing) -> None:
    made = imported(word(p("Lese  &lt;b", "Tittel") + p("x")), "--title", "Lese")
    assert made.body == "x"
    assert "Ingenting er merket." in made.err


def test_spaces_in_a_title_are_no_loss(imported: Importing) -> None:
    assert imported(word(p("Lese  mer", "Tittel") + p("x"))).body == "x"


def zipped(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def locked() -> bytes:
    """A Word file with a password: an older container with the file scrambled in it."""
    return _container("EncryptedPackage")


def _container(stream: str) -> bytes:
    """The smallest of the older containers, with one stream of this name."""
    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        wide = name.encode("utf-16-le")
        return (wide.ljust(64, b"\0") + (len(wide) + 2).to_bytes(2, "little") + bytes([kind, 1])
                + b"\xff" * 8 + child.to_bytes(4, "little") + b"\0" * 36 + start.to_bytes(4, "little")
                + size.to_bytes(8, "little"))

    none, end = 0xFFFFFFFF, 0xFFFFFFFE
    head = (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 + bytes.fromhex("3e000300feff09000600") + b"\0" * 6
            + b"".join(number.to_bytes(4, "little") for number in (0, 1, 1, 0, 4096, end, 0, end, 0, 0))
            + b"\xff" * (108 * 4))
    table = b"".join(number.to_bytes(4, "little") for number in (0xFFFFFFFD, end, *range(3, 10), end)).ljust(512, b"\xff")
    folder = entry("Root Entry", 5, 1, end, 0) + entry(stream, 2, none, 2, 4096) + b"\0" * 256
    return head + table + folder + b"x" * 4096


@pytest.mark.parametrize(("data", "name", "said"), [
    (locked(), "a.docx", "a.docx er låst med passord. Fjern passordet i Word eller PowerPoint, og prøv igjen."),
    (_container("WordDocument"), "a.docx", "a.docx er i det gamle formatet til Word, hva den enn heter. Åpne den i Word, og lagre den som .docx."),
    (_container("PowerPoint Document"), "a.pptx", "a.pptx er i det gamle formatet til PowerPoint, hva den enn heter. Åpne den i PowerPoint, og lagre den som .pptx."),
    (OLE, "a.docx", "a.docx er en eldre Office-fil som ikke kan leses. Lagre den som .docx eller .pptx."),
    (TEXT[:-200], "a.docx", "a.docx kan ikke leses: zip-en er skadet."),
    (TEXT.replace(b"Tekst.", b"Tekxt."), "a.docx", "er skadet"),
    (b"{\\rtf1 Hei}", "a.docx", "a.docx er ikke en Word- eller PowerPoint-fil."),
    (b"", "a.docx", "a.docx er ikke en Word- eller PowerPoint-fil."),
    (zipped(content="<x/>"), "a.docx", "a.docx er en zip-fil, men ikke fra Word eller PowerPoint."),
    (word("<w:p>"), "a.docx", "a.docx er skadet: «word/document.xml» i den kan ikke leses."),
    (word(p("x"), {"word/styles.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "a.docx", "har en DOCTYPE"),
])
def test_files_that_cannot_be_read_are_told_in_one_line(imported: Importing, data: bytes, name: str, said: str) -> None:
    page = imported(data, name=name)
    assert page.code == 2
    assert page.err.startswith("kp: ")
    assert said in page.err
    assert page.err.count("\n") == 1
    assert page.new == {}


def test_a_page_that_cannot_be_published_leaves_nothing(site: Path, imported: Importing) -> None:
    long = word("".join(p("Et langt dokument. " * 100) for _ in range(300)) + p(drawing("b", "Kart")),
                {"word/media/a.png": png()}, {"b": ("image", "media/a.png")})
    before = files_of(site)
    page = imported(long)
    assert page.code == 2
    assert "Sida er for stor" in page.err
    assert files_of(site) == before


def test_a_picture_is_never_written_over(site: Path, imported: Importing) -> None:
    kept = site / "modules" / MODULE / "bilder" / "01-side-kart.png"
    kept.parent.mkdir()
    kept.write_bytes(b"min")
    page = imported(word(p(drawing("b", "Kart")), {"word/media/a.png": png()}, {"b": ("image", "media/a.png")}))
    assert page.code == 2
    assert "finnes fra før" in page.err
    assert kept.read_bytes() == b"min"
    assert page.new == {}
