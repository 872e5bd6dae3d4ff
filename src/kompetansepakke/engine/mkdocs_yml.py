"""The reader of `mkdocs.yml`: MkDocs' own, with what it says told as problems with a line."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugins

from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.engine.extension.chosen import extension_problems
from kompetansepakke.engine.theme.no_effect import without_effect
from kompetansepakke.site.declared import offered_macros, unread_macros
from kompetansepakke.site.made_folders import made_folder_around
from kompetansepakke.site.project import CONTENT_FOLDERS, LANGUAGE_FILE, SiteError
from kompetansepakke.site.site_words import WORDS_FOLDER
from kompetansepakke.source.macro_code import Macro
from kompetansepakke.source.yaml.yaml_errors import slip

_SAID = re.compile(r"Config value '(?P<key>[^']*)': (?P<text>.*)", re.DOTALL)
_NOT_INSTALLED = re.compile(r'The "(?P<plugin>[^"]*)" plugin is not installed')
_UNKNOWN = re.compile(r"(?:Plugin '(?P<plugin>[^']*)' option '[^']*': )?Unrecognised configuration name: (?P<key>.*)")


def read_mkdocs_yml(config_file: Path) -> tuple[MkDocsConfig, tuple[Problem, ...]]:
    """The configuration, and what is wrong or without effect in it but doesn't keep it from being read.

    Raises SiteError, in one line with file and line, where it can't be read.
    """
    with _mkdocs_heard() as heard:
        try:
            config = load_config(config_file=str(config_file))
        except MkDocsException as error:
            wrong = _wrong(error, [said for level, said in heard if level >= logging.ERROR], config_file)
            told = " ".join(map(str, wrong)) or f"{config_file.name}: {_one_line(str(error))}"
            raise SiteError(told, wrong) from error
    tree = _tree(config_file)
    if twice := sorted({*_twice(tree)}):
        raise SiteError(" ".join(map(str, twice)), twice)
    wrong_values = {_problem(said, tree) for _, said in heard}
    return config, tuple(sorted({*wrong_values, *without_effect(config, places(config_file)),
                                 *extension_problems(config, partial(_place, tree))}))


def _twice(node: yaml.Node | None) -> Iterator[Problem]:
    """Keys that stand twice: MkDocs takes the last and says nothing, also of roles and editions."""
    if isinstance(node, yaml.MappingNode):
        names = [name.value for name, _ in node.value]
        for at, (name, value) in enumerate(node.value):
            if isinstance(name, yaml.ScalarNode) and name.value in names[:at] and name.value != "<<":
                yield problem("KP204", Place("mkdocs.yml", name.start_mark.line + 1, name.start_mark.column + 1),
                              key=name.value)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _twice(inner)


def place_of(config_file: Path, option: str) -> Place:
    """Where an option of our plugin stands."""
    return places(config_file)("plugins", "kompetansepakke", option)


def places(config_file: Path) -> Callable[..., Place]:
    """What tells the place of a key, each of the keys below the one before; a number is a place in a list."""
    return partial(_place, _tree(config_file))


def watched_paths(config: MkDocsConfig) -> tuple[Path, ...]:
    """The files and folders that the site is made of, whether or not they are there yet."""
    root = Path(config.config_file_path).resolve().parent
    macros = config.plugins.get("macros")
    module = str(macros.config.get("module_name") or "main").replace(".", "/") if macros else "macros"
    more = [str(path) for path in (config.theme.custom_dir, *config.hooks, *config.watch) if path]
    paths = [root / name for name in (*CONTENT_FOLDERS, WORDS_FOLDER, LANGUAGE_FILE, f"{module}.py", module, *more)]
    return (Path(config.config_file_path).resolve(), *dict.fromkeys(paths))


def site_macros(root: Path, config: MkDocsConfig) -> frozenset[Macro]:
    """The macros of the module that the macros plugin reads, and those of a `macros.py` that it doesn't read.

    Content may call the first; of the others a page is told what they lack.
    """
    plugin = config.plugins.get("macros")
    if plugin is None:
        return unread_macros(root)
    if any(key.startswith("j2_") and value for key, value in plugin.config.items()):
        raise SiteError("mkdocs.yml: macros kan ikke ha egne j2_-valg; innholdet blir kontrollert etter de vanlige.")
    read = offered_macros(root, plugin.config.get("module_name") or "main")
    names = {macro.name for macro in read}
    return read | {macro for macro in unread_macros(root) if macro.name not in names}


def fail_with_macros(config: MkDocsConfig) -> None:
    """Let a macro that fails stop the build: else the error is published as the text of the page."""
    if plugin := config.plugins.get("macros"):
        plugin.config["on_error_fail"] = True


def spare_folders(config: MkDocsConfig) -> None:
    """Stop before MkDocs empties `site_dir`, where that is among the sources, or in what `kp` has published."""
    root, target = Path(config.config_file_path).resolve().parent, Path(config.site_dir).resolve()
    for folder in ((root / name).resolve() for name in (*CONTENT_FOLDERS, config.theme.custom_dir or "overrides")):
        if target in (folder, *folder.parents) or folder in target.parents:
            raise SiteError(f"site_dir: «{config.site_dir}» rommer eller ligger i {folder.name}/, som nettstedet "
                            "bygges av, og MkDocs ville tømt den. Velg en mappe for seg selv, som site.")
    if (made := made_folder_around(target, root)) is not None:
        raise SiteError(f"site_dir: «{config.site_dir}» ligger i «{made}», som kp har laget. Det som ble lagt der, "
                        "kunne alle som leser den, hente. Velg en mappe for seg selv.")


@contextmanager
def _mkdocs_heard() -> Iterator[list[tuple[int, str]]]:
    """What MkDocs logs as it reads, level and text: that is how it tells which values are wrong."""
    heard: list[tuple[int, str]] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append((record.levelno, record.getMessage()))  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield heard
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.ERROR)


def _wrong(error: MkDocsException, heard: list[str], config_file: Path) -> list[Problem]:
    """Why MkDocs refuses the file, as far as it says where."""
    cause = error.__context__
    if not isinstance(cause, yaml.MarkedYAMLError):
        return [_problem(said, _tree(config_file)) for said in heard]
    mark = cause.problem_mark or cause.context_mark
    file = Path(mark.name) if mark else config_file  # another one where INHERIT names it
    found = slip(cause, file.read_text(encoding="utf-8", errors="replace"))
    name = file.name if file.parent == config_file.parent else str(file)
    return [problem("KP202", Place(name, found.line + 1, found.column + 1), why=found.why, fix=found.fix)]


def _tree(config_file: Path) -> yaml.Node | None:
    text = config_file.read_text(encoding="utf-8", errors="replace")
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _problem(said: str, tree: yaml.Node | None) -> Problem:
    found = _SAID.fullmatch(said)
    if not found:
        return problem("KP205", Place("mkdocs.yml"), key="mkdocs.yml", why=f"MkDocs sier «{_one_line(said)}»",
                       expected="en verdi som MkDocs forstår")
    if unknown := _UNKNOWN.fullmatch(found["text"]):
        return _unknown(unknown["key"], unknown["plugin"], tree)
    return problem("KP205", _place(tree, found["key"]), key=found["key"],
                   why=f"MkDocs sier «{_one_line(found['text']).rstrip('.')}»", expected="en verdi som MkDocs forstår",
                   fix=_mend(found["key"], found["text"]))


def _mend(key: str, said: str) -> str | None:
    """How to mend what editors get wrong most, better than MkDocs says it."""
    if key == "site_url":
        return "skriv hele adressen, som https://skole.example.no/."
    unknown = _NOT_INSTALLED.match(said)
    near = suggestion(unknown["plugin"], get_plugins()) if unknown else ""
    return f"{near}Rett navnet, eller installer programtillegget." if unknown else None


def _options_of(plugin: str) -> list[str]:
    """The options of an installed plugin."""
    scheme = get_plugins()[plugin].load().config_scheme if plugin in get_plugins() else ()
    return [name for name, _ in scheme]


def _empty_above(key: str, tree: yaml.Node | None) -> str:
    """What `key` belongs to, where it lost its indentation and left the key above it without a value."""
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
    above = next((before for (before, value), (name, _) in pairwise(pairs)
                  if name.value == key and value.tag.endswith(":null")), None)
    return f"rykk linja inn med to mellomrom, så den hører til «{above.value}»." if above else ""


def _unknown(key: str, plugin: str | None, tree: yaml.Node | None) -> Problem:
    if plugin:
        near = suggestion(key, _options_of(plugin))
        return problem("KP203", _place(tree, "plugins", plugin, key), key=key,
                       fix=f"{near}Slett nøkkelen, eller rett navnet; programtillegget «{plugin}» kjenner den ikke.")
    near = suggestion(key, MkDocsConfig().keys())
    fix = _empty_above(key, tree) or f"{near}Slett nøkkelen, eller rett navnet; MkDocs kjenner den ikke."
    return problem("KP203", _place(tree, key), key=key, fix=fix)


def _place(tree: yaml.Node | None, *keys: str | int) -> Place:
    """Where the last of `keys` stands, each below the one before; as far as they are found."""
    mark: yaml.Mark | None = None
    for key in keys:
        tree, found = _below(tree, key)
        mark = found or mark
    return Place("mkdocs.yml", mark.line + 1, mark.column + 1) if mark else Place("mkdocs.yml")


def _below(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node | None, yaml.Mark | None]:
    """The value of `key` in a mapping, or in a list of names and mappings, and where the key stands."""
    if isinstance(key, int):
        inner = node.value[key] if isinstance(node, yaml.SequenceNode) and key < len(node.value) else node
        return inner, inner.start_mark if inner else None
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        for name, value in item.value if isinstance(item, yaml.MappingNode) else [(item, item)]:
            if isinstance(name, yaml.ScalarNode) and name.value == key:
                return value, name.start_mark
    return node, None


def _one_line(text: str) -> str:
    return " ".join(text.split())
