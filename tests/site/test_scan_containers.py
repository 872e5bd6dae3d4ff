"""A passage is found however it is packed, and the same file with another text in it stops nothing."""

from __future__ import annotations

import io
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kompetansepakke.base.problems import Place
from kompetansepakke.scan.containers.opening import texts_of
from kompetansepakke.scan.containers.parts import UnreadableError
from kompetansepakke.scan.folding import folded
from kompetansepakke.scan.forbidden import Forbidden, Shown, Sought, own
from kompetansepakke.scan.opener import open_attachment
from kompetansepakke.scan.passages import Shared, passages
from kompetansepakke.scan.published import Built, leaks
from kompetansepakke.scan.said import Said
from tests.site.packed import ATTACHED, WRITTEN, compound, locked_pdf, locked_zip, zipped

SECRET = "Øvingslæreren får ikke fornyet avtalen, og rådmannen forteller det først på mandag."
OTHER = "Elevene tegner hver sin båt, og læreren henger alle tegningene opp på veggen i gangen."
SOUGHT = passages([Said(SECRET, Place("modules/p/1-a/02-plan.md", 7))])
LOCKED = {
    "a.zip": locked_zip(OTHER),
    "a.pdf": locked_pdf(OTHER),
    "a.docx": compound("EncryptedPackage", OTHER.encode()),
    "inni.zip": zipped({"a.docx": compound("EncryptedPackage", b"x")}),
}
DAMAGED = {
    "kuttet.png": ATTACHED["tekst.png"](OTHER)[:60],
    "kuttet.jpg": ATTACHED["exif.jpg"](OTHER)[:-300],
    "kuttet.pdf": b"%PDF-1.7\n" + b"x" * 200,
    "kuttet.zip": ATTACHED["fil.zip"](OTHER)[:-30],
    "kuttet.docx": ATTACHED["delt.docx"](OTHER)[:80],
    "bilde.png": OTHER.encode(),
    "lyd.mp3": OTHER.encode(),
    "film.mp4": ATTACHED["tekst.png"](OTHER),
    "tabell.csv": ATTACHED["celle.xlsx"](OTHER),
}


def built(folder: Path) -> Built:
    return Built(folder, Forbidden(SOUGHT, Shown((), own(()))), frozenset())


@pytest.mark.parametrize("name", sorted(ATTACHED))
def test_a_passage_in_an_attachment_is_found_and_another_is_not(name: str) -> None:
    planted, twin = (open_attachment(name, ATTACHED[name](text)) for text in (SECRET, OTHER))
    assert (planted.fault, twin.fault) == ("", "")
    assert any(True for text in planted.texts for _ in SOUGHT.found_in(text.letters))
    assert not any(True for text in twin.texts for _ in SOUGHT.found_in(text.letters))


def test_a_passage_is_found_in_every_published_file(tmp_path: Path) -> None:
    makers = {**ATTACHED, **WRITTEN}
    for name, make in makers.items():
        (tmp_path / name).write_bytes(make(SECRET))
    assert {(found.file.partition("/")[2], found.code) for found in leaks(built(tmp_path)).problems} \
        == {(name, "KP901") for name in makers}


def test_the_same_files_with_another_text_pass(tmp_path: Path) -> None:
    for name, make in {**ATTACHED, **WRITTEN}.items():
        (tmp_path / name).write_bytes(make(OTHER))
    assert leaks(built(tmp_path)).problems == []


