"""Pictures of a document as files that browsers show: small enough, and without what a camera wrote into them."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

WIDEST = 2000
"""In pixels; no page shows a picture wider."""
_MOST_PIXELS = 60_000_000
_MOST_BYTES = 1_500_000
_SHOWN = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a file, and how its name ends."""

    data: bytes
    suffix: str


class PictureRefusedError(Exception):
    """A picture that no page can show; the message says why, in Norwegian, after «Bildet er ikke med: »."""


def picture(data: bytes) -> Picture:
    """The picture as it is where browsers show it well, else made anew; PictureRefusedError where it can't be."""
    # Pillow reads its formats as it is loaded; the other commands of `kp` don't wait for that.
    from PIL import Image  # noqa: PLC0415

    if data[40:44] == b" EMF" or data.startswith(b"\xd7\xcd\xc6\x9a"):
        raise PictureRefusedError("det er en tegning i formatet EMF eller WMF, som nettlesere ikke viser")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # large ones are told below
            opened = Image.open(io.BytesIO(data))
            if opened.width * opened.height > _MOST_PIXELS:
                raise PictureRefusedError(f"det er på {opened.width} × {opened.height} punkter, og det er for mye")
            return _shown(opened, data)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureRefusedError("det er skadet, eller i et format som nettlesere ikke viser") from error


def _shown(opened: object, data: bytes) -> Picture:
    from PIL import Image, ImageOps  # noqa: PLC0415

    assert isinstance(opened, Image.Image)
    suffix = _SHOWN.get(opened.format or "")
    opened.load()
    moves = getattr(opened, "is_animated", False)
    told = bool(opened.getexif() or opened.info.get("xmp"))
    fits = opened.width <= WIDEST and len(data) <= _MOST_BYTES
    if suffix and ((fits and not told) or moves) and opened.mode != "CMYK":
        return Picture(data, suffix)
    turned = ImageOps.exif_transpose(opened)
    turned.thumbnail((WIDEST, WIDEST * 4))
    target = io.BytesIO()
    if opened.format in ("JPEG", "MPO"):
        turned.convert("RGB").save(target, "JPEG", quality=88)
        return Picture(target.getvalue(), ".jpg")
    turned.convert("RGBA" if "A" in turned.getbands() or "transparency" in turned.info else "RGB").save(target, "PNG")
    return Picture(target.getvalue(), ".png")
