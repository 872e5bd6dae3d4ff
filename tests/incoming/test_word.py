"""Word files as people leave them: each comes in as a page that `kp check` lets through, and tells what it lacks."""

from __future__ import annotations

import pytest

from tests.incoming.conftest import Importing
from tests.incoming.making import NAMES, bold, cell, drawing, p, png, run, table, word

EMF = b"\1\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 40


def shape(inner: str) -> str:
    """A run with a drawing that hangs on its paragraph."""
    return (f"<w:r><w:drawing><wp:anchor><wp:docPr id='3' name='Form' descr='Fremmøte'/><a:graphic><a:graphicData>{inner}"
            "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>")


def box(*paragraphs: str) -> str:
    """A text box, written twice as Word does."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = shape(f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>").removeprefix("<w:r>").removesuffix("</w:r>")
    return (f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback><w:pict><v:shape>"
            f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>")


def test_headings_marks_and_paragraphs(imported: Importing) -> None:
    page = imported(word(
        p("Høytlesing hver dag", "Tittel") + p("Hvorfor", "Overskrift1") + p() + p()
        + p(run("Det er ") + bold("viktig ") + run("og ") + run("fint", "<w:i/>") + run(". Gammelt", "<w:strike/>"))
        + p("Slik", "Overskrift3") + p("Av kommunen", "Kommunens") + p(run("x") + run("2", '<w:vertAlign w:val="superscript"/>'))))
    assert 'title: "Høytlesing hver dag"' in page.head
    assert page.body == ("## Hvorfor\n\nDet er **viktig** og *fint*~~. Gammelt~~\n\n### Slik\n\n## Av kommunen\n\nx^2^")
    assert "Ingenting er merket." in page.err


def test_a_lone_first_heading_is_the_title(imported: Importing) -> None:
    page = imported(word(p("Lesestunden", "Overskrift1") + p("Del", "Overskrift2") + p("Tekst.")))
    assert 'title: "Lesestunden"' in page.head
    assert page.body == "## Del\n\nTekst."


def test_without_any_title_the_address_is_it(imported: Importing) -> None:
    assert 'title: "Side"' in imported(word(p("Tekst."))).head


def test_headings_that_are_only_bold(imported: Importing) -> None:
    page = imported(word(p("Uke 1", "Overskrift1") + p("Uke 2", "Overskrift1") + p(bold("Dette trenger dere"))
                         + p("Bøker.") + p(bold("Hele dette avsnittet er en setning som er viktig.")) + p("Mer.")))
    assert page.body == ("## Uke 1\n\n## Uke 2\n\n### Dette trenger dere\n\nBøker.\n\n"
                         "**Hele dette avsnittet er en setning som er viktig.**\n\nMer.")
    assert "gjort til overskrifter: «Dette trenger dere»" in page.err


def test_nested_lists_and_lists_that_go_on(imported: Importing) -> None:
    page = imported(word(
        p("En", numbered=(1, 0)) + p("Inni", numbered=(1, 1)) + p("Dypt", numbered=(2, 2)) + p("To", "Punkt") + p("Tekst.")
        + p("Først", numbered=(2, 0)) + p("Så", numbered=(2, 0)) + p("Imellom.") + p("Til slutt", numbered=(2, 0))))
    assert page.body == ("- En\n    - Inni\n        1. Dypt\n- To\n\nTekst.\n\n1. Først\n2. Så\n\nImellom.\n\n3. Til slutt")


def test_letters_in_a_list_become_numbers_and_that_is_told(imported: Importing) -> None:
    page = imported(word(p("Først", numbered=(3, 0)) + p("Så", numbered=(3, 0))))
    assert page.body == "1. Først\n2. Så"
    assert "Lister med bokstaver" in page.err


@pytest.mark.parametrize(("lines", "expected"), [
    (["– bok", "– blyant"], "- bok\n- blyant"),
    (["•\tbok", "•\tblyant"], "- bok\n- blyant"),
    (["1) først", "2) så"], "1. først\n2. så"),
    (["3. tredje", "4. fjerde"], "3. tredje\n4. fjerde"),
    (["a) først", "b) så"], "1. først\n2. så"),
    (["– Er du her? spurte hun.", "– Ja."], "– Er du her? spurte hun.\n\n– Ja."),
    (["17. mai er fri.", "Ja."], "17\\. mai er fri.\n\nJa."),
])
def test_lists_typed_by_hand(imported: Importing, lines: list[str], expected: str) -> None:
    page = imported(word("".join(map(p, lines))))
    assert page.body == expected
    assert ("gjort til lister" in page.err) == expected.startswith(("- ", "1. ", "3. "))


def test_merged_cells_are_spread_out_and_told(imported: Importing) -> None:
    page = imported(word(table(
        cell("Tid") + cell("Hva") + cell("Hvem"),
        cell("Før | etter", '<w:gridSpan w:val="2"/>') + cell("Alle"),
        cell("Mandag", '<w:vMerge w:val="restart"/>') + cell("Les") + cell("Kari"),
        cell("", "<w:vMerge/>") + cell("Skriv") + cell("Ola"))))
    assert page.shown == ("| Tid | Hva | Hvem |\n| --- | --- | --- |\n| Før &#124; etter |   | Alle |\n"
                          "| Mandag | Les | Kari |\n| Mandag | Skriv | Ola |")
    assert page.body.startswith("<!-- TODO: Tabellen hadde sammenslåtte celler.")


def test_a_frame_of_one_cell_is_its_text(imported: Importing) -> None:
    page = imported(word(table(f"<w:tc>{p('Husk')}{p('Boka', numbered=(1, 0))}</w:tc>") + p("Etter.")))
    assert page.body == "Husk\n\n- Boka\n\nEtter."


def test_lists_and_tables_in_cells(imported: Importing) -> None:
    inner = table(cell("x") + cell("y"))
    page = imported(word(table(cell("A") + cell("B"), f"<w:tc>{p('en', numbered=(1, 0))}{p('to', numbered=(1, 0))}</w:tc>"
                               f"<w:tc>{inner}{p()}</w:tc>")))
    assert page.shown == "| A | B |\n| --- | --- |\n| • en<br>• to | x<br>y |"
    assert page.body.count("TODO") == 2


def test_pictures_get_names_and_are_asked_what_they_show(imported: Importing) -> None:
    page = imported(word(p(drawing("b1", "Elever leser i kroken")) + p(drawing("b2")) + p(drawing("b1", "Elever leser i kroken"))
                         + p(drawing("b3", "IMG_2041.jpeg")) + p(drawing("b3", "Et bord&#10;&#10;Automatisk generert beskrivelse")),
                         {f"word/media/{name}.png": png(colour=name) for name in ("green", "red", "blue")},
                         {name: ("image", f"media/{colour}.png") for name, colour in
                          (("b1", "green"), ("b2", "red"), ("b3", "blue"))}))
    asked = "TODO: skriv hva bildet viser"
    first, second, third = (f"bilder/01-side-{name}.png" for name in ("elever-leser-i-kroken", "2", "3"))
    assert page.body == (f"![Elever leser i kroken]({first})\n\n![{asked}]({second})\n\n![Elever leser i kroken]({first})\n\n"
                         f"![{asked}]({third})\n\n![TODO: se om dette stemmer: Et bord]({third})")
    assert sorted(path.rpartition("/")[2] for path in page.new) == [
        "01-side-2.png", "01-side-3.png", "01-side-elever-leser-i-kroken.png", "01-side.md"]
    assert "3 steder er merket" in page.err


def test_a_picture_that_floats_beside_a_paragraph_or_hangs_on_it_stands_by_itself(imported: Importing) -> None:
    older = "<w:r><w:pict><v:rect><v:imagedata r:id='b'/></v:rect></w:pict></w:r>"
    page = imported(word(p(drawing("b", "Kart") + run("Et avsnitt.")) + p(run("Midt ") + drawing("b", "Kart") + run(" i."))
                         + p(older), {"word/media/a.png": png()}, {"b": ("image", "media/a.png")}))
    kart = "![Kart](bilder/01-side-kart.png)"
    assert page.body.split("\n\n") == [kart, "Et avsnitt.", f"Midt {kart} i.",
                                       "![TODO: skriv hva bildet viser](bilder/01-side-kart.png)"]


def test_pictures_that_browsers_do_not_show_are_told_in_their_place(imported: Importing) -> None:
    page = imported(word(p("Før.") + p(drawing("b")) + p("Etter.") + p(drawing("d")),
                         {"word/media/a.emf": EMF, "word/media/d.png": b"\x89PNG\r\n\x1a\nborte"},
                         {"b": ("image", "media/a.emf"), "d": ("image", "media/d.png")}))
    before, mark, after, damaged = page.body.split("\n\n")
    assert (before, after) == ("Før.", "Etter.")
    assert "EMF" in mark
    assert "skadet" in damaged
    assert list(page.new) == ["modules/lesing/0-introduksjon/01-side.md"]


def test_large_pictures_are_made_smaller(imported: Importing) -> None:
    page = imported(word(p(drawing("b", "Kart")), {"word/media/a.png": png(5000, 2500)}, {"b": ("image", "media/a.png")}))
    data = page.new["modules/lesing/0-introduksjon/bilder/01-side-kart.png"]
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (2000, 1000)


def test_huge_pictures_are_left_out_and_told(imported: Importing) -> None:
    page = imported(word(p(drawing("b", "Kart")), {"word/media/a.png": png(9000, 8000)}, {"b": ("image", "media/a.png")}))
    assert "9000 × 8000" in page.body


def test_linked_pictures_are_not_fetched(imported: Importing) -> None:
    page = imported(word(p(drawing("b").replace("r:embed", "r:link")), related={"b": ("image", "file:///etc/passwd")}))
    assert page.body.startswith("<!-- TODO: Her sto det et bilde som ligger utenfor dokumentet.")


def test_tracked_changes_are_taken_as_they_would_end(imported: Importing) -> None:
    page = imported(word(p(
        run("Vi leser ") + "<w:del w:id='1' w:author='K'><w:r><w:delText>aldri</w:delText></w:r></w:del>"
        + f"<w:ins w:id='2' w:author='K'>{run('hver dag')}</w:ins>") + p(f"<w:moveFrom w:id='3'>{run('Flyttet')}</w:moveFrom>")
        + p(f"<w:moveTo w:id='4'>{run('Flyttet')}</w:moveTo>")))
    assert page.body == "Vi leser hver dag\n\nFlyttet"
    assert "Slettinger som var sporet, er gjennomført: 2." in page.err
    assert "Innsettinger som var sporet, er godtatt: 2." in page.err


def test_comments_and_hidden_text_never_come_along(imported: Importing) -> None:
    page = imported(word(p(run("Synlig.") + "<w:r><w:commentReference w:id='0'/></w:r>" + run("Hemmelig", "<w:vanish/>")),
                         {"word/comments.xml": word_part("comments", f"<w:comment w:id='0'>{p('Fortrolig')}</w:comment>")},
                         {"k": ("comments", "comments.xml")}))
    assert page.body == "Synlig."
    assert "Fortrolig" not in page.err + page.page
    assert "Hemmelig" not in page.err + page.page
    assert "Kommentarer er ikke med: 1." in page.err
    assert "Skjult tekst er ikke med. Steder: 1." in page.err


def word_part(kind: str, inner: str) -> str:
    """A part of a Word file beside the document."""
    return f"<w:{kind} {NAMES}>{inner}</w:{kind}>"


def test_text_boxes_stand_after_their_paragraph_once(imported: Importing) -> None:
    page = imported(word(p(run("Før.") + box(p("I boksen"), p("Punkt", numbered=(1, 0)))) + p("Etter.")))
    assert page.body == "Før.\n\nI boksen\n\n- Punkt\n\nEtter."


def test_smart_art_is_told_and_its_points_are_a_list(imported: Importing) -> None:
    data = ("<dgm:dataModel xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' xmlns:a='http://schemas.open"
            "xmlformats.org/drawingml/2006/main'><dgm:ptLst><dgm:pt type='doc'/><dgm:pt><dgm:t><a:p><a:r><a:t>Les</a:t></a:r>"
            "</a:p></dgm:t></dgm:pt><dgm:pt type='parTrans'/><dgm:pt><dgm:t><a:p><a:r><a:t>Snakk</a:t></a:r></a:p></dgm:t>"
            "</dgm:pt></dgm:ptLst></dgm:dataModel>")
    page = imported(word(p(run("Slik:") + shape("<dgm:relIds r:dm='s1'/>")), {"word/diagrams/data1.xml": data},
                         {"s1": ("diagramData", "diagrams/data1.xml")}))
    assert page.shown == "Slik:\n\n- Les\n- Snakk"
    assert "<!-- TODO: Dette var en SmartArt-figur." in page.body


def test_charts_are_told_with_their_figures(imported: Importing) -> None:
    points = "".join(f"<c:pt idx='{at}'><c:v>{value}</c:v></c:pt>" for at, value in enumerate(("2026", "2027")))
    values = points.replace("2026", "12").replace("2027", "14")
    data = ("<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:ser><c:tx><c:pt><c:v>Timer</c:v></c:pt>"
            f"</c:tx><c:cat>{points}</c:cat><c:val>{values}</c:val></c:ser></c:chart>")
    page = imported(word(p(shape("<c:chart r:id='c1'/>")), {"word/charts/chart1.xml": data}, {"c1": ("chart", "charts/chart1.xml")}))
    assert page.shown == "Timer – 2026: 12; 2027: 14"
    assert "«Fremmøte»" in page.body


def test_drawn_shapes_without_text_are_counted(imported: Importing) -> None:
    page = imported(word(p(run("Tekst.") + shape("<wps:wsp/>") + "<w:r><w:pict><v:oval/></w:pict></w:r>")))
    assert page.body == "Tekst."
    assert "Tegnede former uten tekst er ikke med: 2." in page.err


def test_pictures_and_text_in_a_group(imported: Importing) -> None:
    picture = drawing("b").partition("<pic:pic>")[2].partition("</pic:pic>")[0]
    group = (f"<wpg:wgp><pic:pic><pic:nvPicPr><pic:cNvPr descr='Kart over kommunen'/></pic:nvPicPr>{picture}</pic:pic><wps:wsp>"
             f"<wps:txbx><w:txbxContent>{p('Her er skolen')}</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp>")
    page = imported(word(p(shape(group)), {"word/media/a.png": png()}, {"b": ("image", "media/a.png")}))
    assert page.body == "![Kart over kommunen](bilder/01-side-kart-over-kommunen.png)\n\nHer er skolen"


def test_formulas_are_written_on_a_line_and_told(imported: Importing) -> None:
    def text(said: str) -> str:
        return f"<m:r><m:t>{said}</m:t></m:r>"

    page = imported(word(p(
        run("Her: ") + f"<m:oMath><m:f><m:num>{text('a+b')}</m:num><m:den>{text('2')}</m:den></m:f>{text('=')}<m:rad><m:e>"
        f"{text('x')}</m:e></m:rad>{text('+')}<m:sSup><m:e>{text('y')}</m:e><m:sup>{text('2')}</m:sup></m:sSup></m:oMath>")
        + f"<m:oMathPara><m:oMath>{text('E=mc')}</m:oMath></m:oMathPara>"))
    assert page.shown == "Her: (a+b)/2=√x+y&#94;2\n\nE=mc"
    assert page.body.count("<!-- TODO: Formelen «") == 2


def test_footnotes_and_endnotes(imported: Importing) -> None:
    notes = {f"word/{kind}s.xml": word_part(f"{kind}s", f"<w:{kind} w:id='2'>{p(run(text))}</w:{kind}>")
             for kind, text in (("footnote", "Se læreplanen."), ("endnote", "Takk til Kari."))}
    page = imported(word(p(run("Dypt") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run(" og vidt.")
                           + "<w:r><w:endnoteReference w:id='2'/></w:r>"), notes,
                         {"f": ("footnotes", "footnotes.xml"), "e": ("endnotes", "endnotes.xml")}))
    assert page.body == "Dypt[^2] og vidt.[^s2]\n\n[^2]: Se læreplanen.\n\n[^s2]: Takk til Kari."


def test_links(imported: Importing) -> None:
    def link(name: str, text: str) -> str:
        return f"<w:hyperlink r:id='{name}'>{run(text)}</w:hyperlink>"

    field = ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"https://uia.no/\"</w:instrText></w:r>"
             f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('UiA')}<w:r><w:fldChar w:fldCharType='end'/></w:r>")
    page = imported(word(p(link("a", "Udir") + run(", ") + field + run(", ") + link("b", "https://nrk.no/") + run(" og ")
                           + link("c", "fila") + "<w:hyperlink w:anchor='b1'>" + run(" over") + "</w:hyperlink>"),
                         related={"a": ("hyperlink", "https://www.udir.no/a b(c)"), "b": ("hyperlink", "https://nrk.no/"),
                                  "c": ("hyperlink", "file:///C:/Mine/fil.docx")}))
    assert page.body == ("[Udir](https://www.udir.no/a%20b%28c%29), [UiA](https://uia.no/), <https://nrk.no/> og fila over")
    assert "er blitt til tekst: «file:///C:/Mine/fil.docx»." in page.err


def test_signs_that_word_puts_in_by_itself(imported: Importing) -> None:
    page = imported(word(p(run("«Sitat» – sko\u00adle\u200bn, 20\u00a0% og\u00a0mer \u2026") + "<w:r><w:noBreakHyphen/></w:r>"
                           + run("x\u00a0\u00a0\u00a0y \uf0b7 z") + "<w:r><w:br/></w:r>" + run("ny linje"))))
    assert page.body == "«Sitat» – skolen, 20\u00a0% og mer …\u2011x y \N{REPLACEMENT CHARACTER} z\\\nny linje"


def test_fields_of_a_form_and_signs_of_own_fonts(imported: Importing) -> None:
    control = ("<w:sdt><w:sdtPr><w14:checkbox xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'><w14:checked "
               "w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>\u2612</w:t></w:r></w:sdtContent></w:sdt>")
    page = imported(word(p(control + run("Ferdig")) + p(run("Merke") + "<w:r><w:sym w:font='Skolens' w:char='F0AB'/></w:r>")))
    assert page.body == "☑ Ferdig\n\nMerke"
    assert "Tegn fra egne skrifttyper er ikke med: 1." in page.err


def test_contents_and_what_stands_around_the_text_are_told(imported: Importing) -> None:
    contents = ("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
                f"<w:sdtContent>{p('Innhold')}{p('Del 1 ......... 3')}</w:sdtContent></w:sdt>")
    section = "<w:p><w:pPr><w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/></w:sectPr></w:pPr></w:p>"
    page = imported(word(contents + p("Tekst.") + section + p("Liggende."),
                         {"word/header1.xml": word_part("hdr", p("Solvik skole")), "word/footer1.xml": word_part("ftr", p())},
                         {"h": ("header", "header1.xml")}))
    assert page.body == "Tekst.\n\nLiggende."
    assert "Innholdsfortegnelsen er ikke med" in page.err
    assert "Topptekst og bunntekst er ikke med: «Solvik skole»." in page.err


def test_embedded_files_and_content_of_other_files_are_told(imported: Importing) -> None:
    page = imported(word(p(run("Regneark:") + "<w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>")
                         + "<w:altChunk r:id='x'/>" + p("<w:r><w:control/></w:r>")))
    assert page.shown == "Regneark:"
    assert "innebygd fil (Excel.Sheet.12)" in page.body
    assert "fra en annen fil" in page.body
    assert "bare virker i Word" in page.body


def test_text_that_no_reader_finds_is_not_lost(imported: Importing) -> None:
    page = imported(word(p("Tekst.") + f"<w:ukjent>{p('Noe helt annet')}</w:ukjent>"))
    assert page.body == "Tekst.\n\n<!-- TODO: Denne teksten lot seg ikke plassere: «Noe helt annet» -->"


def test_marks_within_marks_and_what_stands_around_them_are_read_once(imported: Importing) -> None:
    inner = f"<w:smartTag><w:smartTagPr/><w:smartTag>{run('Kong')}</w:smartTag></w:smartTag>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Skjult</w:t></w:r>"
    page = imported(word(p(f"<w:ins>{run('Her er ')}</w:ins><w:smartTag>{inner}{run(' Olav')}</w:smartTag>{hidden}")))
    assert page.body == "Her er Kong Olav"
    assert "Innsettinger som var sporet, er godtatt: 1." in page.err
    assert "Skjult tekst er ikke med. Steder: 1." in page.err


def test_macros_are_told_and_left(imported: Importing) -> None:
    data = word(p("Tekst."), {"word/vbaProject.bin": b"\0" * 100}, main="application/vnd.ms-word.document.macroEnabled.main+xml")
    page = imported(data, name="prøve.docm")
    assert page.body == "Tekst."
    assert "Makroene i fila er ikke med." in page.err


def test_what_looks_like_the_tools_own_marks_is_text(imported: Importing) -> None:
    page = imported(word("".join(p(text) for text in (
        "/// roles | leader", "{{ figur(1) }} og {% if x %}", "Bruk &lt;script&gt;", "# ikke overskrift", "| a | b |",
        "!!! note", "$x_1$ og snake_case", "*[UH]: x"))))
    assert page.body.split("\n\n") == [
        "`/// roles | leader`", "&#123;&#123; figur(1) }} og &#123;% if x %}", "Bruk &lt;script>", "\\# ikke overskrift",
        "&#124; a | b |", "`!!! note`", "&#36;x_1&#36; og snake_case", "\\*\\[UH]: x"]
