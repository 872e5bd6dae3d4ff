"""The page for editing in Chromium, with Sveltia's local back end: open, change, save."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from kompetansepakke.publish.editing.editing_page import write_editing
from kompetansepakke.web.editing_host import ADDRESS, EditingHost
from tests.core.reading import VOCABULARY
from tests.e2e.built import serving

PICKED = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
"""No program can press the system's dialogue for folders: the folder is the browser's own, of the same interface."""
PUT = """async (files) => {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
  for (const { name } of await indexedDB.databases()) {
    const gone = indexedDB.deleteDatabase(name);
    await new Promise((done, failed) => Object.assign(gone, { onsuccess: done, onerror: failed }));
  }
  localStorage.clear();
  sessionStorage.clear();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/"), name = names.pop();
    let folder = root;
    for (const part of names) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
GET = """async () => {
  const found = {};
  const look = async (folder, path) => {
    for await (const [name, inner] of folder.entries()) {
      if (inner.kind === "directory") await look(inner, `${path}${name}/`);
      else if (!name.endsWith(".crswap")) found[path + name] = await (await inner.getFile()).text();
    }
  };
  await look(await navigator.storage.getDirectory(), "");
  return found;
}"""
PAGE = "modules/p/1-a/01-b.md"
FRONT = "modules/p/1-a/index.md"
FILES = {
    PAGE: """\
---
# Kari eier siden.
title: 'Første: side'
roles: [leader,   owner]
opens: 2019-11-01   # etter møtet
---


/// task | Les  og tenk
    id: oppgave-a
    minutes: 20
    work: team

1. Les *dette*  {: #her }
\tinnrykk med tabulator, og \\/// skråstreker

| a | b |
| - | -: |
/// end task

Linje med to mellomrom til slutt \u0020
&nbsp;<br> {{ makro("x") }} ~~**
""",
    "modules/p/1-a/01-b.nn.md": "---\ntitle: Første side\nsource_hash: 1a2b3c4d\n---\n\nTekst på nynorsk.\n",
    FRONT: "---\ntitle: Modulen\nroles: all\nmodule: 1\npurpose: Lære\nmin_weeks: {all: 1-2, leader: 3-4}\n"
           "pilot:\n  opens: 2019-11-01\n  due: 2019-12-01\nrequires: []\n---\n\nOm modulen.\n",
    "modules/p/1-a/02-c.md": "---\ntitle: Andre side\nroles: all\n---\n\nTekst.\n",
    "modules/p/package.yml": "# Vår pakke\npurpose: 'Lære:  mer'  # etter møtet\ntitle: \"Pakke\"\n",
    "modules/p/figures.yml":
        "hjul:\n  kind: cycle\n  # navnet\n  title:   Hjulet\n  steps: [{sign: N,   title: Nå}]\n",
    "modules/p/glossary.yml": "- definition: >-\n    Det man\n    sier.\n\n  term: ord\n",
    "docs/om.md": "---\ntitle: Om\nroles: all\n---\n\nTekst.\n",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served, as on an editor's own machine."""
    root = tmp_path_factory.mktemp("editing")
    write_editing(EditingHost("github", "eier/depot"), "Nettsted", VOCABULARY, root / ADDRESS)
    with serving(root, plain=True) as base:
        yield f"{base}/{ADDRESS}/"


@pytest.fixture
def asked() -> list[str]:
    """Whatever the browser asked for, or tried to."""
    return []


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """The tab that one editor has after the other: most of what the page takes is to begin in a new one."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    context.add_init_script(PICKED)
    yield context.new_page()
    context.close()


@pytest.fixture
def editor(tab: Page, address: str, asked: list[str]) -> Iterator[Page]:
    """The page with the files opened, by someone with nothing stored."""
    def ask(request: Request) -> None:
        asked.append(request.url)

    tab.goto(address + "sveltia-cms.LICENSE.txt")
    tab.evaluate(PUT, FILES)
    tab.on("request", ask)
    tab.goto(address)
    tab.get_by_role("button", name="Work with Local Repository").click()
    expect(tab.get_by_text("Modulenes forsider").first).to_be_visible()
    yield tab
    tab.remove_listener("request", ask)


def _open(page: Page, address: str, entry: str) -> None:
    page.goto(f"{address}#/collections/{entry}")
    expect(page.get_by_role("button", name="Save")).to_be_visible()


def _saved(page: Page) -> dict[str, str]:
    """All files, once what was changed is saved."""
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Entry saved.")).to_be_visible()
    files: dict[str, str] = page.evaluate(GET)
    return files

def test_only_what_was_changed_differs_when_a_page_is_saved(editor: Page, address: str) -> None:
    _open(editor, address, "pages/entries/p/1-a/01-b")
    title = editor.get_by_role("textbox", name="Tittelen på sida").first
    expect(title).to_have_value("Første: side")
    title.fill("Side nummer én")
    assert _saved(editor) == FILES | {PAGE: FILES[PAGE].replace("'Første: side'", "Side nummer én")}


def test_a_word_in_the_text_changes_that_word_alone(editor: Page, address: str) -> None:
    _open(editor, address, "pages/entries/p/1-a/01-b")
    text = editor.locator("textarea").first
    expect(text).to_have_value(FILES[PAGE].partition("---\n\n\n")[2].rstrip("\n"))
    text.evaluate("area => area.setSelectionRange(9, 9)")
    text.press_sequentially("Les: ")
    assert _saved(editor) == FILES | {PAGE: FILES[PAGE].replace("/// task |", "/// task Les: |")}


def test_a_translation_is_edited_beside_its_page(editor: Page, address: str) -> None:
    _open(editor, address, "pages/entries/p/1-a/01-b")
    titles = editor.get_by_role("textbox", name="Tittelen på sida")
    expect(titles).to_have_count(2)
    titles.last.fill("Fyrste side")
    assert _saved(editor) == FILES | {
        "modules/p/1-a/01-b.nn.md": "---\ntitle: Fyrste side\nsource_hash: 1a2b3c4d\n---\n\nTekst på nynorsk.\n"}


def test_a_front_page_of_a_module_keeps_what_is_more_than_a_value(editor: Page, address: str) -> None:
    _open(editor, address, "modules/entries/p/1-a/index")
    editor.get_by_role("textbox", name="Færrest uker").fill("4-5")
    assert _saved(editor) == FILES | {FRONT: FILES[FRONT].replace("{all: 1-2, leader: 3-4}", "4-5")}


@pytest.mark.parametrize(("name", "before", "after"), [
    ("package", "'Lære:  mer'", "'Lære: mest'"), ("figures", "title:   Hjulet", "title: Hjulet"),
    ("glossary", "term: ord", "term: ordet"),
])
def test_a_file_of_a_package_is_kept_to_the_letter_but_for_what_was_changed(
        editor: Page, address: str, name: str, before: str, after: str) -> None:
    path = f"modules/p/{name}.yml"
    _open(editor, address, f"files/entries/p/{name}")
    text = editor.locator("textarea").first
    expect(text).to_have_value(FILES[path].rstrip("\n"))
    text.fill(FILES[path].rstrip("\n").replace(before, after))
    assert _saved(editor) == FILES | {path: FILES[path].replace(before, after)}


def test_nobody_but_the_page_itself_is_asked(editor: Page, address: str, asked: list[str]) -> None:
    _open(editor, address, "pages/entries/p/1-a/02-c")
    expect(editor.get_by_role("textbox", name="Tittelen på sida")).to_have_count(1)
    editor.evaluate("() => document.fonts.ready")
    assert {url for url in asked if not url.startswith((address, "data:", "blob:"))} == set()
    assert {Path(url).suffix for url in asked} >= {".woff2", ".js"}


def test_a_translation_is_begun_beside_its_page(editor: Page, address: str) -> None:
    _open(editor, address, "pages/entries/p/1-a/02-c")
    editor.get_by_role("button", name="Enable").click()
    editor.get_by_role("textbox", name="Tittelen på sida").last.fill("Andre sida")
    editor.locator("textarea").last.fill("Tekst på nynorsk.")
    assert _saved(editor) == FILES | {
        "modules/p/1-a/02-c.nn.md": "---\ntitle: Andre sida\n---\n\nTekst på nynorsk.\n"}


def test_a_new_page_has_a_name_with_its_number(editor: Page, address: str) -> None:
    _open(editor, address, "pages/new?path=p/1-a")
    editor.get_by_role("textbox", name="Tittelen på sida").fill("Tredje: side")
    editor.get_by_role("checkbox", name="Skoleleder").check()
    name = editor.get_by_role("textbox", name="Slug")
    name.fill("tredje-side")
    editor.get_by_role("button", name="Save").click()
    expect(editor.get_by_text("One field has an error.")).to_be_visible()
    name.fill("03-tredje-side")
    assert _saved(editor) == FILES | {
        "modules/p/1-a/03-tredje-side.md": '---\ntitle: "Tredje: side"\nroles: [leader]\n---\n'}
