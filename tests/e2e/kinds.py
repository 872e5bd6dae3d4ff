"""The kinds of page there are, and where one of each lies in the built sites."""

from collections.abc import Callable, Mapping

from .built import OWNERS, Built

SITE, PROVE = "/site/leder/", "/prove/leder/"
MODULE = "<body class=\"kp-page-module\""
SUPPLEMENT = "<body class=\"kp-page-supplement\""
PAGE = "<body class=\"kp-page-page\""

KINDS: Mapping[str, Callable[[Built], str]] = {
    "chooser": lambda _: "/site/",
    "edition": lambda _: SITE,
    "package": lambda built: built.first(SITE, "<body class=\"kp-page-package\""),
    "module": lambda built: built.richest(SITE, "kp-kinds", MODULE),
    "module-closed": lambda _: f"{PROVE}prove/1-stengt/",
    "part": lambda built: built.richest(SITE, "class=\"kp-card", PAGE, "kp-goals", "kp-table"),
    "part-nynorsk": lambda built: built.richest(f"{SITE}nn/", "class=\"kp-card", PAGE, "kp-goals", "kp-table"),
    "meeting": lambda built: built.richest(SITE, "kp-tip", PAGE, "kp-meeting"),
    "leader": lambda built: built.first(SITE, PAGE, "kp-for--page", "kp-card"),
    "transcript": lambda built: built.first(SITE, SUPPLEMENT, "<h1 id=\"manuskript-"),
    "text": lambda built: built.first(SITE, SUPPLEMENT, "<h1 id=\"tekst-"),
    "figures": lambda built: built.richest(SITE, "<figure class=\"kp-figure\"", PAGE),
    "site-page": lambda _: f"{PROVE}om/",
    "guide": lambda built: built.first(PROVE, "<body class=\"kp-page-guide\"", end="/lederguide/0-alt/"),
    "handout": lambda built: built.first(PROVE, "<body class=\"kp-page-guide\"", end="/deltakerark/0-alt/"),
    "gallery": lambda _: f"{PROVE}prove/0-alt/04-figurer/",
    "year-wheel": lambda _: f"{PROVE}prove/arshjul/",
    "pacing": lambda built: built.first(SITE, "<body class=\"kp-page-pacing\"", end="/tidsplan/"),
    "catalogue": lambda _: f"{SITE}ressurser/",
    "catalogue-nynorsk": lambda _: f"{PROVE}nn/ressurser/?slag=oppgave",
    "not-found": lambda _: f"{SITE}finnes/ikke/",
    "text-torture": lambda _: f"{PROVE}prove/0-alt/01-tekst/",
    "constructs": lambda _: f"{PROVE}prove/0-alt/05-konstruksjoner/",
    "block-torture": lambda _: f"{PROVE}prove/0-alt/02-blokker/",
    "untranslated": lambda _: f"{PROVE}nn/prove/0-alt/02-blokker/",
    "nynorsk": lambda _: f"{PROVE}nn/prove/0-alt/",
}
FILLED: Mapping[str, Callable[[Built], str]] = {
    "notes": lambda _: f"{SITE}notater/",
    "offline": lambda _: f"{SITE}uten-nett/",
    "owner": lambda _: f"/prove/{OWNERS}/oversikt/",
}
"""Pages that scripts fill after they are read: another text, and other stops of the keyboard, than in the HTML."""
ALL_KINDS = {**KINDS, **FILLED}
LONGEST: Mapping[str, Callable[[Built], str]] = {"editor-guide": lambda _: f"{SITE}redaktor/"}
"""As long as ten others, and made of what they hold: what takes time is asked of them, and the rest of this one too."""
WITHOUT_HEADER = frozenset({"chooser", "not-found"})
"""Pages that have no menu, search or role switch."""
