"""A site with a secret of its own in every channel that we could think of."""

# ruff: noqa: E501 (the pages are written as an editor writes them)
from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from tests.site.building import FRONT, HEAD, PACKAGE

FEED = '''
import gzip, json
from mkdocs.plugins import BasePlugin

class Feed(BasePlugin):
    """A feed of all that MkDocs knows: pages, files, navigation, front matter."""

    def on_config(self, config):
        self.items = []
        return config

    def on_files(self, files, config):
        self.items += [[file.src_uri, file.url, file.dest_uri] for file in files]

    def on_nav(self, nav, config, files):
        self.items.append(str(nav))

    def on_page_content(self, html, page, config, files):
        self.items.append([page.title, page.meta, page.markdown, html, page.toc.items and repr(page.toc.items[0].title)])

    def on_post_build(self, config):
        text = json.dumps([config.nav, self.items], default=str, ensure_ascii=False)
        with open(config.site_dir + "/feed.xml", "w", encoding="utf-8") as file:
            file.write("<rss>" + text.replace("<", "&lt;") + "</rss>")
        with open(config.site_dir + "/feed.json", "w", encoding="utf-8") as file:
            file.write(json.dumps(text))
'''
FEED_ENTRY = "[mkdocs.plugins]\nfeed = kp_test_feed:Feed\n"


@dataclass
class Secrets:
    """Words that stand nowhere else. `leaders` are for the editions of leaders, `later` for after the opening date,
    `nobody` for no reader at all."""

    leaders: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    nobody: list[str] = field(default_factory=list)
    version: str = ""

    def word(self, channel: str, kind: str = "leaders") -> str:
        """A new secret for this channel."""
        made = f"zq{channel}{self.version}qz"
        list.append(getattr(self, kind), made)
        return made


def packed(text: str) -> bytes:
    """A zip file with a text in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", text)
    return buffer.getvalue()


def leader_blocks(s: Secrets) -> str:
    """What a page for all holds for leaders, in blocks of every kind and in every place."""
    w = s.word
    return f'''
/// roles | leader
## {w("heading")} {{: #{w("attrid")} }}

{w("bodytext")} *{w("emphasis")}* `{w("codespan")}` Note[^{w("notelabel")}] ABBR [{w("linktext")}](https://{w("linkhost")}.no "{w("linktitle")}")
og [{w("reftext")}][ref]. <span title="{w("htmltitle")}" id="{w("htmlid")}">x</span> {chr(0x26)}#122;q

```python title="{w("codetitle")}"
{w("codeblock")} = 1
```

| {w("cellhead")} | b |
| --- | --- |
| {w("cell")} | ![{w("alttext")}]({w("picture")}.svg "{w("pictitle")}") |

!!! note "{w("admontitle")}"
    {w("admonition")}

??? note "{w("detailstitle")}"
    {w("details")}

{w("term")}
:   {w("definition")}

<details><summary>{w("summary")}</summary>{w("htmltext")}</details>

[^{next(word for word in s.leaders if word.startswith("zqnotelabel"))}]: {w("footnote")}
[ref]: https://example.no/{w("refpath")} "{w("reftitle")}"
*[ABBR]: {w("abbreviation")}

[{w("ics")}]({w("icsname")}.ics) [{w("zip")}]({w("zipname")}.zip)
/// end roles

/// meeting | {w("meetingtitle")}
    id: {w("meetingid")}
    minutes: 45
    brings: [{w("taskid")}]
    roles: [leader]

1. 45 min: {w("agenda")}
/// end meeting

> sitat
> /// roles | leader
> {w("inquote")}
> /// end roles

- punkt
    - under
        /// tip | method
        {w("intiplist")}
        /// end tip
    /// roles | leader
    {w("inlist")}

    ```
    {w("fenceinlist")}
    ```
    /// end roles
- mer
'''


def leader_resources(s: Secrets) -> str:
    """Resources that stand on a page for leaders."""
    w = s.word
    return f"""
/// task | {w("tasktitle")}
    id: {next(word for word in s.leaders if word.startswith("zqtaskid"))}
    minutes: 7
    work: team