@pytest.mark.parametrize("packed", ["leder.zip", "p.imscc"])
def test_what_is_known_of_an_archive_hides_nothing_that_is_put_in_it(tmp_path: Path, packed: str) -> None:
    clean, planted = f"<p>{OTHER}</p>", f"<p>{SECRET}</p>"
    (tmp_path / "a.html").write_text(clean)
    made = replace(built(tmp_path), packed=frozenset({packed}), as_zipped=str.upper)
    (tmp_path / packed).write_bytes(zipped({"x/a.html": clean.upper().encode(), "x/b.html": b"<p>x</p>"}))
    seen = leaks(made)
    assert seen.problems == []
    again = replace(made, passed=frozenset(seen.passed), hashes=seen.hashes)
    assert leaks(again).hashes == seen.hashes
    for name in ("x/a.html", "x/b.html", "x/c.html"):
        (tmp_path / packed).write_bytes(zipped({"x/a.html": clean.upper().encode(), name: planted.encode()}))
        assert [one.file.partition("/")[2] for one in leaks(again).problems] == [f"{packed}/{name}"]


def test_what_was_unpacked_before_is_not_unpacked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = replace(built(tmp_path), packed=frozenset({"p.imscc"}))
    (tmp_path / "p.imscc").write_bytes(zipped({"a.html": OTHER.encode(), "b.html": b"<p>x</p>"}))
    seen = leaks(made)
    read: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda archive, part: read.append((archive, part)))
    assert leaks(replace(made, passed=frozenset(seen.passed), hashes=seen.hashes)).problems == read == []


def test_what_an_archive_of_ours_holds_is_read_but_for_files_of_the_edition(tmp_path: Path) -> None:
    named = b"Skolesjef Anne Lund"
    (tmp_path / "vedlegg.csv").write_bytes(named)
    (tmp_path / "p.imscc").write_bytes(zipped({"filer/vedlegg.csv": named, "sider/b.html": named + b" sier",
                                               "sider/a.html": f"<p>{SECRET}</p>".encode()}))
    banned = Forbidden(SOUGHT, Shown((), own(())), titles=(("skolesjef", "anne", "lund"),))
    edition = Built(tmp_path, banned, frozenset({"vedlegg.csv"}), frozenset({"p.imscc"}))
    found = leaks(edition)
    assert [one.file.partition("/")[2] for one in found.problems] == ["p.imscc/sider/a.html", "p.imscc/sider/b.html"]
    (tmp_path / "p.imscc").write_bytes(zipped({"sider/a.html": OTHER.encode()}))
    clean = leaks(edition)
    assert clean.problems == []
    assert leaks(replace(edition, passed=frozenset(clean.passed))).passed == clean.passed


def test_names_of_files_and_folders_are_read_but_for_those_of_attachments(tmp_path: Path) -> None:
    banned = Forbidden(SOUGHT, Shown((), own(())), (("skolesjef", "anne", "lund"),), ("02-plan",),
                       frozenset({"samtale"}))
    clean = ["02-plan.pdf", "a/02-planer.html", "samtaler/a.html", "skolesjef/anne.html"]
    hidden = ["02-plan/a.html", "a/samtale", "skolesjef-anne-lund.css"]
    for place in (*clean, *hidden):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(OTHER)
    edition = Built(tmp_path, banned, frozenset({"02-plan.pdf"}))
    assert [found.file.partition("/")[2] for found in leaks(edition).problems] == hidden
    shutil.rmtree(tmp_path / "02-plan")
    for place in hidden[1:]:
        (tmp_path / place).unlink()
    assert leaks(edition).problems == []


def test_of_a_file_that_we_made_what_it_is_made_of_is_read(tmp_path: Path) -> None:
    made = {name: ATTACHED["side.pdf"](f"En side i {name}") for name in ("a.pdf", "b.pdf")}
    for name, pdf in made.items():
        (tmp_path / name).write_bytes(pdf)
    sources = dict(zip((sha256(pdf).digest() for pdf in made.values()), (SECRET.encode(), OTHER.encode()), strict=True))
    assert [found.file.partition("/")[2] for found in leaks(built(tmp_path), made=sources).problems] == ["a.pdf"]


def test_a_file_unlike_the_one_that_we_made_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(ATTACHED["side.pdf"](SECRET))
    ours = {sha256(ATTACHED["side.pdf"](OTHER)).digest(): OTHER.encode()}
    assert [found.code for found in leaks(built(tmp_path), made=ours).problems] == ["KP901"]


