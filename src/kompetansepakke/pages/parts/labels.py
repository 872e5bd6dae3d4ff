"""The short texts that stand on cards and front pages: kinds, times, ways of working, who it is for."""

from __future__ import annotations

from kompetansepakke.base.audience import Audience, Role
from kompetansepakke.content.derived.recordings import is_recorded
from kompetansepakke.content.view import ModuleView, PageView, View
from kompetansepakke.source.blocks.blocks import Block
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import date_text, in_sentence, listed, text


def card_facts(block: Block, locale: str) -> list[str]:
    """What a reader wants to know of a resource before opening it."""
    options = block.options
    facts = [text(locale, f"kind_{block.name}")]
    if "minutes" in options:
        facts.append(text(locale, "minutes_long", count=options["minutes"]))
    if "pages" in options:
        facts.append(text(locale, "pages", count=options["pages"]))
    facts += [text(locale, f"{key}_{options[key]}") for key in ("work", "phase", "groups") if key in options]
    if options.get("demanding"):
        facts.append(text(locale, "demanding"))
    return facts


def entry_facts(block: Block, locale: str) -> list[str]:
    """The facts of a resource in a list, where what its card says of the recording isn't in sight."""
    return [*card_facts(block, locale), *([] if is_recorded(block) else [text(locale, "not_recorded")])]


def audience_label(audience: Audience, view: View) -> str:
    """«For skoleleder og skoleeier · ses også av UH-ansatt»; empty for what everyone in all editions sees."""
    named, also = for_roles(audience, view), view.vocabulary.also_see(audience)
    if not named or not also:
        return named
    return f"{named} · {text(view.locale, 'also_see', roles=_names(list(also), view.locale))}"


def for_roles(audience: Audience, view: View) -> str:
    """«For skoleleder og skoleeier»; empty for what everyone in all editions sees."""
    if audience.roles is None or all(audience.admits(edition) for edition in view.vocabulary.editions):
        return ""
    roles = [view.vocabulary.role(role) for role in audience.listed(view.vocabulary.role_ids)]
    return text(view.locale, "for_roles", roles=_names(roles, view.locale))


def _names(roles: list[Role], locale: str) -> str:
    return listed(locale, [in_sentence(role.name(locale)) for role in roles])


def lang_of(page: PageView, view: View) -> str:
    """The tag of the language of a page's own words, where the edition is in another; else nothing."""
    return "" if page.locale == view.locale else language(page.locale).tag


def edition_lang(page: PageView, view: View) -> str:
    """The tag of the edition's language, where a page is in another; else nothing."""
    return "" if page.locale == view.locale else language(view.locale).tag


def lang_where(view: View, *, is_written: bool) -> str:
    """The tag of the site's first language, where something is not written in the one of the text around it."""
    return "" if is_written else language(view.vocabulary.first_locale).tag


def module_title(module: ModuleView, locale: str) -> str:
    """«Modul 3: Dybdelæring»."""
    return text(locale, "module_title", number=module.meta.number, title=module.front.title)


def module_figures(module: ModuleView, view: View) -> list[str]:
    """«minst 4–5 uker», «8–10 timer», «minst 3 møter»."""
    locale = view.locale
    weeks = module.meta.min_weeks.for_edition(view.edition)
    figures = []
    if weeks:
        figures.append(text(locale, "weeks_min", weeks=weeks, count=weeks.high))
    if module.meta.hours:
        figures.append(text(locale, "hours", hours=module.meta.hours, count=module.meta.hours.high))
    if module.meta.meetings:
        figures.append(text(locale, "meetings_at_least", count=module.meta.meetings))
    return figures


def requires_text(module: ModuleView, view: View) -> str:
    """«Modul 1 må være gjennomført …», or nothing."""
    numbers = [str(number) for number in module.meta.requires]
    if not numbers:
        return ""
    return text(view.locale, "requires", list=listed(view.locale, numbers), count=len(numbers))


def opens_text(module: ModuleView, view: View) -> str:
    """When a module that is not open yet will open."""
    if module.is_open or module.front.opens is None:
        return ""
    return text(view.locale, "opens", date=date_text(view.locale, module.front.opens))


def pilot_text(module: ModuleView, view: View) -> str:
    """The time of a module's pilot, once the module is open to all."""
    if not module.is_open or not module.meta.pilot:
        return ""
    opens, due = module.meta.pilot
    return text(view.locale, "pilot", opens=date_text(view.locale, opens), due=date_text(view.locale, due))
