"""Every problem code: what it says to an editor, why it is refused, and how to mend it.

Codes are stable. The editor guide's list is made from this table, so that the two can't drift.
"""

from __future__ import annotations

from collections.abc import Mapping

from kompetansepakke.base.codes.code_kinds import Code
from kompetansepakke.base.codes.content_codes import CONTENT_CODES
from kompetansepakke.base.codes.markdown_codes import MARKDOWN_CODES
from kompetansepakke.base.codes.theme_codes import THEME_CODES

CODES: Mapping[str, Code] = {**CONTENT_CODES, **MARKDOWN_CODES, **THEME_CODES}
