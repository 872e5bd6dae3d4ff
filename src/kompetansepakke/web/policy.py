"""What browsers may do on the site's pages. Each page says it itself, so that it holds on any host and from disk."""

from __future__ import annotations

PAGE_POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
               "connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
               "base-uri 'none'")
"""The content security policy in every page."""
SERVER_POLICY = f"{PAGE_POLICY}; frame-ancestors 'none'"
"""The same as the server configurations in `hosting/` send it; a page can't say who may frame it."""
