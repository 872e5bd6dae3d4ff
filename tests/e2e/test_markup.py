"""The Nu validator finds no error and has no warning, in HTML and CSS."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .built import Built

PLACES = ("site/index.html", "site/assets", "site/leder", "prove/leder")
UNKNOWN = ("“string(kp-set)”", "“string-set”", "“paint-order”")
"""Running heads of printed guides, and the order of a letter's fill and stroke: CSS that the validator doesn't know."""


def test_pages_and_styles_are_valid(built: Built, node_modules: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.fail("Java mangler: apt-get install default-jre-headless", pytrace=False)
    jar = node_modules / "vnu-jar/build/dist/vnu.jar"
    command = [java, "-Xmx1g", "-jar", str(jar), "--format", "json", "--stdout", "--skip-non-html", "--also-check-css"]
    done = subprocess.run([*command, *PLACES], cwd=built.folder, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    messages = [said for said in json.loads(done.stdout)["messages"]
                if said["type"] != "info" or said.get("subType") == "warning"]
    assert not [f"{said.get('url', '')[-90:]}:{said.get('lastLine')}: {said['message']}" for said in messages
                if not any(word in said["message"] for word in UNKNOWN)]
