"""The recipe for a container, as far as it can be held without one."""

from __future__ import annotations

import re

from tests.programs import ROOT

RECIPE = (ROOT / "hosting/Dockerfile").read_text(encoding="utf-8")
COPIED = [name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", RECIPE, re.MULTILINE) for name in line.split()]


def test_what_it_copies_is_there_and_all_that_a_build_reads_is_copied() -> None:
    assert [name for name in COPIED if not (ROOT / name).exists()] == []
    assert {"docs", "modules", "overrides", "mkdocs.yml", "macros.py", "language.yml", "addresses.txt"} <= set(COPIED)


def test_the_site_lies_where_its_nginx_looks() -> None:
    nginx = (ROOT / "hosting/nginx.conf").read_text(encoding="utf-8")
    root = re.search(r"^    root (\S+);", nginx, re.MULTILINE)
    assert root
    assert f"COPY --from=bygg /nettsted/site {root[1]}\n" in RECIPE
    locked = re.search(r"auth_basic_user_file (\S+);", nginx)
    assert locked
    assert f":{locked[1]}:ro" in RECIPE
