"""What the engine made of each stage before: an edition of which nothing has changed is neither staged nor rendered."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from kompetansepakke.base.fingerprint import Fingerprints
from kompetansepakke.content.model import Content
from kompetansepakke.machine.kept import Kept, makers, name_of, write_file
from kompetansepakke.pages.stage import STAGE_FILE, SiteFacts, StageWish, stage_name
from kompetansepakke.site.made_folders import own_bytes
from kompetansepakke.site.project import CONTENT_FOLDERS
from kompetansepakke.site.site import Site

_TOLD, _MADE = "stage.json", "made/"


@dataclass(frozen=True, slots=True)
class Renditions:
    """The renditions of a site's stages that lie in the folder `kept`, if any.

    What was taken from there is looked at as all else before it is published.
    """

    kept: Path | None
    around: bytes
    """The name of what all of them are made of beside their stage: the tool, and the site's files."""
    known: Fingerprints

    def name(self, facts: SiteFacts, content: Content, wish: StageWish) -> bytes | None:
        """The name of what the rendition of a stage is made of; None where none may be kept."""
        return name_of(self.around, stage_name(facts, content, wish, self.known)) if self.kept else None

    def take(self, name: bytes | None, folder: Path, stage: Path, before: Path | None) -> bool:
        """Put what was made into `folder`, and what is told of its stage into `stage`; False where it isn't kept.

        `before` is what was published of it before, if files that are the same may be shared with that.
        """
        if name is None:
            return False
        with Kept(self.kept) as products:
            last = products.get(_place(stage)) or b""
        if not last.startswith(name):
            return False
        with zipfile.ZipFile(io.BytesIO(last[len(name):])) as archive:
            for entry in archive.namelist():
                path = entry.removeprefix(_MADE)
                place = stage / STAGE_FILE if entry == _TOLD else folder / path
                place.parent.mkdir(parents=True, exist_ok=True)
                write_file(place, archive.read(entry), before and before / path)
        return True

    def keep(self, name: bytes | None, folder: Path, stage: Path) -> None:
        """Keep what the engine has just made in `folder` of a stage."""
        if name is None:
            return
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(zipfile.ZipInfo(_TOLD), (stage / STAGE_FILE).read_bytes())
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    place = zipfile.ZipInfo(_MADE + path.relative_to(folder).as_posix())
                    archive.writestr(place, path.read_bytes())
        with Kept(self.kept) as products:  # as it is: to make it smaller takes longer than to write it
            products.put(_place(stage), name + packed.getvalue(), is_small=True)


def _place(stage: Path) -> bytes:
    """What the last rendition of an edition in a language is kept as; earlier ones would take more room than use."""
    return name_of("rendition", stage.name)


def renditions(site: Site, kept: Path | None) -> Renditions:
    """The renditions of the site; none where the engine may make something else of the same stage."""
    try:
        around = name_of(makers(), "rendition", *own_bytes(site.root, _is_text)) if kept and site.repeatable else None
    except OSError:
        around = None
    return Renditions(kept if around else None, around or b"", Fingerprints())


def _is_text(path: str) -> bool:
    """Whether it is a page or a translation: of those, stages hold as much as is shown."""
    return path.endswith(".md") and path.partition("/")[0] in CONTENT_FOLDERS