- punkt
    /// tip | demanding
    {w("tipintask")}
    /// end tip
/// end task

/// video | {w("videotitle")}
    id: {w("videoid")}
    minutes: 7
    url: https://video.no/{w("videourl")}
    captions: {w("captions")}
    transcript: 51-{w("transcriptslug")}.md

x
/// end video

/// worksheet | {w("sheettitle")}
    id: {w("sheetid")}

- {w("sheetfield")}
/// end worksheet
"""


def figure(s: Secrets, name: str, kind: str) -> str:
    """A figure with secrets in every text; the nynorsk ones reach readers only where the page is in nynorsk."""
    w, nn = s.word, "nobody" if kind != "leaders" else kind
    return f"""
{w(name + "name", kind)}:
  kind: chain
  title: {{nb: {w(name + "title", kind)}, nn: {w(name + "nntitle", nn)}}}
  description: {{nb: {w(name + "about", kind)}, nn: {w(name + "nnabout", nn)}}}
  source: {w(name + "source", kind)}
  boxes: [{{title: {w(name + "box", kind)}, text: {w(name + "text", kind)}}}, {{title: B}}]
  returns: [{{from: 2, to: 1, label: {w(name + "label", kind)}}}]
"""


def term(s: Secrets, name: str, kind: str, roles: str) -> str:
    """A word that is explained, with secrets in every text. A page must use it for it to be shown."""
    w = s.word
    return f"""
- term: {{nb: {w(name + "word", kind)}, nn: {w(name + "nnword", kind)}}}
  definition: {{nb: {w(name + "about", kind)}, nn: {w(name + "nnabout", kind)}}}
  synonyms: [{{nb: {w(name + "also", kind)}, nn: {w(name + "nnalso", kind)}}}]
  roles: {roles}
