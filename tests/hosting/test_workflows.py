"""The files for hosts that publish on push, where no folder can be closed, and tell reviewers what is changed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.programs import program
from tests.site.building import FRONT, HEAD, PACKAGE, write
from tests.test_git_history import git

from .fake_site import CLOSED, OPEN
from .servers import HOSTING

FILES = ("github-workflow.yml", "gitlab-ci.yml")
REVIEW = "github-review.yml"
PAGE = "modules/p/1-a/01-x.md"
ANSWER = "- Endret: 1.1 Side (`p/1-a/01-x/`): 1 nytt ord\n"


@pytest.mark.parametrize("name", [*FILES, REVIEW])
def test_the_file_is_valid_yaml(name: str) -> None:
    assert isinstance(yaml.safe_load((HOSTING / name).read_text(encoding="utf-8")), dict)


@pytest.mark.parametrize("name", FILES)
def test_only_the_open_edition_is_built(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    code = re.sub(r"^\s*#.*", "", text, flags=re.MULTILINE)
    assert re.findall(r"make site.*", code) == [f"make site EDITION={OPEN}"]
    # Every closed edition is looked for, in case the build should make it all the same.
    assert all(f"test ! -e site/{edition}" in code for edition in CLOSED)


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """What a service checks out: a proposal merged into its branch, two commits deep, where `kp` is installed.

    `gh` writes down what it is asked.
    """
    root = write(tmp_path / "lager", {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT,
                                      PAGE: HEAD + "Tekst.\n", ".gitignore": ".venv\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Først")
    git(root, "switch", "-qc", "forslag")
    (root / PAGE).write_text(HEAD + "Tekst her.\n", encoding="utf-8")
    git(root, "commit", "-qam", "Forslag")
    git(root, "switch", "-q", "main")
    (root / "modules/p/1-a/02-y.md").write_text(HEAD, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Andres")
    git(root, "merge", "-q", "--no-edit", "forslag")
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{root}", "hentet")
    put_program(tmp_path / "hentet/.venv/bin/kp", f'exec {shlex.quote(sys.executable)} -m kompetansepakke.cli "$@"')
    put_program(tmp_path / "bin/gh", 'echo "$@" > "$RUNNER_TEMP/asked"; cat "$5" > "$RUNNER_TEMP/comment"')
    return tmp_path / "hentet"


def put_program(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def ran(line: str, folder: Path, **variables: str) -> None:
    """Run a line of a workflow as the service does."""
    path = f"{folder.parent / 'bin'}:{os.environ['PATH']}"
    subprocess.run([program("bash"), "-e", "-o", "pipefail", "-c", line], cwd=folder, check=True,
                   env={**os.environ, "PATH": path, "RUNNER_TEMP": str(folder.parent), **variables})


def test_github_gets_the_answer_in_a_comment_and_in_the_summary(proposal: Path) -> None:
    steps = yaml.safe_load((HOSTING / REVIEW).read_text(encoding="utf-8"))["jobs"]["leserne"]["steps"]
    summary = proposal.parent / "summary"
    for step in steps[3:]:
        ran(step["run"], proposal, GITHUB_STEP_SUMMARY=str(summary), FORSLAG="adressen", KJORING="kjøringen")
    said = (proposal.parent / "comment").read_text(encoding="utf-8")
    assert said == summary.read_text(encoding="utf-8")
    assert said.startswith("**Innholdet er i orden.**\n\n")
    assert said.endswith(ANSWER)
    assert (proposal.parent / "asked").read_text().split()[:3] == ["pr", "comment", "adressen"]


def test_what_must_be_mended_is_in_the_comment(proposal: Path) -> None:
    (proposal / PAGE).write_text("---\ntitle: Side\n---\n\nTekst.\n", encoding="utf-8")
    steps = yaml.safe_load((HOSTING / REVIEW).read_text(encoding="utf-8"))["jobs"]["leserne"]["steps"]
    for step in steps[3:-1]:
        ran(step["run"], proposal, GITHUB_STEP_SUMMARY=str(proposal / "s"), FORSLAG="adressen", KJORING="kjøringen")
    said = (proposal.parent / "comment").read_text(encoding="utf-8")
    assert said.startswith(f"**Dette må rettes før det kan publiseres:**\n\n- `{PAGE}`, linje 2: ")
    assert "**Rett:** " in said
    assert "roles" in said
    with pytest.raises(subprocess.CalledProcessError):
        ran(steps[-1]["run"], proposal)


def test_an_answer_that_is_too_long_for_a_comment_is_linked_to(proposal: Path) -> None:
    steps = yaml.safe_load((HOSTING / REVIEW).read_text(encoding="utf-8"))["jobs"]["leserne"]["steps"]
    (proposal.parent / "endret.md").write_text("- x\n" * 20_000, encoding="utf-8")
    (comment,) = (step["run"] for step in steps if "gh pr comment" in step.get("run", ""))
    ran(comment, proposal, FORSLAG="adressen", KJORING="kjøringen")
    assert "[Les hva leserne ser annerledes](kjøringen)" in (proposal.parent / "comment").read_text(encoding="utf-8")


def test_gitlab_gets_the_answer_as_an_artifact_that_the_proposal_shows(proposal: Path) -> None:
    job = yaml.safe_load((HOSTING / "gitlab-ci.yml").read_text(encoding="utf-8"))["leserne"]
    for line in job["script"]:
        if "kp " in line:
            ran(line, proposal, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD^1")
    assert job["artifacts"]["expose_as"]
    assert (proposal / job["artifacts"]["paths"][0]).read_text(encoding="utf-8").endswith(ANSWER)
