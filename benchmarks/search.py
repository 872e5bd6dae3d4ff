"""Recall, precision and bytes of the search, against Material's own search and Pagefind, in one run.

`python benchmarks/search.py` builds the edition that sees everything, with Material's `search` plugin beside ours, and
asks each engine the queries of `queries-no.tsv` in Chromium. What answers a query is found in the Markdown sources by
patterns, independently of every index. Half of the queries (by a hash) are held out: tune on `--set tuned`.
Pagefind takes part where it is installed (`pip install "pagefind[bin]"`).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree, which
from threading import Thread

import material
import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BROWSER = ROOT / "src/kompetansepakke/web/scripts"
WORD = re.compile(r"[^\W_]+")
NOT_TEXT = re.compile(
    r"\A---$[\s\S]*?^---$|^[ \t]+[a-z_]+:.*$|\]\([^)]*\)|\{[:%{][^}]*\}+|<[^>]*>|https?://\S+", re.MULTILINE)
"""Front matter, options of blocks, addresses, attributes, macros and tags."""
SHOWN = 10
"""Hits that a reader sees at first: their texts are what is fetched."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the addresses of the pages that answer it."""

    text: str
    kind: str
    answers: frozenset[str]

    @property
    def is_held_out(self) -> bool:
        """Whether the search was made without a look at it."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True)
class Result:
    """The addresses that an engine gives, the best first, and the bytes (gzip) fetched for this query alone."""

    hits: list[str]
    fetched: int


Engine = Callable[[Query], Result]


def sources(root: Path) -> dict[str, str]:
    """The running text of each content page, by its address."""
    found = {}
    for path in sorted((root / "modules").rglob("*.md")):
        if path.name.endswith(".nn.md"):
            continue
        address = path.relative_to(root / "modules").with_suffix("").as_posix().removesuffix("index").rstrip("/") + "/"
        raw = path.read_text(encoding="utf-8")
        title = re.search(r"(?m)^title: *(.*)$", raw)
        found[address] = f"{title[1] if title else ''}\n{NOT_TEXT.sub(' ', raw)}".lower()
    return found


def read_queries(texts: dict[str, str]) -> Iterator[Query]:
    """The queries, with the pages that answer them."""
    words = {address: set(WORD.findall(text)) for address, text in texts.items()}
    for line in (ROOT / "benchmarks/queries-no.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, kind, *patterns = line.split("\t")
        yield Query(text, kind, frozenset(
            one for one in texts if all(_holds(pattern, texts[one], words[one]) for pattern in patterns)))


def _holds(pattern: str, text: str, words: set[str]) -> bool:
    if pattern.startswith("~"):
        return re.search(pattern[1:], text) is not None
    return any(re.fullmatch(pattern, word) for word in words)


def build(folder: Path, root: Path) -> Path:
    """The edition that sees everything, with Material's index too."""
    for name in ("modules", "docs", "overrides"):
        copytree(root / name, folder / name)
    (folder / "macros.py").write_bytes((root / "macros.py").read_bytes())
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config["plugins"].append({"search": {"lang": "no"}})
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "mkdocs.yml"), "-d", str(folder / "site")]
    subprocess.run(command, env={**os.environ, "KP_EDITION": "uh"}, check=True, capture_output=True)
    copytree(Path(material.__file__).parent / "templates/assets/javascripts", folder / "site/material")
    copytree(BROWSER, folder / "site/browser")
    return folder / "site"


class _Handler(SimpleHTTPRequestHandler):
    asked: list[Path] = []  # noqa: RUF012 (one server, one list)
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_file():
            self.asked.append(path)
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class calls it so)
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of `folder` on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def weight(*paths: Path) -> int:
    """Bytes over the line; files that are packed already are sent as they are."""
    return sum(min(path.stat().st_size, len(gzip.compress(path.read_bytes(), 9))) for path in paths)


def ours(page: Page, base: str, site: Path) -> tuple[Engine, int]:
    """Our search: the engine's modules, and the index as the page gets it."""
    page.goto(f"{base}/index.html")
    page.evaluate("""async (base) => {
      const { ready, search } = await import(`${base}/browser/search/match.js`);
      await new Promise((resolve) => {
        globalThis.kpSearch = (name, version, data) => { globalThis.index = ready(data); };
        const script = document.createElement("script");
        document.head.append(Object.assign(script, { src: `${base}/search/index.js`, onload: resolve }));
      });
      globalThis.ask = (query) => search(index, query).hits.map(({ page }) =>
        [index.pages[page][0], index.pieces.findLast(([, first]) => first <= page)[0]]);
    }""", base)

    def ask(query: Query) -> Result:
        hits = page.evaluate("(query) => ask(query)", query.text)
        pieces = {site / f"search/{piece}.js" for _, piece in hits[:SHOWN]}
        return Result([address for address, _ in hits], weight(*pieces))

    return ask, weight(site / "search/index.js")


