"""`kp` as an editor meets it: exit codes, one line for wrong use, problems as text and JSON."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kompetansepakke.base.problems import Problem
from kompetansepakke.cli.building import check_command
from kompetansepakke.cli.main import main
from kompetansepakke.cli.told import print_markdown
from kompetansepakke.site.tripwire import TRIPWIRE, TRIPWIRE_TEXT
from tests.copied import copied

COMMAND = [sys.executable, "-m", "kompetansepakke.cli"]
SMALLEST = "site_name: Prøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
FRONT = "---\ntitle: Modul\nroles: all\nmodule: 1\npurpose: Lære\nmin_weeks: 4-5\n---\n\nTekst.\n"
PAGE = "modules/p/1-a/01-x.md"
GOOD = "---\ntitle: Side\nroles: all\n---\n\nTekst.\n"
WRONG = GOOD.replace("roles: all", "roles: [leder]") + "\n///tip | method\n"
WARNED = GOOD + "\n#### Fire\n"

Kp = Callable[..., tuple[int, str, str]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in {"mkdocs.yml": SMALLEST, TRIPWIRE: TRIPWIRE_TEXT, "docs/.gitkeep": "",
                       "modules/p/package.yml": "title: P\npurpose: P\n",
                       "modules/p/1-a/index.md": FRONT, PAGE: GOOD}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kp(site: Path, capsys: pytest.CaptureFixture[str]) -> Kp:
    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["-C", str(site), *arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, err = capsys.readouterr()
        return code, out, err
    return run


def refusal(result: tuple[int, str, str]) -> str:
    """The one line that wrong use is."""
    code, out, err = result
    assert (code, out) == (2, "")
    assert re.fullmatch(r"kp: [^\n]+\n", err), err
    return err


# Wrong use

@pytest.mark.parametrize(("arguments", "told"), [
    ((), "KOMMANDO mangler"),
    (("chek",), "Mente du «check»? Velg mellom check, build, serve, stage, new,"),
    (("check", "ekstra"), "forstår ikke «ekstra»"),
    (("check", "--format", "xml"), "Velg mellom text, md, json"),
    (("check", "--form", "json"), "forstår ikke «--form"),
    (("check", "--format"), "--format mangler en verdi"),
    (("check", "a\nb"), "forstår ikke «a b»"),
    (("new",), "mangler"),
    (("new", "pge"), "Mente du «page»?"),
    (("new", "side"), "Mente du «page»?"),
    (("sjekk",), "Mente du «check»?"),
    (("new", "page"), "PAKKE/MODULMAPPE, SLUG mangler"),
    (("new", "page", "p/1-a", "ny", "--title", "To", "ord"), "hermetegn"),
    (("build", "--date", "2026-13-01"), "«2026-13-01» er ikke en dato"),
    (("build", "--date", "20261121"), "ÅÅÅÅ-MM-DD"),
    (("build", "--date", "i morgen"), "ÅÅÅÅ-MM-DD"),
    (("build", "--edition", "lærer"), "Mente du «laerer»? Utgaver: laerer, leder, eier, uh"),
    (("serve", "--edition", "alle"), "Utgaver: laerer"),
    (("serve", "--address", "8001"), "127.0.0.1:8001"),
    (("serve", "--address", "127.0.0.1:99999"), "127.0.0.1:8001"),
    (("serve", "--address", "127.0.0.1:http"), "127.0.0.1:8001"),
    (("schema", "alt"), "forstår ikke «alt»"),
    (("serve", "--port", "8001"), "--address 127.0.0.1:8001"),
    (("serve", "--adress", "127.0.0.1:8001"), "; mente du «--address»."),
    (("build", "--site-dir", "ut"), "--output MAPPE"),
    (("check", "--port", "8001"), "forstår ikke «--port 8001». Se «kp check --help»"),
    (("check", "-f", "mkdocs.yml"), "kp -C MAPPE"),
    (("check", "--strict=ja"), "--strict tar ingen verdi"),
    (("translate", "modules"), "én av --to --accept --phrases må være med"),
    (("translate", "--accept", "--to", "nn"), "--to kan ikke stå sammen med --accept"),
    (("plan", "--from", "to"), "--from skal være et tall, ikke «to»"),
])
def test_wrong_use_is_one_line_in_norwegian(kp: Kp, arguments: tuple[str, ...], told: str) -> None:
    err = refusal(kp(*arguments))
    assert told in err
    assert not re.search(r"argument|invalid|required|expected|unrecognized", err)


def test_a_misspelt_edition_in_the_environment_is_told_by_every_command(
        kp: Kp, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kp("check")[0] == 0  # what is kept of it must not hide what is told
    monkeypatch.setenv("KP_EDITION", "ledr")
    for command in (("check",), ("build",), ("plan", "--start", "2027-08-16")):
        assert refusal(kp(*command)) == ("kp: KP_EDITION: Utgaven «ledr» finnes ikke. Mente du «leder»? "
                                         "Utgaver: laerer, leder, eier, uh.\n")
    monkeypatch.setenv("KP_EDITION", "leder")
    assert kp("check")[0] == 0


@pytest.mark.parametrize("arguments", [(), ("check",), ("build",), ("serve",), ("new",), ("new", "package"),
                                       ("new", "module"), ("new", "page"), ("new", "site"), ("schema",)])
def test_help_is_in_norwegian(kp: Kp, arguments: tuple[str, ...]) -> None:
    code, out, _ = kp(*arguments, "--help")
    assert code == 0
    assert out.startswith("bruk: kp")
    assert not re.search(r"usage:|options:|positional|show this", out)


@pytest.mark.parametrize("where", ["", "finnes-ikke", "mkdocs.yml"])
def test_a_folder_that_is_no_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str) -> None:
    (tmp_path / "tom").mkdir()
    for command in (["check"], ["build"], ["serve"], ["schema"], ["new", "package", "p"]):
        code = main(["-C", str(tmp_path / "tom" / where), *command])
        assert "mkdocs.yml" in refusal((code, *capsys.readouterr()))


@pytest.mark.parametrize(("config", "told"), [
    ("site_name: [", "mkdocs.yml"), ("", "site_name"), (SMALLEST.replace("material", "tull"), "tull"),
    (SMALLEST + "tull: 1\ndocs_dir: borte\n", "borte"), ("site_name: x\n", "«kompetansepakke»"),
    (SMALLEST.replace("[kompetansepakke]", "[kompetansepakke, tull]"), "tull"),
    (SMALLEST.replace("[kompetansepakke]", "[{kompetansepakke: {roles: {a: b}}}]"), "rollen «a»"),
])
def test_a_wrong_mkdocs_yml_is_one_line(site: Path, config: str, told: str) -> None:
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = copied(("-C", str(site), "check"))
    assert told in refusal((done.returncode, done.stdout, done.stderr))


def test_what_nobody_foresaw_is_one_line_too(kp: Kp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("to\nlinjer")
    monkeypatch.setattr(check_command, "_found", fail)
    assert "RuntimeError: to linjer" in refusal(kp("check"))
    monkeypatch.setenv("KP_DEBUG", "1")
    with pytest.raises(RuntimeError):
        kp("check")


# kp check

def test_content_in_order_is_said_so(kp: Kp) -> None:
    assert kp("check") == (0, "", "Alt i orden.\n")
    assert kp("check", "--format", "json") == (0, "[]\n", "")


def test_problems_are_told_with_place_code_and_mend(kp: Kp, site: Path) -> None:
    (site / PAGE).write_text(WRONG, encoding="utf-8")
    code, out, err = kp("check")
    assert code == 1
    first, second = out.splitlines()
    assert first == (f"{PAGE}:3: KP207 error: Ukjent rolle «leder». "
                     "Rett: Mente du «leader»? Roller her: teacher, leader, owner, university.")
    assert re.match(rf"{PAGE}:8: KP301 error: .+ Rett: Mente du «/// tip \| method»\? .+\.$", second)
    assert err == "2 feil, 0 advarsler.\n"


def test_problems_as_json_have_the_contract_s_shape(kp: Kp, site: Path) -> None:
    (site / PAGE).write_text(WRONG, encoding="utf-8")
    code, out, err = kp("check", "--format", "json")
    assert (code, err) == (1, "")
    found = json.loads(out)
    assert [list(one) for one in found] == [["file", "line", "column", "code", "severity", "message", "fix"]] * 2
    assert {key: found[0][key] for key in ("file", "line", "column", "code", "severity")} == {
        "file": PAGE, "line": 3, "column": 9, "code": "KP207", "severity": "error"}
    assert all(isinstance(one[key], str) and one[key] for one in found for key in ("message", "fix"))


def test_warnings_fail_only_when_asked(kp: Kp, site: Path) -> None:
    (site / PAGE).write_text(WARNED, encoding="utf-8")
    code, out, err = kp("check")
    assert (code, err) == (0, "0 feil, 1 advarsel.\n")
    assert "KP412 warning:" in out
    assert kp("check", "--strict")[0] == 1
    assert kp("check", "--strict", "--format", "json")[0] == 1


def test_every_problem_is_told_at_once(kp: Kp, site: Path) -> None:
    (site / PAGE).write_text(WRONG, encoding="utf-8")
    (site / "modules/p/1-a/02-y.md").write_text("uten hode\n", encoding="utf-8")
    (site / "modules/p/package.yml").write_text("title: P\n", encoding="utf-8")
    (site / "docs/z.md").write_text("---\ntitle: Plan: for\nroles: all\n---\n", encoding="utf-8")
    codes = {(one["file"].rsplit("/", 1)[1], one["code"]) for one in json.loads(kp("check", "--format", "json")[1])}
    assert codes >= {("01-x.md", "KP207"), ("01-x.md", "KP301"), ("02-y.md", "KP201"), ("package.yml", "KP206"),
                     ("z.md", "KP202")}


def test_json_is_json_whatever_the_terminal_can_show(site: Path) -> None:
    (site / PAGE).write_text(WRONG, encoding="utf-8")
    done = subprocess.run([*COMMAND, "-C", str(site), "check", "--format", "json"], capture_output=True, check=False,
                          env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert json.loads(done.stdout.decode("ascii"))[0]["message"] == "Ukjent rolle «leder»."
    text = subprocess.run([*COMMAND, "-C", str(site), "check"], capture_output=True, check=False,
                          env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (text.returncode, b"Traceback" in text.stderr) == (1, False)


def test_a_reader_that_stops_listening_is_no_trouble(site: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        done = subprocess.run([*COMMAND, "-C", str(site), "check", "--format", "json"], stdout=nobody,
                              stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_folder_can_be_named_from_anywhere(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                             capsys: pytest.CaptureFixture[str]) -> None:
    (site / PAGE).write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(site.parent)
    assert main(["-C", site.name, "check"]) == 1
    assert capsys.readouterr().out.startswith(PAGE)
    monkeypatch.chdir(site / "modules")
    assert main(["-C", "..", "check"]) == 1
    monkeypatch.chdir(site)
    assert main(["check"]) == 1


def test_the_site_is_found_from_any_folder_in_it(site: Path, monkeypatch: pytest.MonkeyPatch,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    (site / PAGE).write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(site / "modules/p/1-a")
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith(PAGE)
    assert main(["-C", "..", "check"]) == 1
    assert main(["-C", "finnes-ikke", "check"]) == 2


def test_the_version_is_told_with_the_name(kp: Kp) -> None:
    assert re.fullmatch(r"kompetansepakke \d+\.\d+\.\d+\n", kp("--version")[1])


@pytest.mark.parametrize(("line", "offered"), [
    ("kp ser", {"serve"}), ("kp serve --ad", {"--address"}), ("kp new pa", {"package", "page"}),
    ("kp new page --ro", {"--roles"}), ("kp check --format ", {"text", "json"}),
])
def test_the_shell_can_complete_what_is_written(site: Path, tmp_path: Path, line: str, offered: set[str]) -> None:
    answer = tmp_path / "svar"
    environment = {**os.environ, "_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)),
                   "_ARGCOMPLETE_STDOUT_FILENAME": str(answer), "_ARGCOMPLETE_IFS": "\n"}
    subprocess.run(COMMAND, cwd=site, env=environment, check=True, capture_output=True)
    assert {word.strip() for word in answer.read_text(encoding="utf-8").split("\n")} >= offered


# kp build

def test_a_build_of_wrong_content_stops_before_it_begins(kp: Kp, site: Path) -> None:
    (site / PAGE).write_text(WRONG, encoding="utf-8")
    code, out, err = kp("build")
    assert code == 1
    assert out.count("error:") == 2
    assert err == "2 feil, 0 advarsler. Nettstedet er ikke endret.\n"
    assert not (site / "site").exists()


def test_a_strict_build_stops_at_warnings(kp: Kp, site: Path) -> None:
    (site / PAGE).write_text(WARNED, encoding="utf-8")
    assert kp("build", "--strict")[0] == 1
    assert not (site / "site").exists()


@pytest.mark.parametrize("output", ["docs/ut", "modules", "modules/p/ut", "fremmed", "mkdocs.yml", "mkdocs.yml/ut"])
def test_a_wrong_output_is_refused_and_left_alone(kp: Kp, site: Path, output: str) -> None:
    (site / "fremmed").mkdir()
    (site / "fremmed/fil").write_text("min", encoding="utf-8")
    before = sorted(site.rglob("*"))
    refusal(kp("build", "--edition", "laerer", "--output", str(site / output)))
    assert sorted(path for path in site.rglob("*") if ".cache" not in path.parts) == before


@pytest.mark.parametrize("output", ["overrides/ut", "overrides", "kroker/ut", "makroer/ut", "docs", "stil/ut"])
def test_nothing_is_published_into_a_folder_that_the_site_is_built_of(kp: Kp, site: Path, output: str) -> None:
    for name in ("overrides/main.html", "kroker/k.py", "makroer/__init__.py", "stil/en.css"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("", encoding="utf-8")
    (site / "mkdocs.yml").write_text(
        "site_name: N\ntheme: {name: material, custom_dir: overrides}\nhooks: [kroker/k.py]\n"
        "watch: [stil]\nplugins: [{macros: {module_name: makroer}}, kompetansepakke]\n", encoding="utf-8")
    assert "bygges av" in refusal(kp("build", "--edition", "laerer", "--output", str(site / output)))


def test_reviewers_are_told_what_is_wrong_without_a_link_of_the_editors(capsys: pytest.CaptureFixture[str]) -> None:
    print_markdown([Problem("a.md", 1, 1, "KP407", "error", "«www.x.no» @kari", "Se https://x.no.")])
    assert r"«www<!-- -->.x.no» @<!-- -->kari **Rett:** Se https\:<!-- -->//x.no. (KP407)" in capsys.readouterr().out


# kp schema

def test_the_schema_is_one_document(kp: Kp) -> None:
    code, out, err = kp("schema")
    assert (code, err) == (0, "")
    assert set(json.loads(out)["$defs"]) >= {"page", "module", "translation", "package"}


# kp serve

def test_a_port_in_use_is_refused_with_a_way_out(kp: Kp) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert "Velg en annen port" in refusal(kp("serve", "--address", f"127.0.0.1:{port}"))
