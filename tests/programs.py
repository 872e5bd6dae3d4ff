"""The system programs that tests run, found in one place: what isn't installed by `make test` can't be used."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INSTALLER = ROOT / "tools/system-packages"
_ALSO_CALLED = {"chromium-headless-shell": ("chromium", "chromium-browser", "google-chrome"),
                "firefox": ("firefox-esr",)}
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def installed() -> frozenset[str]:
    """What `make test` asks for: the rule itself, and node_modules/.ready, which it needs."""
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    asked = re.findall(r"^(?:test|node_modules/\.ready):.*\n\ttools/system-packages (.+)", makefile, re.MULTILINE)
    assert len(asked) == 2, asked
    return frozenset(name for names in asked for name in names.split())


def program(name: str) -> str:
    """Where the program is; fails the test where it is missing, with what to do."""
    if name not in installed():
        pytest.fail(f"«make test» doesn't install {name}: name it in the Makefile", pytrace=False)
    calls = (name, *_ALSO_CALLED.get(name, ()))
    found = next((path for call in calls if (path := shutil.which(call, path=_PATH))), None)
    if found is None:
        pytest.fail(f"{name} mangler: tools/system-packages {name}", pytrace=False)
    return found
