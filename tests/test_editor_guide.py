"""The editor guide: its examples work, readers see what it says they see, and its lists are those of the code."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from kompetansepakke.base.codes.all_codes import CODES
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.assemble import ATTACHMENT_TYPES
from kompetansepakke.content.front.glossary import TERM
from kompetansepakke.content.front.read_regional_plans import ITEM, LANE, PLAN
from kompetansepakke.content.front.year_wheel import STEP as WHEEL_STEP
from kompetansepakke.content.front.year_wheel import WHEEL
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.figures.registry import KINDS, figure_keys, figure_parts
from kompetansepakke.reference.editor_guide import codes_markdown, keys_markdown
from kompetansepakke.site.declared import DEFAULT_EDITIONS, offered_macros
from kompetansepakke.site.project import read_content
from kompetansepakke.site.site import Site
from kompetansepakke.source.blocks.block_kinds import BLOCKS, TIP_KINDS
from kompetansepakke.source.text import MAX_BYTES, MAX_LINE
from kompetansepakke.source.yaml.keys import MODULE, PACKAGE, PAGE, TRANSLATION
from kompetansepakke.words.strings import phrases
from tests.site.building import build

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/redaktor.md").read_text(encoding="utf-8")
MODULE_FOLDER = "modules/lesing/1-lesestunden"
SCOPE = {code for code in CODES if code.startswith("KP6")}
"""An example is no whole module: it may be told that it lacks something."""


def fences(info: str) -> list[str]:
    """The code fields with this info string, as readers of the guide see them."""
    found = re.findall(rf"^```{info}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    return [re.sub(r"^\\///", "///", text, flags=re.MULTILINE) for text in found]


def package_of(text: str) -> str:
    """Which package an example of package.yml is."""
    return next((name for name, key in (("region", "plans:"), ("hjul", "year_wheel:")) if key in text), "lesing")


def figures() -> list[str]:
    """The guide's examples of figures."""
    return [text for text in fences("yaml") if "kind:" in text]


def example_path(text: str, number: int) -> str:
    """Where an example belongs: whole files by their front matter, the rest on pages of their own."""
    if "source_hash:" in text:
        return f"{MODULE_FOLDER}/02-hoytlesing.nn.md"
    if "aliases:" in text:
        return f"{MODULE_FOLDER}/05-varer.md"
    if text.startswith("---"):
        return f"{MODULE_FOLDER}/{'index' if 'module: 1' in text else '02-hoytlesing'}.md"
    return f"{MODULE_FOLDER}/{'03-forste-mote' if '/// meeting' in text else f'{number}-eksempel'}.md"


def write_examples(root: Path) -> Path:
    """A site of the guide's examples and of what they link to."""
    head = "---\ntitle: {}\nroles: all\n---\n\n"
    pdf = io.BytesIO()
    picture, writer = io.BytesIO(), PdfWriter()
    Image.new("RGB", (1, 1)).save(picture, "JPEG")
    writer.add_blank_page(width=100, height=100)
    writer.write(pdf)
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "site_name: Prøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n",
        "docs/.gitkeep": "",
        **{f"modules/{package_of(text)}/package.yml": text
           for text in fences("yaml") if "title:" in text and "kind:" not in text},
        **{f"modules/{name}/1-en/index.md": "---\ntitle: En\nroles: all\nmodule: 1\npurpose: P\nmin_weeks: 1\n---\n\n"
                                            "Hei.\n" for name in ("region", "hjul")},
        "modules/lesing/figures.yml": "\n".join(figures()),
        "modules/lesing/glossary.yml": next(text for text in fences("yaml") if "definition:" in text),
        f"{MODULE_FOLDER}/04-figurer.md": head.format("Figurer") + "\n\n".join(
            f'{{{{ figur("{name}") }}}}' for name in re.findall(r"^([a-z-]+):$", "\n".join(figures()), re.MULTILINE)),
        "modules/lesing/0-introduksjon/index.md": "---\ntitle: Introduksjonen\nroles: all\nmodule: 0\npurpose: Lære\n"
                                                  "min_weeks: 1\n---\n\nHei.\n",
        **{f"{MODULE_FOLDER}/{name}.md": head.format(name) + "Tekst.\n"
           for name in ("41-tekst-forskning", "51-manus-film", "52-manus-podkast")},
        f"{MODULE_FOLDER}/01-hvorfor-lese.md": head.format("Hvorfor lese") + "## Regn på tida\n\nTekst.\n",
        f"{MODULE_FOLDER}/ti-minutter.vtt": "WEBVTT\n",
        f"{MODULE_FOLDER}/bilder/lesekrok.jpg": picture.getvalue(),
        f"{MODULE_FOLDER}/ark/lesestund.pdf": pdf.getvalue(),
    }
    for number, text in enumerate(fences("markdown"), start=10):
        files[example_path(text, number)] = text if text.startswith("---") else head.format(f"Side {number}") + text
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_examples(tmp_path_factory.mktemp("guide"))


