"""A site to import into, and what an editor sees of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kompetansepakke.cli.main import main

MODULE = "lesing/0-introduksjon"


@dataclass(frozen=True)
class Import:
    """What came of an import: the exit code, the page's body, what was printed, and the files that are new."""

    code: int
    page: str
    out: str
    err: str
    new: dict[str, bytes]

    @property
    def head(self) -> str:
        return self.page.split("---\n")[1]

    @property
    def body(self) -> str:
        return self.page.split("---\n", 2)[2].strip()

    @property
    def shown(self) -> str:
        """The body without marks for the editor."""
        return "\n\n".join(part for part in self.body.split("\n\n") if not part.startswith("<!-- TODO: "))


Importing = Callable[..., Import]


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    root = tmp_path / "nettsted"
    assert main(["new", "site", str(root), "--title", "Lesing"]) == 0
    capsys.readouterr()
    return root


@pytest.fixture
def imported(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Importing:
    """Imports bytes as a file, and holds that what was made is in order."""

    def bring(data: bytes, *options: str, name: str = "prøve.docx") -> Import:
        file = tmp_path / name
        file.write_bytes(data)
        before = files_of(site)
        code = main(["-C", str(site), "import", str(file), MODULE, "side", *options])
        out, err = capsys.readouterr()
        new = {path: held for path, held in files_of(site).items() if path not in before}
        pages = [held.decode() for path, held in new.items() if path.endswith(".md")]
        if code == 0:
            assert main(["-C", str(site), "check"]) == 0, capsys.readouterr().out
            told = capsys.readouterr().out
            assert told.count("KP436") == pages[0].count("TODO: ") == told.count(": KP"), told
        return Import(code, pages[0] if pages else "", out, err, new)

    return bring


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of the site, with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
