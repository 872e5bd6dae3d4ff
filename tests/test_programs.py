"""`make test` installs what the tests run, starts none of it, and nothing is skipped because it is missing."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .programs import INSTALLER, ROOT, installed, program

NOT_IN_THE_LIST = "import shutil\nshutil.which('khal')\n"
NAMED_IN_A_LIST = "import subprocess\nsubprocess.run(['git', 'log'])\n"
NAMED_EARLIER = "import subprocess as sp\ncommand = ('git', 'log')\nsp.Popen([*command])\n"
SHELL = "import os\nos.system('git log')\n"
INNOCENT = "import subprocess\nsubprocess.run([program('node'), 'x'])\nwords = ['a', 'b']\n"


def strays(source: str) -> list[int]:
    """The lines of Python source that look a program up, or run one, past `tests.programs.program`."""
    tree = ast.parse(source)
    starts = any(isinstance(node, ast.Import) and any(name.name == "subprocess" for name in node.names)
                 for node in ast.walk(tree))
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr | ast.stmt)
            and (_looks_up(node) or (starts and _is_command(node)))]


def _looks_up(node: ast.AST) -> bool:
    name = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else ""
    return name.split(".")[-1] in {"which", "system", "popen"}


def _is_command(node: ast.AST) -> bool:
    """A list or tuple handed to a call of subprocess, or named «command», that begins with a program's bare name."""
    if isinstance(node, ast.Assign) and "command" in ast.unparse(node.targets[0]).lower():
        return _begins_with_text(node.value)
    runs = isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"run", "Popen", "check_output"}
    return runs and bool(node.args) and _begins_with_text(node.args[0])  # type: ignore[attr-defined]


def _begins_with_text(value: ast.AST) -> bool:
    return (isinstance(value, ast.List | ast.Tuple) and bool(value.elts) and isinstance(value.elts[0], ast.Constant)
            and isinstance(value.elts[0].value, str))


