"""The files for hosts that publish on push, where no folder can be closed."""

import re

import pytest
import yaml

from .fake_site import CLOSED, OPEN
from .servers import HOSTING

FILES = ("github-workflow.yml", "gitlab-ci.yml")


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_valid_yaml(name: str) -> None:
    assert isinstance(yaml.safe_load((HOSTING / name).read_text(encoding="utf-8")), dict)


@pytest.mark.parametrize("name", FILES)
def test_only_the_open_edition_is_built(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    code = re.sub(r"^\s*#.*", "", text, flags=re.MULTILINE)
    assert re.findall(r"make site.*", code) == [f"make site EDITION={OPEN}"]
    # Every closed edition is looked for, in case the build should make it all the same.
    assert all(f"test ! -e site/{edition}" in code for edition in CLOSED)
