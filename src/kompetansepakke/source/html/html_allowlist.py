"""What HTML may hold: elements, attributes and schemes of addresses, in an author's text and in a whole built page.

Read as browsers read it, by a parser of the HTML standard. What is on no list here is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import turbohtml

from kompetansepakke.source.html.css import drawing_style_refusals
from kompetansepakke.source.html.svg_names import PLAIN, PRESENTATION, SHAPES

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Schemes of addresses that a reader follows. All else that has an address is fetched, and must be of the site."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_STRIPPED = "".join(map(chr, range(0x21)))
ADDRESSES = frozenset({"action", "href", "poster", "src", "xlink:href"})
_HTML = turbohtml.Namespace.HTML
_JUDGED = frozenset({"meta", "script"})
_META = frozenset({"content-language", "content-security-policy", "content-type", "x-ua-compatible"})
_HIDES_THE_PAGES_OWN = ("img", "name")
"""Scripts that ask the page for what is called so, as `querySelector`, would get the picture instead."""
_DATA_BLOCKS = frozenset({"application/json", "application/ld+json"})


@dataclass(frozen=True, slots=True)
class Rules:
    """Names of what may stand in a piece of HTML; `prefixes` begin names of attributes that are free."""

    elements: frozenset[str]
    attributes: frozenset[str]
    prefixes: tuple[str, ...] = ("aria-",)
    drawing: frozenset[str] = frozenset()
    drawing_attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a piece of HTML that may not stand there.

    `attribute` and `value` are empty where the element itself is refused, and `element` too where it is no element.
    `line` counts from 1; `why` is a sentence in Norwegian.
    """

    element: str
    attribute: str
    value: str
    why: str
    line: int

    @property
    def shown(self) -> str:
        """How it looks in HTML."""
        if not self.attribute:
            return f"<{self.element}>" if self.element else self.value
        return f"<{self.element} {self.attribute}" + (f'="{self.value}">' if self.value else ">")


CONTENT = Rules(
    frozenset(
        "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
        "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q s samp small source span strong sub summary "
        "sup table tbody td tfoot th thead time tr track u ul var video audio wbr".split()),
    frozenset(
        "abbr alt cite class colspan controls data-linenos datetime dir download height href hreflang id kind label "
        "lang loading name open poster reversed role rowspan scope span src srclang start tabindex title type "
        "width".split()))
"""For what an author writes, as Markdown and our extensions of it convert it."""

PAGE = Rules(
    CONTENT.elements | frozenset(
        "address area article aside bdo body button canvas data datalist dialog fieldset footer form head header "
        "hgroup html input label legend link main map menu meta meter nav noscript optgroup option output progress "
        "rp rt ruby script search section select template textarea title".split()),
    CONTENT.attributes | frozenset(
        "accept accesskey action as async autocapitalize autocomplete autofocus autoplay charset checked cols command "
        "commandfor content contenteditable coords crossorigin decoding defer disabled draggable enctype enterkeyhint "
        "fetchpriority for form headers hidden high http-equiv imagesizes imagesrcset inert inputmode integrity ismap "
        "itemid itemprop itemref itemscope itemtype list loop low max maxlength media method min minlength multiple "
        "muted name nomodule novalidate optimum pattern placeholder playsinline popover popovertarget "
        "popovertargetaction preload prefix property readonly referrerpolicy rel required rows selected shape size "
        "sizes spellcheck srcset step target translate typeof usemap value vocab wrap".split()),
    ("aria-", "data-"),
    SHAPES | {"a"},
    PLAIN | PRESENTATION | {"href", "xlink:href", "xml:lang", "xml:space", "xmlns", "xmlns:xlink"})
"""For a whole page as it is published: templates, drawings and icons too."""