def stock(language: str, page: Page, base: str, site: Path) -> tuple[Engine, int]:
    """Material's search: its worker, with lunr and the stemmer of `language`."""
    worker = next((site / "material/workers").glob("search.*.min.js"))
    page.goto(f"{base}/index.html")
    page.evaluate("""async ([base, worker, language]) => {
      const data = await (await fetch(`${base}/search/search_index.json`)).json();
      data.config.lang = [language];
      data.options = { suggest: false };
      const own = new Worker(`${base}/material/workers/${worker}`);
      const say = (message) => new Promise((resolve) => {
        own.onmessage = ({ data }) => resolve(data.data);
        own.postMessage(message);
      });
      await say({ type: 0, data });
      globalThis.ask = async (query) =>
        (await say({ type: 2, data: query })).items.flat().map((one) => one.location.split("#")[0]);
    }""", [base, worker.name, language])

    def ask(query: Query) -> Result:
        return Result(list(dict.fromkeys(page.evaluate("(query) => ask(query)", query.text))), 0)

    lunr = site / "material/lunr/min"
    extra = () if language == "en" else (lunr / "lunr.stemmer.support.min.js", lunr / f"lunr.{language}.min.js")
    return ask, weight(site / "search/search_index.json", worker, *extra)


def pagefind(page: Page, base: str, site: Path) -> tuple[Engine, int]:
    """Pagefind with its own index of the articles."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "article"]
    subprocess.run(command, check=True, capture_output=True)
    load = """async (base) => {
      const pagefind = await import(`${base}/pagefind/pagefind.js`);
      await pagefind.init();
      globalThis.ask = async (query, shown) => {
        const { results } = await pagefind.search(query);
        const first = await Promise.all(results.slice(0, shown).map((one) => one.data()));
        return first.map((one) => one.raw_url ?? one.url);
      };
    }"""

    def begin() -> int:
        page.goto(f"{base}/index.html")
        _Handler.asked.clear()
        page.evaluate(load, base)
        return weight(*set(_Handler.asked))

    def ask(query: Query) -> Result:
        begin()
        _Handler.asked.clear()
        page.evaluate("([query, shown]) => ask(query, shown)", [query.text, SHOWN])
        fetched = weight(*set(_Handler.asked))
        urls = page.evaluate("(query) => ask(query, 9999)", query.text)
        return Result([re.sub(r"^/|index\.html$", "", url) for url in urls], fetched)

    return ask, begin()


def row(name: str, queries: list[Query], results: dict[str, Result]) -> str:
    """One line of the table: of these queries, how many were answered, how fully, how precisely."""
    pairs = [(query, results[query.text]) for query in queries]
    if not pairs:
        return f"{name:<22} –"
    answered = statistics.mean(bool(query.answers & set(result.hits[:5])) for query, result in pairs)
    recall = statistics.mean(len(query.answers & set(result.hits)) / len(query.answers) for query, result in pairs)
    good = [(sum(hit in query.answers for hit in _own(result)[:5]), len(_own(result)[:5])) for query, result in pairs]
    precision = sum(right for right, _ in good) / max(1, sum(all_ for _, all_ in good))
    right = f"answered {answered:6.1%}   recall {recall:6.1%}   right of first 5 {precision:6.1%}"
    return f"{name:<22} n={len(pairs):<4} {right}"


def _own(result: Result) -> list[str]:
    """Hits on content pages: fronts, plans and the site's own pages have no Markdown of their own to hold against."""
    return [hit for hit in result.hits if hit in KNOWN]


KNOWN: set[str] = set()


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=("tuned", "held", "both"), default="both", dest="which")
    parser.add_argument("--site", type=Path, default=ROOT, help="the site whose content is searched")
    parser.add_argument("--misses", action="store_true", help="print what ours doesn't find, of the chosen set")
    options = parser.parse_args()
    texts = sources(options.site)
    KNOWN.update(texts)
    queries = [query for query in read_queries(texts) if query.answers]
    sets = {name: [one for one in queries if one.is_held_out == (name == "held")] for name in ("tuned", "held")}
    chosen = {name: some for name, some in sets.items() if options.which in (name, "both")}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(Path(folder), options.site)
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        engines = {"ours": ours, "Material, lang no": partial(stock, "no"), "Material, lang en": partial(stock, "en")}
        if importlib.util.find_spec("pagefind"):
            engines["Pagefind"] = pagefind
        with serving(site) as base:
            for name, make in engines.items():
                ask, start = make(browser.new_page(), base, site)
                results = {query.text: ask(query) for some in chosen.values() for query in some}
                report(name, start, chosen, results, misses=options.misses and name == "ours")
        browser.close()


def report(name: str, start: int, chosen: dict[str, list[Query]], results: dict[str, Result], *, misses: bool) -> None:
    """Everything about one engine."""
    each = statistics.median(result.fetched for result in results.values())
    print(f"\n{name}: {start / 1000:.0f} kB before the first query, {each / 1000:.0f} kB a query (median, gzip)")
    for part, queries in chosen.items():
        print(row(part, queries, results))
        for kind in dict.fromkeys(query.kind for query in queries):
            print(row(f"  {kind}", [query for query in queries if query.kind == kind], results))
        for query in queries if misses else ():
            lost = sorted(query.answers - set(results[query.text].hits))
            wrong = [hit for hit in _own(results[query.text])[:5] if hit not in query.answers]
            if lost or wrong:
                print(f"{query.text}: {len(query.answers)} answers, lost {lost[:4]}, wrong {wrong}")


if __name__ == "__main__":
    main()
