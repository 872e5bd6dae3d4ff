"""The Nu validator finds no error and has no warning, in HTML and CSS."""

import json
import subprocess
from pathlib import Path

from tests.programs import program

from .built import Built

PLACES = ("site/index.html", "site/assets", "site/leder", "prove/leder")
UNKNOWN = ("“string(kp-set)”", "“string-set”", "“paint-order”", "“position-area”", "“position-try-fallbacks”",
           "violates Content Security Policy")
"""Running heads of printed guides, the order of a letter's fill and stroke, and explanations beside their words: CSS
that the validator doesn't know. And what 'self' is: it reads files, which have no origin (browsers try the policy in
`test_policy.py`)."""
FRUGAL = ("-Xmx1g", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Compiled once and with one collector of garbage, it takes a quarter of the processor time. Compiled so it takes more
of the stack, too."""


def test_pages_and_styles_are_valid(built: Built, node_modules: Path) -> None:
    jar = node_modules / "vnu-jar/build/dist/vnu.jar"
    options = ("--format", "json", "--stdout", "--skip-non-html", "--also-check-css")
    command = [program("java"), *FRUGAL, "-jar", str(jar), *options]
    done = subprocess.run([*command, *PLACES], cwd=built.folder, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    messages = [said for said in json.loads(done.stdout)["messages"]
                if said["type"] != "info" or said.get("subType") == "warning"]
    assert not [f"{said.get('url', '')[-90:]}:{said.get('lastLine')}: {said['message']}" for said in messages
                if not any(word in said["message"] for word in UNKNOWN)]