_BEFORE = "<!doctype html><title>x</title><body><main><div><section><article>"
_AFTER = "<p><span kp-end></span>"
_FIRST = len(("html", "head", "title", "body", "main", "div", "section", "article"))
"""How many elements come before those of the text."""
_AROUND = ["p", "article", "section", "div", "main", "body", "html"]
"""Around a text, the least that it could close by mistake; a tag left open would go on around what comes after it."""
UNBALANCED = "unbalanced"
"""The value of a refusal whose `element` is left open or, behind a slash, closes what the piece hasn't opened."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)")
_DECLARATION = re.compile(r"<(?:!|/[^A-Za-z])[^>]{0,40}")
"""What browsers take for a comment, wherever it ends; those of the author have been taken out."""


def refused(html_fragment: str) -> list[Refusal]:
    """All that may not stand in an author's text, converted to HTML; also what would not keep to its place in a page.

    Lines are those of the fragment.
    """
    document = turbohtml.parse(_BEFORE + html_fragment + _AFTER)
    *elements, end = document.iter_elements()
    found = [*_out_of_place(end, html_fragment)]
    elements += [end] if end.attr("kp-end") is None else []
    for element in elements[_FIRST:]:
        found += element_refusals(element, CONTENT)
        found += _address_refusals(element)
    return [*found, *_declarations(html_fragment), *unsure(html_fragment, document)]


def namespace_of(element: turbohtml.Element) -> str:
    """`html`, `svg` or `math`; faster than the parser's own names."""
    namespace = element.namespace
    return "html" if namespace is _HTML else namespace.value


def is_plain(namespace: str, tag: str, names: tuple[str, ...], rules: Rules) -> bool:
    """Whether an element with attributes of these names is allowed, whatever their values."""
    if namespace == "html":
        return (tag in rules.elements and tag not in _JUDGED
                and all(name in rules.attributes or name.startswith(rules.prefixes) for name in names))
    return (namespace == "svg" and tag in rules.drawing and PRESENTATION.isdisjoint(names)
            and all(name in rules.drawing_attributes or name.startswith(rules.prefixes) for name in names))


def element_refusals(element: turbohtml.Element, rules: Rules) -> Iterator[Refusal]:
    """What `rules` don't allow in the element itself; its children are not looked at."""
    tag, line, namespace = element.tag, element.source_line or 1, namespace_of(element)
    html, drawing = namespace == "html", namespace == "svg"
    if not ((html and tag in rules.elements) or (drawing and tag in rules.drawing)):
        yield Refusal(tag, "", "", "taggen er ikke på lista over tillatte.", line)
        return
    known = rules.attributes if html else rules.drawing_attributes
    for name in element.attrs:
        if (name not in known and not name.startswith(rules.prefixes)) or (tag, name) == _HIDES_THE_PAGES_OWN:
            yield Refusal(tag, name, element.attr(name) or "", f"attributtet {name} er stengt.", line)
        elif drawing and name in PRESENTATION:
            for refusal in drawing_style_refusals(element.attr(name) or "", _own_address):
                yield Refusal(tag, name, element.attr(name) or "", refusal.why, line)
    yield from _run_or_led_away(element, line) if tag in _JUDGED else ()


def _own_address(value: str) -> str:
    return "" if value.startswith("#") else "en tegning henter ikke noe utenfra."


def _run_or_led_away(element: turbohtml.Element, line: int) -> Iterator[Refusal]:
    """A script that stands in the page itself, and a `meta` that does what a header could."""
    if element.tag == "script" and element.attr("src") is None:
        kind = (element.attr("type") or "").strip().lower()
        if kind not in _DATA_BLOCKS:
            yield Refusal("script", "", "", "skript kan ikke stå i sida, bare i egne filer.", line)
    does = element.attr("http-equiv") if element.tag == "meta" else None
    if does is not None and does.strip().lower() not in _META and not _leads_on(does, element.attr("content") or ""):
        yield Refusal("meta", "http-equiv", does, "sida kan ikke styre nettleseren slik.", line)


def _leads_on(does: str, content: str) -> bool:
    """Whether it leads at once to another page of the site, as that of an old address does."""
    return does == "refresh" and re.fullmatch(r"0; url=(?:\.\./)+(?:[a-z0-9-]+/)*", content) is not None


