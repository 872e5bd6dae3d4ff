"""The folders that the tool makes beside a site's own."""

from __future__ import annotations

KEPT_FOLDER = ".cache/kp"
"""Where, beside mkdocs.yml, what was made before is kept. It may be removed at any time."""
MARKER = ".kompetansepakke"
"""The file at the top of every folder that we made. Nothing without it is ever replaced or removed."""