@pytest.fixture(scope="module")
def built(examples: Path) -> dict[str, str]:
    """What leaders and teachers see of the examples, as text."""
    output = examples.parent / "built"
    build(examples, "--edition", "leder", "--edition", "laerer", "--output", str(output), "--date", "2026-11-21")
    return {edition: "\n".join(seen_text(path) for path in sorted((output / edition).rglob("index.html")))
            for edition in ("leder", "laerer")}


def seen_text(page: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8"))).split())


def problems(root: Path) -> list[Problem]:
    site = open_site(root)
    return list(read_content(site.root, site.vocabulary, site.macros, site.made).problems)


@pytest.fixture(scope="module")
def own_site() -> Site:
    return open_site(ROOT)


def test_every_example_is_in_order(examples: Path) -> None:
    assert len(fences("markdown")) > 12
    assert [str(found) for found in problems(examples) if found.code not in SCOPE] == []


def test_every_key_and_block_and_word_has_an_example() -> None:
    shown = "\n".join([*fences("markdown"), *fences("yaml")])
    keys = {key for table in (PAGE, MODULE, TRANSLATION, PACKAGE, PLAN, LANE, ITEM, WHEEL, WHEEL_STEP, TERM)
            for key in table}
    keys |= {key for kind in BLOCKS.values() for key in kind.options}
    keys |= {key for table in (figure_keys(), *(part.keys for part in figure_parts()),
                           *(kind.keys for kind in KINDS.values())) for key in table}
    assert {key for key in keys if not re.search(rf"\b{key}:", shown)} == set(), "gi nøkkelen et eksempel i guiden"
    assert {name for name in BLOCKS if f"/// {name}" not in shown} == set()


def test_every_choice_is_explained_with_the_words_that_readers_see() -> None:
    for key in ("work", "phase", "groups"):
        row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{key}` |"))
        chosen = re.findall(r"`(\w+)`", row)[1:]
        assert re.findall(r"«(.+?)»", row) == [phrases("nb")[f"{key}_{choice}"] for choice in chosen]
        kind = next(kind.options[key].kind for kind in BLOCKS.values() if key in kind.options)
        assert kind.schema["enum"] == chosen
    for tip in TIP_KINDS:
        assert f"| `{tip}` | Tips: {phrases('nb')[f'tip_{tip}'].lower()} |" in GUIDE


def test_readers_see_what_the_guide_says(built: dict[str, str]) -> None:
    facts = re.findall(r"(?<!\*)\*([^*\n]+ · [^*\n]+)\*(?!\*)", GUIDE)
    assert len(facts) == 6
    phrases = [*facts, "Se filmen «Ti minutter om dagen»", "Les manuskriptet til «Ti minutter om dagen»",
               "Last ned tekstingen", "Podkasten er ikke spilt inn ennå.", "Ta med notater fra:",
               "For skoleleder og skoleeier · ses også av UH-ansatt", "minst 3–4 uker", "8–10 timer", "minst 3 møter",
               "Modul 0 må være gjennomført", "Leserunden (Skolebiblioteket, 2026)", "Leseåret"]
    assert [phrase for phrase in phrases if phrase not in GUIDE or phrase not in built["leder"]] == []


def test_teachers_see_nothing_of_what_is_for_leaders(built: dict[str, str]) -> None:
    assert "Planlegg ukas lesestund" in built["laerer"]
    assert "minst 2–3 uker" in built["laerer"]
    assert [word for word in ("Tips:", "tillitsvalgte", "skoleleder") if word in built["laerer"]] == []


def test_the_guide_shows_the_problem_that_kp_reports() -> None:
    shown = " ".join(next(text for text in fences("text") if "KP301" in text).split())
    line = Place("modules/lesing/1-lesestunden/02-hoytlesing.md", 14)
    assert shown == str(problem("KP301", line, line="///tip | method", near="Mente du «/// tip | method»? "))


def test_the_task_for_vs_code_understands_every_line_of_kp_check() -> None:
    pattern = json.loads(fences("json")[0])["tasks"][0]["problemMatcher"]["pattern"]
    found = problem("KP412", Place("docs/a-b.md", 7), title="x: 3", expected="##")
    match = re.fullmatch(pattern["regexp"], str(found))
    assert match
    named = {name: match[pattern[name]] for name in ("file", "line", "code", "severity")}
    assert named == {"file": "docs/a-b.md", "line": "7", "code": "KP412", "severity": "warning"}


def test_lists_in_the_guide_are_those_of_the_code() -> None:
    types = next(line for line in GUIDE.splitlines() if "Disse filtypene" in line)
    assert set(re.findall(r"\.[a-z0-9]+", types)) == ATTACHMENT_TYPES
    for edition, sees in DEFAULT_EDITIONS.items():
        assert f"| `{edition}` | {', '.join(f'`{role}`' for role in sees['sees'])} |" in GUIDE
    assert f"over {MAX_BYTES // 1000} kB" in GUIDE
    assert f"mer enn {MAX_LINE // 1000} {MAX_LINE % 1000:03} tegn" in GUIDE


def test_every_macro_of_the_site_is_in_a_guide() -> None:
    guides = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    assert {macro.name for macro in offered_macros(ROOT) if f"{macro.name}(" not in guides} == set()


def test_every_kind_of_figure_has_an_example() -> None:
    assert [re.findall(r"kind: (\w+)", text) for text in figures()] == [[name] for name in KINDS]
    assert 'figur("leserunden")' in GUIDE
    listed = keys_markdown()
    assert [name for name in KINDS if f"### Figuren `{name}`" not in listed] == []


def test_the_guide_itself_is_in_order(own_site: Site) -> None:
    found = read_content(own_site.root, own_site.vocabulary, own_site.macros, own_site.made).problems
    assert [str(p) for p in found if p.file in ("docs/redaktor.md", "docs/index.md")] == []


def test_every_code_is_listed_once_with_cause_and_mend() -> None:
    listed = codes_markdown()
    assert sorted(re.findall(r"^#### (KP\d{3}) \{: #kp\d{3} \}$", listed, re.MULTILINE)) == sorted(CODES)
    assert listed.count("**Rett:**") == len(CODES)
    assert listed.count("**Rett:** Nøkler her: …") == 2, "«Mente du …?» is left out"
    assert not re.search(r"\\\{[a-z]+\\\}", listed), "a field's name is shown instead of …"


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_told_in_whole_sentences(code: str) -> None:
    known = CODES[code]
    assert known.cause[0].isupper() or known.cause.startswith(("transcript", "source_hash"))
    assert known.cause.endswith(".")
    assert known.fix.endswith(".")
    assert known.message.endswith((".", "{why}", "{where}"))


def test_keys_of_every_file_and_block_are_listed() -> None:
    listed = keys_markdown()
    for name, kind in BLOCKS.items():
        part = listed.split(f"### Blokken `{name}`")[1].split("###")[0]
        keys = set(re.findall(r"^\| `(\w+)`", part, re.MULTILINE))
        assert keys == (set() if kind.argument == "roles" else set(kind.options))
        required = set(re.findall(r"^\| `(\w+)` \(påkrevd\)", part, re.MULTILINE))
        assert required == {key.name for key in kind.options.values() if key.required}
