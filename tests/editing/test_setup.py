"""What the page for editing is set up by: the git host of mkdocs.yml, the registries of keys and blocks, no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.publish.editing.cms_config import cms_config
from kompetansepakke.site.declared import editing_host
from kompetansepakke.site.project import SiteError
from kompetansepakke.source.blocks.block_kinds import BLOCKS
from kompetansepakke.source.yaml.keys import MODULE, PAGE, TRANSLATION
from kompetansepakke.web.editing_host import ADDRESS, EDITING_HEADERS, EditingHost
from kompetansepakke.web.policy import PAGE_POLICY
from tests.core.reading import VOCABULARY
from tests.site.building import FRONT, HEAD, PACKAGE, SMALLEST, build, everything, write

GITHUB = EditingHost("github", "eier/depot")
SITE = {"modules/hemmeligpakke/package.yml": PACKAGE, "modules/hemmeligpakke/1-hemmeligmodul/index.md": FRONT,
        "modules/hemmeligpakke/1-hemmeligmodul/01-hemmeligside.md": HEAD + "Hemmelig tekst.\n"}
OPTION = SMALLEST.replace("[kompetansepakke]", "[kompetansepakke: {editing: {host: github, repo: eier/depot}}]")


def cms(host: EditingHost = GITHUB) -> dict[str, Any]:
    found: dict[str, Any] = cms_config(host, "Rediger", VOCABULARY)["cms"]
    return found


def fields(number: int) -> dict[str, Any]:
    return {field["name"]: field for field in cms()["collections"][number]["fields"]}


def test_every_key_is_a_field_and_those_of_translations_have_one_in_each_language() -> None:
    for number, keys in ((0, PAGE), (1, MODULE), (2, PAGE)):
        found = fields(number)
        assert {*keys, "source_hash", "body"} <= set(found)
        assert {name for name, field in found.items() if field.get("i18n")} == {"body", *TRANSLATION} & set(found)
        assert all(found[name]["required"] is key.required for name, key in keys.items())


def test_blocks_are_named_where_the_text_is_written() -> None:
    assert all(name in fields(0)["body"]["hint"] for name in BLOCKS)
    assert fields(0)["body"]["modes"] == ["raw"]


def test_roles_are_the_sites_own() -> None:
    assert [one["value"] for one in fields(0)["roles"]["options"]] == [
        "all", *(role.id for role in VOCABULARY.roles)]


def test_changes_are_proposals_where_the_host_knows_them() -> None:
    assert cms()["publish_mode"] == cms(EditingHost("gitlab", "a/b"))["publish_mode"] == "editorial_workflow"
    assert "publish_mode" not in cms(EditingHost("gitea", "a/b"))


@pytest.mark.parametrize(("host", "backend"), [
    (GITHUB, {"name": "github", "auth_methods": ["token"]}),
    (EditingHost("github", "a/b", login="https://logg.inn.no"),
     {"base_url": "https://logg.inn.no", "auth_methods": ["oauth", "token"]}),
    (EditingHost("gitlab", "a/b/c", "hoved", "https://git.kommune.no", "1a2b"),
     {"branch": "hoved", "api_root": "https://git.kommune.no/api/v4", "base_url": "https://git.kommune.no",
      "app_id": "1a2b", "auth_type": "pkce"}),
    (EditingHost("gitea", "a/b", address="https://kode.no"), {"api_root": "https://kode.no/api/v1"}),
])
def test_the_git_host_is_the_one_of_mkdocs_yml(host: EditingHost, backend: dict[str, Any]) -> None:
    assert backend.items() <= cms(host)["backend"].items()


@pytest.mark.parametrize(("host", "asked"), [
    (GITHUB, "https://api.github.com"), (EditingHost("gitlab", "a/b"), "https://gitlab.com"),
    (EditingHost("github", "a/b", address="https://git.no:8443"), "https://git.no:8443"),
    (EditingHost("gitea", "a/b"), "https://gitea.com")])
def test_the_page_may_speak_with_the_git_host_alone(host: EditingHost, asked: str) -> None:
    policy = dict(part.split(" ", 1) for part in host.policy().split("; "))
    assert policy["connect-src"] == f"'self' data: blob: {asked}"
    assert {urlsplit(word).hostname for part in policy.values() for word in part.split() if "//" in word} <= {
        urlsplit(asked).hostname, "avatars.githubusercontent.com"}
    assert (policy["script-src"], policy["default-src"]) == ("'self'", "'none'")


def test_readers_pages_are_not_loosened() -> None:
    assert "https:" in EDITING_HEADERS["content-security-policy"]
    assert "unsafe" not in PAGE_POLICY
    assert "https:" not in PAGE_POLICY


@pytest.mark.parametrize(("given", "told"), [
    ({"host": "github"}, "host og repo"), ({"host": "svn", "repo": "a/b"}, "«svn»"), ("github", "host og repo"),
    ({"host": "github", "repo": "b"}, "«b»"), ({"host": "github", "repo": "a/b", "token": "x"}, "host og repo"),
    ({"host": "gitlab", "repo": "a/b", "address": "http://git.no"}, "«http://git.no»"),
    ({"host": "gitlab", "repo": "a/b", "address": "https://git.no; script-src *"}, "address"),
    ({"host": "github", "repo": "a/b", "app_id": "x"}, "app_id"),
    ({"host": "gitea", "repo": "a/b", "login": "https://x.no"}, "login")])
def test_what_makes_no_sense_is_told_in_one_line(given: object, told: str) -> None:
    with pytest.raises(SiteError, match=told):
        editing_host(given)
    assert editing_host(None) is None


def test_a_build_puts_the_page_beside_the_editions_with_nothing_of_the_content(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = build(write(tmp_path, {**SITE, "mkdocs.yml": OPTION}), "--edition", "laerer")
    page = (site / ADDRESS / "index.html").read_text(encoding="utf-8")
    assert GITHUB.policy() in page.replace("&#39;", "'")
    assert json.loads((site / ADDRESS / "rediger.json").read_bytes())["cms"]["backend"]["repo"] == "eier/depot"
    assert not (site / ADDRESS / "page.html").exists()
    assert "hemmelig" not in everything(site / ADDRESS)
    assert not list((site / "laerer").rglob("*sveltia*"))
    assert main(["verify", str(site)]) == 0
    assert "FEIL" not in capsys.readouterr().out
