"""Who sees what: roles, audiences and editions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DEFAULT_LOCALES = ("nb", "nn")
"""The languages of a site that says nothing of it."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role and its name in each language, the site's first language first: «Skoleleder» / «Skuleleiar»."""

    id: str
    names: tuple[tuple[str, str], ...]

    def name(self, locale: str) -> str:
        """The role's name in `locale`, in the site's first language where it has none."""
        return dict(self.names).get(locale) or self.names[0][1]


@dataclass(frozen=True, slots=True)
class Edition:
    """A site of its own: `sees` lists the roles it is made for, the main one last."""

    id: str
    sees: tuple[str, ...]

    @property
    def own_role(self) -> str:
        """The role that the edition is named for: the last that it sees."""
        return self.sees[-1]


@dataclass(frozen=True, slots=True)
class Audience:
    """A set of roles; None means all of them, also roles declared later."""

    roles: frozenset[str] | None = None

    def admits(self, edition: Edition) -> bool:
        """Whether the edition may see it: they share a role."""
        return self.roles is None or bool(self.roles & set(edition.sees))

    def beyond(self, outer: Audience, declared: Iterable[str]) -> frozenset[str]:
        """The roles that this one lets in and `outer` does not."""
        if outer.roles is None:
            return frozenset()
        return (self.roles if self.roles is not None else frozenset(declared)) - outer.roles

    def narrowed(self, roles: Iterable[str]) -> Audience:
        """Those of `roles` whom this audience lets in."""
        wanted = frozenset(roles)
        return Audience(wanted if self.roles is None else wanted & self.roles)

    def listed(self, order: Iterable[str]) -> list[str]:
        """The roles in the site's order; for everyone, all of them."""
        return [role for role in order if self.roles is None or role in self.roles]


EVERYONE = Audience()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The roles, editions and languages that a site declares in mkdocs.yml."""

    roles: tuple[Role, ...]
    editions: tuple[Edition, ...]
    locales: tuple[str, ...] = DEFAULT_LOCALES
    """The languages, the first being the one that all content has."""

    @property
    def role_ids(self) -> tuple[str, ...]:
        """Role ids in the order of mkdocs.yml."""
        return tuple(role.id for role in self.roles)

    @property
    def first_locale(self) -> str:
        """The language that all content has."""
        return self.locales[0]

    def folder(self, locale: str) -> str:
        """Where an edition in `locale` lies within the edition: `nn/`, or at its root for the first language."""
        return "" if locale == self.first_locale else f"{locale}/"

    def role(self, role_id: str) -> Role:
        """The role with this id; KeyError if there is none."""
        return {role.id: role for role in self.roles}[role_id]

    def edition(self, edition_id: str) -> Edition:
        """The edition with this id; KeyError if there is none."""
        return {edition.id: edition for edition in self.editions}[edition_id]

    def also_see(self, audience: Audience) -> tuple[Role, ...]:
        """The main roles of editions that see what is meant for `audience` without being of it."""
        if audience.roles is None:
            return ()
        others = [e.own_role for e in self.editions if audience.admits(e) and e.own_role not in audience.roles]
        return tuple(self.role(role) for role in dict.fromkeys(others))