def _address_refusals(element: turbohtml.Element) -> Iterator[Refusal]:
    for name in element.attrs:
        if name not in ADDRESSES:
            continue
        value = element.attr(name) or ""
        why = _address_refused(value, follows=element.tag == "a")
        if why:
            yield Refusal(element.tag, name, value, why, element.source_line or 1)


def _address_refused(value: str, *, follows: bool) -> str:
    scheme = scheme_of(value)
    if follows:
        return "" if scheme in LINK_SCHEMES or not scheme else f"lenker kan ikke begynne med {scheme}:."
    bare = bare_address(value)
    return "den ville blitt hentet fra en annen tjener." if scheme or bare[:2].replace("\\", "/") == "//" else ""


def bare_address(value: str) -> str:
    """The address as browsers read it: without space and control characters around it, and without line breaks."""
    return re.sub(r"[\t\r\n]", "", value.strip(_STRIPPED))


def scheme_of(value: str) -> str:
    """The scheme of an address, in lower case, as browsers read it; empty where it is relative."""
    match = _SCHEME.match(bare_address(value))
    return match[1].lower() if match else ""


def _out_of_place(end: turbohtml.Element, html_fragment: str) -> Iterator[Refusal]:
    """Whether the text leaves the page around it as it was: nothing left open, nothing closed that it didn't open."""
    above = [node for node in end.ancestors if isinstance(node, turbohtml.Element)]
    names = [node.tag for node in above]
    changed = next((node.tag for node in above if len(node.attrs)), "")
    if end.attr("kp-end") is None or names != _AROUND or changed:
        left_open = next(iter(Counter(names) - Counter(_AROUND)), end.tag)
        wrong = _end_too_many(html_fragment) or changed or left_open
        yield Refusal(wrong, "", UNBALANCED, "taggen er ikke lukket, eller lukker noe som ikke er åpnet.", 1)


def _end_too_many(html_fragment: str) -> str:
    """The end tag, as `/div`, that closes what lies around the text; empty where there is none."""
    depths = Counter[str]()
    for slash, name in _TAG.findall(html_fragment.lower()):
        depths[name] += -1 if slash else 1
        if depths[name] < 0 and name in _AROUND:
            return f"/{name}"
    return ""


def unbalanced_at(html_fragment: str, name: str) -> int:
    """Which one of the tags `name` (`/name` for an end tag) doesn't keep to its place, counted from 1."""
    open_ones: list[int] = []
    starts = 0
    for ends, found in enumerate((slash for slash, tag in _TAG.findall(html_fragment.lower())
                                  if tag == name.removeprefix("/")), start=1):
        if not found:
            starts += 1
            open_ones.append(starts)
        elif open_ones:
            open_ones.pop()
        elif name.startswith("/"):
            return ends - starts
    return open_ones[-1] if open_ones else 1


def tags(html_fragment: str) -> Counter[str]:
    """How many there are of each tag; end tags are called `/name`."""
    return Counter(slash + name for slash, name in _TAG.findall(html_fragment.lower()))


def _declarations(html: str) -> Iterator[Refusal]:
    for match in _DECLARATION.finditer(html):
        line = html.count("\n", 0, match.start()) + 1
        yield Refusal("", "", match[0], "den blir ikke vist, og hører ikke hjemme på en side.", line)


def unsure(html: str, document: turbohtml.Document) -> Iterator[Refusal]:
    """What readers of HTML disagree on: the character NUL, and `<?…>`."""
    if "\0" in html:
        line = html[:html.index("\0")].count("\n") + 1
        yield Refusal("", "", "NUL", "nettlesere er ikke enige om hva tegnet betyr.", line)
    for node in document.descendants if "<?" in html else ():
        if isinstance(node, turbohtml.ProcessingInstruction):
            yield Refusal("", "", f"<?{node.target}", "instruksjoner til maskinen hører ikke hjemme på en side.",
                          node.source_line or 1)
