"""`kp serve` follows what is saved, tells what is wrong, and leaves nothing behind."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.copied import copied
from tests.preview.running import (
    ADDRESS,
    ALONE,
    GOOD,
    PAGE,
    SERVE,
    SMALL,
    WITH_MACROS,
    WRONG,
    Preview,
    macro,
    previewing,
    until,
)
from tests.site.building import FRONT, HEAD, PACKAGE, SMALLEST, kp, write


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview for the tests that ask nothing of how it starts or ends."""
    with previewing(tmp_path_factory.mktemp("felles")) as preview:
        preview.wait_until_told("Bygd på")
        yield preview


def test_a_preview_follows_the_editor_and_survives_her_mistakes(tmp_path: Path) -> None:
    with previewing(tmp_path, command=ALONE) as preview:
        preview.wait_for(ADDRESS, "Tekst.")
        preview.write(PAGE, GOOD.replace("Tekst.", "Ny tekst."))
        preview.wait_for(ADDRESS, "Ny tekst.")
        preview.write(PAGE, WRONG)
        preview.wait_until_told(f"{PAGE}:5: KP301 error:")
        assert "Ny tekst." in preview.ask(ADDRESS)[2]
        preview.write(PAGE, GOOD.replace("Tekst.", "Rettet tekst."))
        preview.wait_for(ADDRESS, "Rettet tekst.")
        assert preview.stop(signal.SIGINT) < 15
        assert f"Se utgaven laerer på {preview.url}/" in preview.told()
        assert not re.search(r"Traceback|INFO|Aborted", preview.told())


@pytest.mark.parametrize(("number", "command"), [
    (signal.SIGINT, ALONE), (signal.SIGTERM, SERVE), (signal.SIGHUP, SERVE)])
def test_a_signal_in_the_middle_of_a_build_ends_it_at_once_and_leaves_nothing(tmp_path: Path, number: int,
                                                                             command: Sequence[str]) -> None:
    with previewing(tmp_path, command=command) as preview:
        until(lambda: any(preview.temporary.glob("*/0/stage/docs/*")), preview.told)  # staged, and the builder begins
        assert preview.stop(number) < 15
        assert "Bygd" not in preview.told()


def test_another_edition_on_another_day_can_be_seen(tmp_path: Path) -> None:
    page = GOOD.replace("all", "[leader]\nopens: 2099-01-15")
    with previewing(tmp_path, {**SMALL, PAGE: page}, "--edition", "leder", "--date", "2099-01-15") as preview:
        preview.wait_for(ADDRESS, "Tekst.")
        assert "Se utgaven leder på" in preview.told()


def test_one_package_can_be_seen_alone_also_where_others_are_linked_to(tmp_path: Path) -> None:
    files = {**SMALL, "modules/q/package.yml": PACKAGE, "modules/q/1-b/index.md": FRONT,
             "docs/om.md": HEAD + "Se [den andre](../modules/q/1-b/index.md).\n"}
    with previewing(tmp_path, files, "--package", "p") as preview:
        preview.wait_for(ADDRESS, "Tekst.")
        assert preview.ask("/om/")[0] == 200
        assert preview.ask("/q/1-b/")[0] == 404
        assert "Se pakken p i utgaven laerer på" in preview.told()


def test_macros_overrides_and_figures_are_watched(tmp_path: Path) -> None:
    config = WITH_MACROS.replace("material}", "material, custom_dir: overrides}")
    files = {**SMALL, "mkdocs.yml": config, "macros.py": macro("return 'Hei ' + navn"), "overrides/.gitkeep": "",
             PAGE: HEAD + '{{ hei("du") }}\n'}
    with previewing(tmp_path, files) as preview:
        preview.wait_for(ADDRESS, "Hei du")
        preview.write("macros.py", macro("return 'Hallo der, ' + navn"))
        preview.wait_for(ADDRESS, "Hallo der, du")
        preview.write("overrides/partials/kp-around.html", "<p>Fra overrides</p>")
        preview.wait_for(ADDRESS, "Fra overrides")
        preview.write("modules/p/figures.yml", "f: {kind: tull}\n")
        preview.wait_until_told("modules/p/figures.yml:1: KP")


