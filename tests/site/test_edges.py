"""Where text meets text, and names meet names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import DATE, FRONT, HEAD, PACKAGE, kp, write

ALL = "teacher leader owner university"
DUMP = (
    "import json\nfrom pathlib import Path\ndef on_post_build(config):\n"
    "    Path(config.site_dir, 'extra.json').write_text(json.dumps(config.extra, default=str))\n"
)
PAGES = {
    "mkdocs.yml": "site_name: N\ntheme: {name: material}\nhooks: [dump.py]\nplugins: [kompetansepakke]\n",
    "dump.py": DUMP,
    "modules/p/package.yml": PACKAGE,
    "modules/p/1-a/index.md": FRONT + "## Deler\n\nx\n",
    "modules/p/1-a/01-tittel.md": '---\ntitle: \'"Hei" & ha det\'\nroles: all\ndescription: Si "hei" & 5 < 6\n---\n'
    "## Innhold\n",
    "modules/p/1-a/02-bokstavelig.md": HEAD
    + "```\n\\/// roles | leader\n```\n\n- \\/// roles | leader\n\n\\/// roles | leader\n",
    "modules/p/1-a/03-zqskjult.md": "---\ntitle: S\nroles: [leader]\n---\nx\n",
    "modules/p/1-a/03-zqskjult.nn.md": "---\ntitle: S\n---\nx\n",
    "modules/p/1-a/04-lenke.md": HEAD + f"[klikk\n/// roles | {ALL}\n](javascript:alert(1))\n/// end roles\n",
    "modules/p/1-a/05-kode.md": HEAD + f"5`\n/// roles | {ALL}\nx ` <script>x</script> ` y\n/// end roles\n",
    "modules/p/1-a/06-skjult-mellom.md": HEAD
    + "Tekst `a\n/// roles | leader\nz\n/// end roles\nb` <iframe src=x></iframe> `c\n",
}


@pytest.fixture(scope="module")
def edges(shared: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def make(root: Path) -> None:
        write(root, PAGES)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml")]
        subprocess.run(command, env={**os.environ, "KP_DATE": DATE}, check=True, capture_output=True)

    return shared("edges", make) / "site"


def page(site: Path, address: str) -> str:
    text = (site / "p/1-a" / address / "index.html").read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def test_a_link_never_begins_in_one_run_of_text_and_ends_in_another(edges: Path) -> None:
    assert 'href="javascript:' not in page(edges, "04-lenke")


@pytest.mark.parametrize("address", ["05-kode", "06-skjult-mellom"])
def test_code_never_begins_in_one_run_of_text_and_ends_in_another(edges: Path, address: str) -> None:
    assert not re.search(r"<(?:script|iframe)", page(edges, address))


def test_escaped_slashes_are_shown_as_slashes_everywhere(edges: Path) -> None:
    shown = page(edges, "02-bokstavelig").replace("&#47;", "/")
    assert shown.count("/// roles | leader") == 3
    assert "\\" not in shown
    assert "&amp;#47;" not in shown


def test_quotes_and_ampersands_in_titles_are_escaped(edges: Path) -> None:
    text = (edges / "p/1-a/01-tittel/index.html").read_text(encoding="utf-8")
    assert not re.search(r'content="Si "', text)
    assert not re.search(r"&(?!\w+;|#\w+;)", text)


def test_no_other_plugin_is_told_of_hidden_pages(edges: Path) -> None:
    assert "zqskjult" not in (edges / "extra.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address",
    ["", "01-tittel"],
)
def test_no_heading_of_an_editor_gets_an_id_of_the_theme(edges: Path, address: str) -> None:
    text = (edges / "p/1-a" / address / "index.html").read_text(encoding="utf-8")
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))


def test_a_site_with_an_address_of_its_own_can_be_built(tmp_path: Path) -> None:
    config = "site_name: N\nsite_url: https://eksempel.no/\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
    write(tmp_path, {"mkdocs.yml": config, "modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT})
    done = kp(tmp_path, "build", "--no-pdf", "--edition", "laerer")
    assert done.returncode == 0, done.stdout
    assert "https://eksempel.no/laerer/p/1-a/" in (tmp_path / "site/laerer/sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("wrapped", [True, False])
def test_resources_for_leaders_may_stand_on_a_page_for_all(tmp_path: Path, wrapped: bool) -> None:
    roles = "" if wrapped else "    roles: [leader]\n"
    body = (
        f"/// task | T\n    id: t\n    minutes: 5\n    work: team\n{roles}\n- x\n"
        "    /// tip | method\n    y\n    /// end tip\n"
        f"/// end task\n/// video | V\n    id: v\n    minutes: 5\n    url: https://x.no\n{roles}\nx\n/// end video\n"
        f"/// meeting | M\n    id: m\n    minutes: 45\n    brings: [t]\n{roles}\nx\n/// end meeting\n"
        f"/// worksheet | W\n    id: w\n{roles}\n- x\n/// end worksheet\n"
    )
    body = f"/// roles | leader\n{body}/// end roles\n" if wrapped else body
    write(
        tmp_path,
        {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT, "modules/p/1-a/01-x.md": HEAD + body},
    )
    done = kp(tmp_path, "build", "--no-pdf", "--edition", "leder")
    assert done.returncode == 0, done.stdout