@pytest.mark.parametrize("source", [NOT_IN_THE_LIST, NAMED_IN_A_LIST, NAMED_EARLIER, SHELL])
def test_a_program_looked_up_elsewhere_is_seen(source: str) -> None:
    assert strays(source)
    assert not strays(INNOCENT)


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.rglob("*.py")), ids=lambda path: path.name)
def test_every_program_is_looked_up_where_its_installation_is_checked(path: Path) -> None:
    if path.name != "programs.py":
        assert [f"{path}:{line}" for line in strays(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("name", sorted(installed()))
def test_what_make_test_installs_is_there(name: str) -> None:
    assert Path(program(name)).exists()


def test_a_program_that_make_test_does_not_install_fails_even_where_it_is() -> None:
    with pytest.raises(pytest.fail.Exception, match="doesn't install sh"):
        program("sh")


# The installation, on a machine that has nothing

BARE = {
    "id": "echo 0",
    "ldconfig": "",
    "apt-get": 'echo "apt-get $*" >>"$TOLD"; [ ! -e "$SBIN/policy-rc.d" ] || "$SBIN/policy-rc.d" >>"$TOLD" || '
               'echo "starts: $?" >>"$TOLD"; exit "${FAILS:-0}"',
    "systemctl": 'echo "systemctl $*" >>"$TOLD"',
}
NEEDED = ("rm", "chmod", "grep", "sh")


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Path]:
    """A machine with neither the programs nor a real apt-get: what was called stands in `told`."""
    for folder in ("bin", "sbin"):
        (tmp_path / folder).mkdir()
    for name, body in BARE.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    for name in NEEDED:
        (tmp_path / "bin" / name).symlink_to(next(path for path in (Path("/usr/bin") / name, Path("/bin") / name)
                                                  if path.exists()))
    (tmp_path / "told").touch()
    yield tmp_path
    assert [path.name for path in (tmp_path / "sbin").iterdir() if path.name != "kept"] in ([], ["policy-rc.d"])


def install(machine: Path, *names: str, **environment: str) -> subprocess.CompletedProcess[str]:
    environment |= {"PATH": str(machine / "bin"), "SBIN": str(machine / "sbin"), "TOLD": str(machine / "told")}
    return subprocess.run([INSTALLER, *names], env=environment, capture_output=True, text=True, check=False)


def test_what_is_missing_is_installed_and_nothing_is_started(bare: Path) -> None:
    assert install(bare, *sorted(installed())).returncode == 0
    _, first, packages, second, *after = (bare / "told").read_text().splitlines()
    assert {first, second} == {"starts: 101"}
    assert after == ["systemctl disable --quiet caddy", "systemctl disable --quiet nginx"]
    assert set(packages.split()[5:]) == {
        "apache2-bin", "apertium-nno-nob", "bash", "caddy", "chromium-headless-shell", "default-jre-headless",
        "firefox-esr", "git", "hunspell", "hunspell-no", "khal", "mount", "nginx-light", "nodejs", "npm", "openssl",
        "poppler-utils"}
    assert not (bare / "sbin/policy-rc.d").exists()


def test_the_machines_own_word_on_what_starts_is_kept(bare: Path) -> None:
    (bare / "sbin/policy-rc.d").write_text("#!/bin/sh\nexit 104\n")
    (bare / "sbin/policy-rc.d").chmod(0o755)
    assert install(bare, "caddy").returncode == 0
    assert "starts: 104" in (bare / "told").read_text()
    assert (bare / "sbin/policy-rc.d").read_text() == "#!/bin/sh\nexit 104\n"


def test_an_installation_that_fails_is_told_in_one_line_and_leaves_nothing(bare: Path) -> None:
    done = install(bare, "caddy", "nginx", FAILS="100")
    assert (done.returncode, done.stderr) == (
        2, "Klarte ikke å installere: caddy nginx-light. Installer dem, og prøv igjen.\n")
    assert not (bare / "sbin/policy-rc.d").exists()


def test_nothing_is_installed_where_all_is_there(bare: Path) -> None:
    (bare / "sbin/nginx").symlink_to(bare / "bin/id")
    assert install(bare, "nginx", "sh").returncode == 0
    assert (bare / "told").read_text() == ""
    (bare / "sbin/nginx").unlink()


# Skips

SKIPPING = {
    "in the test": "def test_x():\n    pytest.skip('missing')\n",
    "by a mark": "@pytest.mark.skipif(True, reason='missing')\ndef test_x():\n    pass\n",
    "in a fixture": "@pytest.fixture\ndef f():\n    pytest.skip('missing')\n\ndef test_x(f):\n    pass\n",
    "by an import": "pytest.importorskip('no_such_missing')\n\ndef test_x():\n    pass\n",
    "by no values": "@pytest.mark.parametrize('missing', [])\ndef test_x(missing):\n    pass\n",
}


def run_pytest(folder: Path, source: str, *options: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, without all the plugins that are installed, which take longer to load than this."""
    (folder / "test_one.py").write_text(f"import pytest\n\n{source}\ndef test_other():\n    pass\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.skips", "-p", "no:cacheprovider", *options, "test_one.py"]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
                   "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("how", SKIPPING)
def test_a_skip_counts_as_a_failure(how: str, tmp_path: Path) -> None:
    done = run_pytest(tmp_path, SKIPPING[how])
    assert done.returncode != 0
    assert "missing" in done.stdout
    assert "A skip counts as a failure" in done.stdout
    assert " skipped" not in done.stdout.splitlines()[-1]
    assert "1 failed" in done.stdout.splitlines()[-1] or "1 error" in done.stdout.splitlines()[-1]


def test_a_skip_counts_as_a_failure_where_tests_run_side_by_side(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, SKIPPING["in the test"], "-p", "xdist", "-n", "2")
    assert done.returncode == 1
    assert "1 failed, 1 passed" in done.stdout.splitlines()[-1]


def test_what_is_named_may_be_skipped(tmp_path: Path) -> None:
    named = SKIPPING["in the test"].replace("test_x", "test_full_disk_keeps_the_old_site")
    done = run_pytest(tmp_path, named)
    assert done.returncode == 0
    assert "1 passed, 1 skipped" in done.stdout.splitlines()[-1]