def test_a_macro_that_fails_is_told_with_its_page(tmp_path: Path) -> None:
    files = {**SMALL, "mkdocs.yml": WITH_MACROS, "macros.py": macro("raise ValueError('Tegningen finnes ikke.')"),
             PAGE: HEAD + '{{ hei("du") }}\n'}
    with previewing(tmp_path, files) as preview:
        preview.wait_until_told(f"{PAGE}: en makro på sida virker ikke. Tegningen finnes ikke.\n1 feil.")
        status, _, page = preview.ask(ADDRESS)
        assert status == 503
        assert "Tegningen finnes ikke." in page
        preview.write("macros.py", macro("return 'Nå går det, ' + navn"))
        preview.wait_for(ADDRESS, "Nå går det, du")


WRONG_SETTINGS = (
    (SMALLEST + "foo: [a\n", "mkdocs.yml:4: KP202 error:"),
    (SMALLEST + "site_nam: B\n", "mkdocs.yml:4: KP203 error: Ukjent nøkkel «site_nam». Rett: Mente du «site_name»?"),
    (SMALLEST.replace("material", "tull"), "mkdocs.yml:2: KP205 error: «theme»"),
    (SMALLEST + "\tfoo: a\n", "mkdocs.yml:4: KP202 error:"),
)


def test_what_is_wrong_in_mkdocs_yml_is_told_with_its_line_and_can_be_mended(tmp_path: Path) -> None:
    with previewing(tmp_path, {**SMALL, "mkdocs.yml": WRONG_SETTINGS[0][0]}) as preview:
        preview.wait_until_told(WRONG_SETTINGS[0][1])
        assert "mkdocs.yml:4" in preview.ask("/")[2]
        for number, (config, place) in enumerate(WRONG_SETTINGS):
            told = preview.told().count(place)
            if number:
                preview.write("mkdocs.yml", config)
                preview.wait_until_told(place, told + 1)
            preview.write(PAGE, GOOD.replace("Tekst.", f"Rettet {number}."))
            preview.write("mkdocs.yml", SMALLEST)
            preview.wait_for(ADDRESS, f"Rettet {number}.")


def test_a_fault_of_the_tool_itself_is_told_in_one_line(tmp_path: Path) -> None:
    hook = "def on_post_build(config):\n    raise RuntimeError('to\\nlinjer')\n"
    files = {**SMALL, "mkdocs.yml": SMALLEST + "hooks: [krok.py]\n", "krok.py": hook}
    with previewing(tmp_path, files) as preview:
        preview.wait_until_told("1 feil.")
        told = preview.told().splitlines()
        assert told[2].startswith("Utgaven laerer lot seg ikke bygge: ")
        assert told[2].endswith("RuntimeError: to linjer")
        assert "Traceback" not in preview.told()
        preview.write("krok.py", "")
        preview.wait_for(ADDRESS, "Tekst.")


def test_mkdocs_own_live_server_works_too_and_templates_can_tell(tmp_path: Path) -> None:
    dump = ("import json\nfrom pathlib import Path\ndef on_post_build(config):\n"
            "    Path(config.site_dir, 'policy.json').write_text(json.dumps(config.extra['kp']['policy']))\n")
    files = {**SMALL, "mkdocs.yml": SMALLEST + "hooks: [dump.py]\n", "dump.py": dump}
    with previewing(tmp_path, files, command=("mkdocs", "serve", "-a")) as preview:
        preview.wait_for(ADDRESS, "Tekst.")
        assert preview.ask("/policy.json")[2] == '""'
        preview.write(PAGE, GOOD.replace("Tekst.", "Ny tekst."))
        preview.wait_for(ADDRESS, "Ny tekst.")
    with previewing(tmp_path, files) as preview:
        preview.wait_for(ADDRESS, "Tekst.")
        assert "script-src" in preview.ask("/policy.json")[2]


def test_files_that_programs_leave_start_nothing(running: Preview) -> None:
    begun = running.told().count("Bygger …")
    for name in (".01-x.md.swp", "01-x.md~", ".#01-x.md", "~$notat.docx", ".~lock.notat.odt#", ".DS_Store"):
        running.write(f"modules/p/1-a/{name}", "x")
        running.write(name, "x")
    running.write(PAGE, GOOD.replace("Tekst.", "Etterpå."))
    running.wait_for(ADDRESS, "Etterpå.")
    assert running.told().count("Bygger …") == begun
    running.wait_until_told("Bygd på", begun + 1)
    assert running.told().count("Bygger …") == begun + 1


