"""What the engine made of each stage before: an edition of which nothing has changed is neither staged nor rendered.

It isn't kept once more: what was made lies in what was published, and its hashes among what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from kompetansepakke.base.fingerprint import Fingerprints
from kompetansepakke.content.model import Content
from kompetansepakke.machine.kept import Kept, makers, name_of, write_file
from kompetansepakke.pages.parts.made_page import Body, Remember
from kompetansepakke.pages.stage import STAGE_FILE, SiteFacts, StageWish, stage_name
from kompetansepakke.site.made_folders import own_bytes
from kompetansepakke.site.project import CONTENT_FOLDERS
from kompetansepakke.site.site import Site


@dataclass(frozen=True, slots=True)
class Renditions:
    """The renditions of a site's stages, of which is told in the folder `kept`, if anywhere.

    What is taken is looked at as all else before it is published.
    """

    kept: Path | None
    around: bytes
    """The name of what all of them are made of beside their stage: the tool, and the site's files."""
    known: Fingerprints

    def name(self, facts: SiteFacts, content: Content, wish: StageWish) -> bytes | None:
        """The name of what the rendition of a stage is made of; None where none may be kept."""
        return name_of(self.around, stage_name(facts, content, wish, self.known)) if self.kept else None

    def take(self, name: bytes | None, folder: Path, stage: Path, before: Path | None) -> bool:
        """Put what was made into `folder`, and what is told of its stage into `stage`; False where it isn't there.

        It lies in `before`, where it was published, and is taken if all of it is as the engine made it.
        """
        if name is None or before is None:
            return False
        with Kept(self.kept) as products:
            last, told, digests = products.get_json(_place(stage)) or ("", "", {})
        made = _published(before, digests) if last == name.hex() else None
        if made is None:
            return False
        for path, data in made.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            write_file(folder / path, data, before / path)
        (stage / STAGE_FILE).write_text(told, encoding="utf-8", newline="\n")
        return True

    def keep(self, name: bytes | None, folder: Path, stage: Path) -> None:
        """Note what the engine has just made in `folder` of a stage."""
        if name is None:
            return
        digests = {path.relative_to(folder).as_posix(): _digest(path.read_bytes())
                   for path in sorted(folder.rglob("*")) if path.is_file()}
        told = (stage / STAGE_FILE).read_text(encoding="utf-8")
        with Kept(self.kept) as products:
            products.put_json(_place(stage), [name.hex(), told, digests])

    @contextmanager
    def bodies(self) -> Iterator[Remember | None]:
        """What remembers the bodies of pages, by all that each is made of; None where nothing may be kept."""
        with Kept(self.kept) as products:
            yield partial(self._body, products) if self.kept else None

    def _body(self, products: Kept, made_of: tuple[object, ...], make: Callable[[], Body]) -> Body:
        name = name_of(makers(), "body", self.known.of(made_of))
        told = products.get_json(name)
        if told is not None:
            markdown, files, used, foot = told
            return Body(markdown, files, frozenset(used), foot)
        body = make()
        products.put_json(name, [body.markdown, dict(body.files), sorted(body.used), body.foot])
        return body


def _published(folder: Path, digests: Mapping[str, str]) -> dict[str, bytes] | None:
    """The files of these SHA-256 that were published in the folder, by their paths in it; None where one isn't there.

    A path that leads out of the folder is none that we noted.
    """
    found = {}
    with suppress(OSError):
        for path, digest in digests.items():
            leads_out = path.startswith("/") or ".." in path.split("/")
            if leads_out or _digest(data := (folder / path).read_bytes()) != digest:
                return None
            found[path] = data
        return found
    return None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _place(stage: Path) -> bytes:
    """What is told of the last rendition of an edition in a language is kept as."""
    return name_of("rendition as published", stage.name)


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
