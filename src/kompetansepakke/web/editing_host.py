"""The git host that editors' browsers send their changes to, and what browsers may do on the page for editing."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

ADDRESS = "rediger"
"""The folder of the page for editing, beside the editions."""
HOSTS = {"github": "https://github.com", "gitlab": "https://gitlab.com", "gitea": "https://gitea.com"}
"""The kinds of git host, with where each is unless a site has its own."""
PROPOSING = ("github", "gitlab")
"""Those where a change can be proposed, and is taken in by somebody else."""

_OF_GITHUB = ("https://api.github.com", "https://avatars.githubusercontent.com")


@dataclass(frozen=True, slots=True)
class EditingHost:
    """Where the site's repository lies, as mkdocs.yml says."""

    kind: str
    repo: str
    branch: str = "main"
    address: str = ""
    """The site's own host; nothing where it is the public one."""
    app_id: str = ""
    """The name that the host knows the page by, so that editors can log in there (GitLab and Gitea)."""
    login: str = ""
    """The service that editors log in through (GitHub)."""

    @property
    def proposes(self) -> bool:
        """Whether changes are proposals until somebody takes them in."""
        return self.kind in PROPOSING

    def policy(self) -> str:
        """The content security policy of the page: it may speak with the git host, and with nobody else."""
        asked, pictures = self._origins()
        return _policy(asked, pictures)

    def _origins(self) -> tuple[str, str]:
        """What the page asks, and where pictures of those who edit lie."""
        if self.kind == "github" and not self.address:
            return _OF_GITHUB[0], _OF_GITHUB[1]
        url = urlsplit(self.address or HOSTS[self.kind])
        origin = f"{url.scheme}://{url.netloc}"
        return origin, origin


def _policy(asked: str, pictures: str) -> str:
    return (f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob: {pictures}; font-src 'self'; connect-src 'self' data: blob: {asked}; "
            f"media-src 'self' blob:; form-action 'none'; base-uri 'none'")


EDITING_HEADERS = {
    "content-security-policy": f"{_policy('https:', 'https:')}; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin-allow-popups",
}
"""What the server configurations in `hosting/` send with the page for editing, otherwise than with readers' pages.

The page itself says which git host it may ask, and both hold; logging in opens a window of the git host's.
"""