def test_saves_in_quick_succession_are_one_build(running: Preview) -> None:
    begun = running.told().count("Bygger …")
    for number in range(20):
        running.write(PAGE, GOOD.replace("Tekst.", f"Utkast {number}."))
    running.wait_for(ADDRESS, "Utkast 19.")
    assert running.told().count("Bygger …") <= begun + 2


def test_warnings_are_told_once_and_stop_nothing(tmp_path: Path) -> None:
    with previewing(tmp_path, {**SMALL, PAGE: GOOD + "\n#### Fire\n"}) as preview:
        preview.wait_for(ADDRESS, "Fire")
        preview.write(PAGE, GOOD + "\n#### Fire og fem\n")
        preview.wait_for(ADDRESS, "Fire og fem")
        preview.wait_until_told("Bygd på", 2)
        preview.write("docs/om.md", GOOD)
        preview.wait_until_told("Bygd på", 3)
        assert preview.told().count("KP412 warning") == 2  # its title has changed once


def test_wrong_use_ends_with_2_and_one_line(tmp_path: Path) -> None:
    for options, wanted in ((("--edition", "lærer"), "Mente du «laerer»?"), (("--package", "pp"), "Pakker: p.")):
        with previewing(tmp_path, None, *options) as preview:
            assert preview.process.wait(timeout=60) == 2
            assert wanted in preview.told()
            assert preview.told().count("\n") == 1


def test_what_a_killed_preview_leaves_is_removed_by_the_next_run_and_nothing_else(tmp_path: Path) -> None:
    with previewing(tmp_path / "drept") as killed, previewing(tmp_path / "lever") as living:
        for preview in (killed, living):
            preview.wait_until_told("Bygd på")
        killed.process.send_signal(signal.SIGKILL)
        killed.process.wait(timeout=60)
        assert b"Tekst." in b"".join(path.read_bytes() for path in killed.temporary.rglob("*.html"))
        foreign = killed.temporary / "kompetansepakke-tmp-ikkevaar"
        foreign.symlink_to(living.temporary, target_is_directory=True)
        for temporary in (killed.temporary, living.temporary):
            assert copied(("-C", str(living.site), "check"), environment={"TMPDIR": str(temporary)}).returncode == 0
        assert list(killed.temporary.iterdir()) == [foreign]
        foreign.unlink()
        assert living.ask(ADDRESS)[0] == 200


def test_a_builder_that_is_killed_with_its_parent_leaves_nothing_that_the_next_run_does_not_remove(
    tmp_path: Path,
) -> None:
    with previewing(tmp_path, command=ALONE) as preview:
        until(lambda: any(preview.temporary.glob("*/0/stage/docs/index.md")), preview.told)
        preview.process.send_signal(signal.SIGKILL)
        preview.process.wait(timeout=60)

        def swept() -> bool:
            check = copied(("-C", str(preview.site), "check"), environment={"TMPDIR": str(preview.temporary)})
            assert check.returncode == 0
            return list(preview.temporary.iterdir()) == []

        until(swept, lambda: str(list(preview.temporary.rglob("*"))))


def test_check_and_build_agree_on_mkdocs_yml(tmp_path: Path) -> None:
    site = write(tmp_path, {**SMALL, "mkdocs.yml": SMALLEST + "site_nam: B\nnav: [Hjem: borte.md]\n"})
    checked, built = kp(site, "check", "--format", "json"), kp(site, "build", "--no-pdf")
    assert (checked.returncode, built.returncode) == (1, 1)
    found = {(one["file"], one["line"], one["code"], one["severity"]) for one in json.loads(checked.stdout)}
    assert found == {("mkdocs.yml", 4, "KP203", "error"), ("mkdocs.yml", 5, "KP211", "warning")}
    assert "mkdocs.yml:4: KP203 error: Ukjent nøkkel «site_nam»." in built.stdout
    assert "mkdocs.yml:5: KP211 warning: «nav» har ingen virkning her" in built.stdout
