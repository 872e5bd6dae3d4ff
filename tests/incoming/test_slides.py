"""PowerPoint files: a heading a slide, notes as a tip for those who lead, and nothing lost in silence."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from tests.incoming.conftest import Importing
from tests.incoming.making import png

COVER, TEXT, TITLE, BLANK = 0, 1, 5, 6
AT = (Inches(1), Inches(1), Inches(2), Inches(1))


class Show:
    """A show that slides are put into."""

    def __init__(self) -> None:
        self._made: Any = Presentation()

    def slide(self, layout: int, title: str = "") -> Any:
        slide = self._made.slides.add_slide(self._made.slide_layouts[layout])
        if title:
            slide.shapes.title.text = title
        return slide

    def saved(self) -> bytes:
        target = io.BytesIO()
        self._made.save(target)
        return target.getvalue()


def changed(data: bytes, *changes: tuple[str, str, str]) -> bytes:
    """The file with one text instead of another in its parts: path, pattern, replacement."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.namelist():
            text = old.read(item)
            for path, pattern, replacement in changes:
                if item == path:
                    text = re.sub(pattern, replacement, text.decode(), flags=re.DOTALL).encode()
            new.writestr(item, text)
    return target.getvalue()


def with_notes() -> bytes:
    show = Show()
    slide = show.slide(TITLE, "Hvorfor lese?")
    slide.notes_slide.notes_text_frame.text = "Spør dem først.\nVent på svar."
    return show.saved()


def test_slides_with_their_lists_and_links(imported: Importing) -> None:
    show = Show()
    show.slide(COVER, "Lesing på vår skole").placeholders[1].text = "Våren 2027"
    frame = show.slide(TEXT, "Hvorfor lese?").placeholders[1].text_frame
    frame.text = "Ro"
    for text, level in (("Hver dag", 1), ("Bøker", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    run = frame.add_paragraph().add_run()
    run.text, run.hyperlink.address, run.font.bold = "Udir", "https://www.udir.no", True
    page = imported(show.saved(), name="a.pptx")
    assert 'title: "Lesing på vår skole"' in page.head
    assert page.body == ("Våren 2027\n\n## Hvorfor lese?\n\n- Ro\n    - Hver dag\n- Bøker\n- [**Udir**](https://www.udir.no)")


def test_notes_are_a_tip_for_those_who_lead(imported: Importing) -> None:
    page = imported(with_notes(), name="a.pptx")
    assert "roles: [leader, owner]" in page.head
    assert page.body == "/// tip | method\n\nSpør dem først.\n\nVent på svar.\n\n/// end tip"
    assert "Notater som står som ledertips: 1." in page.err


def test_notes_are_left_where_nobody_sees_tips(imported: Importing) -> None:
    page = imported(with_notes(), "--roles", "teacher", name="a.pptx")
    assert "Spør dem" not in page.page
    assert "Notater som ikke er med" in page.err


def test_tables_pictures_groups_charts_and_shapes(imported: Importing) -> None:
    show = Show()
    shapes = show.slide(TITLE, "Oversikt").shapes
    table = shapes.add_table(3, 2, *AT).table
    for row in range(3):
        for column in range(2):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    shapes.add_picture(io.BytesIO(png()), 0, 0)._element.nvPicPr.cNvPr.set("descr", "Lesekroken")
    shapes.add_group_shape().shapes.add_textbox(*AT).text_frame.text = "I gruppe"
    data = CategoryChartData()
    data.categories = ["2026", "2027"]
    data.add_series("Timer", (1, 2))
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *AT, data)
    shapes.add_shape(1, *AT)
    show.slide(TITLE, "Til slutt")
    page = imported(show.saved(), name="a.pptx")
    assert page.shown == ("## Oversikt\n\n| 00 | 01 |\n| --- | --- |\n| 10 | 11 |\n| 10 | 21 |\n\n"
                          "![Lesekroken](bilder/01-side-lesekroken.png)\n\nI gruppe\n\nTimer – 2026: 1; 2027: 2\n\n## Til slutt")
    assert page.body.count("TODO") == 2
    assert "Tegnede former uten tekst er ikke med: 1." in page.err


def test_a_slide_without_title_waits_for_one(imported: Importing) -> None:
    show = Show()
    show.slide(TITLE, "Først")
    show.slide(BLANK).shapes.add_textbox(*AT).text_frame.text = "Tekst"
    page = imported(show.saved(), name="a.pptx")
    assert page.body == ("## Først\n\n<!-- TODO: Lysark 2 har ingen tittel. Gi det en overskrift her. -->\n\n## Lysark 2\n\nTekst")


def test_hidden_slides_and_comments_are_left_and_told(imported: Importing) -> None:
    show = Show()
    show.slide(TITLE, "Vises")
    show.slide(TITLE, "Også")
    show.slide(TITLE, "Hemmelig")._element.set("show", "0")
    page = imported(show.saved(), name="a.pptx")
    assert "Hemmelig" not in page.page + page.err
    assert "Skjulte lysark er ikke med: 1." in page.err


def test_smart_art_and_formulas(imported: Importing) -> None:
    show = Show()
    show.slide(TITLE, "Lover").shapes.add_textbox(*AT).text_frame.text = "Formel: "
    show.slide(TITLE, "Mer").shapes.add_textbox(*AT).text_frame.text = "Tekst"
    names = ("xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:a14='http://schemas.microsoft.com/"
             "office/drawing/2010/main' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'")
    formula = "<a14:m><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></a14:m>"
    data = changed(show.saved(),
                   ("ppt/slides/slide1.xml", "(<p:sp>(?:(?!</p:sp>).)*Formel: </a:t></a:r>)(.*?</p:sp>)",
                    rf"<mc:AlternateContent {names}><mc:Choice Requires='a14'>\1{formula}\2</mc:Choice><mc:Fallback/>"
                    "</mc:AlternateContent>"),
                   ("ppt/slides/slide2.xml", "</p:spTree>",
                    "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='9' name='x'/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
                    "<p:xfrm><a:off x='0' y='0'/><a:ext cx='9' cy='9'/></p:xfrm><a:graphic><a:graphicData uri='http://schemas."
                    "openxmlformats.org/drawingml/2006/diagram'><dgm:relIds xmlns:dgm='http://schemas.openxmlformats.org/drawingml/"
                    "2006/diagram' r:dm='rId77'/></a:graphicData></a:graphic></p:graphicFrame></p:spTree>"),
                   ("ppt/slides/_rels/slide2.xml.rels", "</Relationships>",
                    "<Relationship Id='rId77' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData' "
                    "Target='../diagrams/data1.xml'/></Relationships>"))
    page = imported(_with_part(data, "ppt/diagrams/data1.xml",
                               "<d><pt><t><t>Les</t></t></pt><pt type='doc'/><pt><t><t>Snakk</t></t></pt></d>"), name="a.pptx")
    assert page.shown == "## Lover\n\nFormel: x&#94;2\n\n## Mer\n\nTekst\n\n- Les\n- Snakk"
    assert page.body.count("TODO") == 2


def _with_part(data: bytes, path: str, text: str) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(path, text)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["slideshow", "template"])
def test_shows_and_templates_are_read_as_well(imported: Importing, kind: str) -> None:
    data = changed(with_notes(), ("[Content_Types].xml", r"presentationml\.presentation\.main", f"presentationml.{kind}.main"))
    assert imported(data, name="a.ppsx").code == 0