"""


def files(version: str = "") -> tuple[dict[str, str | bytes], Secrets]:
    """The site, and the secrets in it. With another `version` all that leaders see is another."""
    s = Secrets(version=version)
    w = s.word
    page = (
        HEAD
        + "## Felles\n\nTekst for alle med [lenke](02-mer.md#del).\n"
        + leader_blocks(s)
        + f"\n<!-- {w('htmlcomment', 'nobody')} -->\n\nSlutt. <!--\n{w('longcomment', 'nobody')}\n-->\n"
    )
    hidden = (
        f"---\ntitle: {w('pagetitle')}\nroles: [leader]\ndescription: {w('pagedescription')}\n# {w('yamlcomment', 'nobody')}\n---\n\n## {w('pageheading')}\n\n{w('pagebody')}\n"
        + leader_resources(s)
    )
    picture = s.leaders[[word.startswith("zqpicture") for word in s.leaders].index(True)]
    names = {
        part: next(word for word in s.leaders if word.startswith(f"zq{part}"))
        for part in ("icsname", "zipname", "transcriptslug")
    }
    figures = figure(s, "figure", "leaders") + figure(s, "latefigure", "later") + figure(s, "nofigure", "nobody")
    drawn, late = (f'\n{{{{ figur("{name}") }}}}\n' for name in (
        next(word for word in s.leaders if word.startswith("zqfigurename")),
        next(word for word in s.later if word.startswith("zqlatefigurename"))))
    terms = term(s, "term", "leaders", "[leader]") + term(s, "lateterm", "later", "all") + term(s, "noterm", "nobody", "all")
    used, used_nn = (f"\n{next(word for word in s.leaders if word.startswith(start))}\n" for start in ("zqtermword", "zqtermnnword"))
    late += f"\n{next(word for word in s.later if word.startswith('zqlatetermword'))}\n"
    secret_folder = w("modulefolder")
    closed = "later"
    site: dict[str, str | bytes] = {
        "mkdocs.yml": "site_name: Nettsted\ntheme: {name: material}\nplugins: [feed, kompetansepakke]\n",
        "modules/p/package.yml": PACKAGE + f"# {w('packagecomment', 'nobody')}\n",
        "modules/p/figures.yml": f"# {w('figurecomment', 'nobody')}\n{figures}",
        "modules/p/glossary.yml": f"# {w('glossarycomment', 'nobody')}\n{terms}",
        "modules/p/1-a/index.md": FRONT,
        "modules/p/1-a/01-felles.md": page,
        "modules/p/1-a/02-mer.md": HEAD.replace("Side", "Mer") + "## Del\n\nMer tekst.\n",
        f"modules/p/1-a/51-{names['transcriptslug']}.md": f"---\ntitle: {w('transcripttitle')}\nroles: [leader]\n---\n{w('transcript')}\n",
        f"modules/p/1-a/{picture}.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{w("svgtext")}</text></svg>',
        f"modules/p/1-a/{names['icsname']}.ics": f"BEGIN:VCALENDAR\nSUMMARY:{w('icstext')}\nEND:VCALENDAR\n",
        f"modules/p/1-a/{names['zipname']}.zip": packed("innhold"),
        f"modules/p/1-a/03-{w('pageslug')}.md": hidden + drawn + used,
        f"modules/p/2-{secret_folder}/index.md": f"---\ntitle: {w('moduletitle')}\nroles: [leader]\nmodule: 2\npurpose: {w('modulepurpose')}\ndescription: {w('moduledescription')}\nmin_weeks: 4\nrequires: [1]\n---\n{w('modulebody')} [x](vedlegg.csv)\n",
        f"modules/p/2-{secret_folder}/01-{w('inslug')}.md": f"---\ntitle: {w('intitle')}\nroles: all\n---\n{w('inbody')}\n",
        f"modules/p/2-{secret_folder}/vedlegg.csv": w("csvtext"),
        f"modules/{w('packageid')}/package.yml": f"title: {w('packagetitle')}\npurpose: {w('packagepurpose')}\n",
        "docs/om.md": HEAD.replace("Side", "Om") + "Om nettstedet.\n",
        f"docs/{w('docslug')}.md": f"---\ntitle: {w('doctitle')}\nroles: [leader]\n---\n{w('docbody')}\n",
        "modules/p/3-stengt/index.md": f"---\ntitle: Stengt modul\nroles: all\nmodule: 3\npurpose: {w('closedpurpose', closed)}\ndescription: {w('closeddescription', closed)}\nmin_weeks: 4\nopens: 2030-01-01\n---\n{w('closedbody', closed)} [x](zqclosedfileqz.csv)\n",
        f"modules/p/3-stengt/01-{w('closedslug', closed)}.md": f"---\ntitle: {w('closedtitle', closed)}\nroles: all\n---\n{w('closedpage', closed)}\n",
        "modules/p/3-stengt/zqclosedfileqz.csv": w("closedcsv", closed),
        "modules/p/1-a/04-senere.md": HEAD.replace("Side", "Senere").replace(
            "all", f"all\nopens: 2030-01-01\ndescription: {w('laterdescription', closed)}"
        )
        + f"## {w('laterheading', closed)}\n{late}",
        "docs/index.md": HEAD.replace("Side", "Hjem")
        + "Se [ark](../modules/p/3-stengt/zqclosedfileqz.csv) og ![bilde](../modules/p/3-stengt/zqclosedfileqz.csv) og [side](../modules/p/3-stengt/index.md).\n".replace(
            "![bilde]", "[ark til]"
        ),
        "modules/p/1-a/02-mer.nn.md": "---\ntitle: Meir\n---\n## Del\n\nMeir tekst.\n",
    }
    package = next(word for word in s.leaders if word.startswith("zqpackageid"))
    site[f"modules/{package}/1-a/index.md"] = FRONT.replace("roles: all", "roles: [leader]")
    slug = next(word for word in s.leaders if word.startswith("zqpageslug"))
    site[f"modules/p/1-a/03-{slug}.nn.md"] = (
        f"---\ntitle: {w('nntitle')}\ndescription: {w('nndescription')}\n---\n{w('nnbody')}\n" + leader_resources(s) + drawn + used_nn
    )
    s.later.append("zqclosedfileqz")
    return site, s
