"""The Nu validator finds no error and has no warning, in HTML and CSS."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .built import Built

PLACES = ("site/index.html", "site/leder", "site/laerer", "prove")


@pytest.fixture(scope="session")
def nu(node_modules: Path) -> list[str]:
    """The command that runs the validator."""
    java = shutil.which("java")
    if java is None:
        pytest.fail("Java mangler: apt-get install default-jre-headless", pytrace=False)
    return [java, "-Xmx1g", "-jar", str(node_modules / "vnu-jar/build/dist/vnu.jar"), "--format", "json", "--stdout"]


def complaints(nu: list[str], folder: Path, *arguments: str) -> list[str]:
    """Errors and warnings, one line each."""
    done = subprocess.run([*nu, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    return [f"{said.get('url', '')[-90:]}:{said.get('lastLine')}: {said['message']}"
            for said in json.loads(done.stdout)["messages"]
            if said["type"] != "info" or said.get("subType") == "warning"]


def test_every_page_is_valid(nu: list[str], built: Built) -> None:
    assert not complaints(nu, built.folder, "--skip-non-html", *PLACES)


def test_the_styles_are_valid(nu: list[str], built: Built) -> None:
    sheets = sorted(path.relative_to(built.folder).as_posix() for path in (built.folder / "site/assets").rglob("*.css"))
    assert len(sheets) >= 4
    assert not complaints(nu, built.folder, "--css", *sheets)