def test_a_file_that_was_found_clean_is_not_read_again_while_nothing_new_is_banned(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(OTHER)
    passed = leaks(built(tmp_path)).passed
    edition = replace(built(tmp_path), passed=frozenset(passed))
    (tmp_path / "b.html").write_text(SECRET)  # a file with other bytes has no pass
    again = leaks(edition)
    assert [found.file.partition("/")[2] for found in again.problems] == ["b.html"]
    assert again.passed == passed


def test_a_file_whose_hash_is_told_is_read_where_it_has_no_pass_and_others_always(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(f"{OTHER} {name}")
    clean = leaks(built(tmp_path)).passed
    (tmp_path / "b.html").write_text(SECRET)
    digests = {name: sha256((tmp_path / name).read_bytes()).digest() for name in ("a.html", "b.html")}
    (tmp_path / "c.html").write_text(f"{OTHER} a.html")
    read: list[str] = []
    bytes_of = Path.read_bytes

    def noted(file: Path) -> bytes:
        read.append(file.name)
        return bytes_of(file)

    monkeypatch.setattr(Path, "read_bytes", noted)
    found = leaks(replace(built(tmp_path), passed=frozenset(clean), digests=digests))
    assert [one.file.partition("/")[2] for one in found.problems] == ["b.html"]
    assert sorted(read) == ["b.html", "c.html"]


def test_a_file_that_was_found_clean_is_searched_for_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"{OTHER} Og {SECRET}")
    (tmp_path / "b.html").write_text("En side uten noe på.")
    text = "En helt annen tekst om noe ganske annet som bare ledere skal lese."
    other = Forbidden(passages([Said(text, Place("m.md"))]), Shown((), own(())))
    passed = frozenset(leaks(Built(tmp_path, other, frozenset())).passed)
    (tmp_path / "b.html").unlink()
    banned = built(tmp_path).banned
    found = leaks(Built(tmp_path, banned, frozenset(), passed=passed, new=banned.since(other.sought)))
    assert [one.code for one in found.problems] == ["KP901"]
    assert found.passed == set()  # a file that isn't there hasn't been searched for what is new


def _clean(banned: Forbidden, text: str) -> bool:
    before = banned.excuses
    return not any(banned.passages_in(folded(text))) and not banned.named_in(folded(text)) and \
        banned.excuses == before


def _texts(seed: int) -> tuple[random.Random, Callable[[int], str]]:
    """Texts that share some of their sentences, by chance."""
    chance = random.Random(seed)
    pieces = [" ".join(chance.choice("fjord elv foss skog li bekk berg dal hav øy vik nes".split()) + chance.choice(
        "en a er ene enes".split()) for _ in range(5)) for _ in range(8)]
    return chance, lambda most: " ".join(chance.choices(pieces, k=chance.randint(1, most)))


@pytest.mark.parametrize("seed", range(200))
def test_what_was_shown_before_needs_no_new_look(seed: int) -> None:
    chance, text = _texts(seed)
    texts, rows = [text(4) for _ in range(5)], [folded(text(6)).letters for _ in range(6)]
    said = [passages(Said(one, Place("m.md")) for one in chance.sample(texts, 3)) for _ in range(2)]
    then, now = (frozenset(chance.sample(rows, 3)) for _ in range(2))
    before = Shared(frozenset(said[0].names), then, said[0].less(then).shown)
    found = said[1].less(now, before)
    assert found == said[1].less(now)
    assert found.grams == {gram for gram in said[1].grams if not any(gram in row for row in now)}


@pytest.mark.parametrize("seed", range(60))
def test_what_was_clean_before_and_has_nothing_new_is_clean(seed: int) -> None:
    chance, text = _texts(seed)
    always = [Said(text(4), Place("m.md"))]

    def banned() -> Forbidden:
        shown = tuple(folded(text(3)) for _ in range(chance.randint(0, 3)))
        sought = passages([*always, *(Said(text(4), Place("m.md")) for _ in range(chance.randint(0, 2)))])
        titles = tuple(tuple(text(1).split()) for _ in range(chance.randint(0, 2)))
        return Forbidden(sought.less(frozenset(one.letters for one in shown)), Shown(shown, own(())), titles)

    old, now = banned(), banned()
    new = now.since(Sought.of_json(json.loads(json.dumps(old.sought.as_json()))))
    for _ in range(40):
        file = text(6)
        if _clean(old, file):
            assert _clean(now, file) == (new is None or _clean(new, file))


def test_nothing_is_new_in_what_was_sought_before_and_whatever_is_added_is() -> None:
    banned = built(Path()).banned
    assert banned.since(banned.sought) is None
    more: list[dict[str, Any]] = [{"titles": (("tre", "små", "ord"),)}, {"names": ("1-a",)},
                                  {"segments": frozenset({"hemmelig"})}, {"addresses": frozenset({"https://a.no"})}]
    for one in more:
        added = replace(banned, **one)
        new = added.since(banned.sought)
        assert new is not None
        assert {key: getattr(new, key) for key in one} == one
        assert not new.passages.grams


def test_a_file_with_what_is_shown_elsewhere_gets_no_pass(tmp_path: Path) -> None:
    seen = Shown((folded(SECRET),), own(()))
    (tmp_path / "a.html").write_text(SECRET)
    edition = Built(tmp_path, Forbidden(SOUGHT, seen), frozenset())
    found = leaks(edition)
    assert (found.problems, found.passed) == ([], set())
    assert leaks(built(tmp_path)).problems != []


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_a_locked_file_is_refused_and_not_published(name: str, tmp_path: Path) -> None:
    assert "låst med passord" in open_attachment(name, LOCKED[name]).fault
    (tmp_path / name).write_bytes(LOCKED[name])
    assert [found.code for found in leaks(built(tmp_path)).problems] == ["KP901"]


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_a_damaged_attachment_is_refused_with_its_reason(name: str) -> None:
    assert open_attachment(name, DAMAGED[name]).fault


@pytest.mark.parametrize("name", ["tekst.png", "exif.jpg", "exif.webp", "exif.avif", "kommentar.gif"])
def test_a_picture_under_another_pictures_name_passes(name: str) -> None:
    assert open_attachment("bilde.jpg", ATTACHED[name](OTHER)).fault == ""


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("size", [(1, 1), (7, 300)])
def test_sound_pictures_of_any_size_and_colours_pass(kind: str, mode: str, size: tuple[int, int]) -> None:
    buffer = io.BytesIO()
    try:
        Image.new(mode, size).save(buffer, kind)
    except (OSError, ValueError):
        return  # no program makes such a picture
    assert open_attachment(f"bilde.{kind.lower()}", buffer.getvalue()).fault == ""


def test_what_grows_beyond_all_bounds_when_unpacked_is_refused() -> None:
    bomb = zipped({f"{number}.txt": bytes(50_000_000) for number in range(5)})
    assert "MB" in open_attachment("stor.zip", bomb).fault
    for _ in range(12):
        bomb = zipped({"a.zip": bomb if len(bomb) < 100_000 else b"x"})
    assert "inni hverandre" in open_attachment("dyp.zip", bomb).fault


@settings(deadline=None)  # a loaded machine is no fault
@given(st.sampled_from(sorted(ATTACHED)), st.data())
def test_no_damage_crashes_the_reader(name: str, data: st.DataObject) -> None:
    whole = bytearray(ATTACHED[name](OTHER))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)))
    try:
        texts = [folded(text).letters for text in texts_of(bytes(whole[:end]))]
    except UnreadableError:
        return
    assert all(isinstance(text, str) for text in texts)
