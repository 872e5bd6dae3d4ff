"""What the standard asks of a cartridge, held against every kind that we make."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

import pytest
import turbohtml

from tests.cartridge.reading import EVERY, Cartridge, export, local


@pytest.fixture(params=EVERY, ids=lambda wish: "-".join(map(str, wish)))
def wish(request: pytest.FixtureRequest) -> tuple[str, str, bool]:
    asked: tuple[str, str, bool] = request.param
    return asked


@pytest.fixture
def cartridge(site: Path, tmp_path: Path, wish: tuple[str, str, bool]) -> Cartridge:
    return export(site, tmp_path / "p.imscc", *wish)


def test_each_item_has_its_resource_or_items_below_it(cartridge: Cartridge) -> None:
    for item in cartridge.all("item"):
        inner = [child for child in item if local(child) == "item"]
        assert ("identifierref" in item.attrib) != bool(inner)
        assert item.attrib.get("identifierref", "") in {*cartridge.resources, ""}


def test_every_file_is_listed_once_and_every_listed_file_is_there(cartridge: Cartridge) -> None:
    listed = [file.attrib["href"] for file in cartridge.all("file")]
    assert sorted(listed) == sorted({*cartridge.files} - {"imsmanifest.xml"})


def test_what_a_resource_shows_depends_on_or_stands_in_for_is_there(cartridge: Cartridge) -> None:
    for resource in cartridge.resources.values():
        files = {child.attrib["href"] for child in resource if local(child) == "file"}
        assert resource.attrib.get("href") in {*files, None}
        asked = {child.attrib["identifierref"] for child in resource if local(child) in ("dependency", "variant")}
        assert asked <= {*cartridge.resources}


def test_identifiers_are_unique_names_of_xml(cartridge: Cartridge) -> None:
    names = [element.attrib["identifier"] for element in cartridge.manifest.iter() if "identifier" in element.attrib]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in names)


def test_there_is_one_organization_with_one_root_without_a_title(cartridge: Cartridge) -> None:
    (organization,) = cartridge.all("organization")
    assert organization.attrib["structure"] == "rooted-hierarchy"
    (root,) = organization
    assert [local(child) for child in root if local(child) != "item"] == []


def test_the_manifest_and_its_documents_are_of_one_version(cartridge: Cartridge, wish: tuple[str, str, bool]) -> None:
    mark = "v" + wish[1].replace(".", "p")
    (number,) = cartridge.all("schemaversion")
    assert number.text == f"{wish[1]}.0"
    assert cartridge.manifest.tag == f"{{http://www.imsglobal.org/xsd/imscc{mark}/imscp_v1p1}}manifest"
    kinds = {resource.attrib["type"] for resource in cartridge.resources.values()}
    assert kinds <= {"webcontent", f"imswl_xml{mark}", f"imsdt_xml{mark}"} | (
        {"assignment_xmlv1p0"} if wish[1] == "1.3" else set())
    for name, data in cartridge.files.items():
        if name.startswith(("lenker/", "samtaler/")):
            assert f"/imscc{mark}/" in ET.fromstring(data).tag


def test_the_parts_stand_in_the_order_that_the_schemas_ask_for(cartridge: Cartridge) -> None:
    assert [local(child) for child in cartridge.manifest] == ["metadata", "organizations", "resources"]
    (general,) = cartridge.all("general")
    assert [local(child) for child in general] == ["title", "language", "description"]
    orders = {"topic": ["title", "text"], "webLink": ["title", "url"],
              "assignment": ["title", "text", "gradable", "submission_formats"]}
    for name, data in cartridge.files.items():
        if name.endswith(".xml") and name != "imsmanifest.xml":
            root = ET.fromstring(data)
            assert [local(child) for child in root] == orders[local(root)]
    for resource in cartridge.resources.values():
        order = [local(child) for child in resource]
        assert order == sorted(order, key=["file", "dependency", "variant"].index)


def test_no_page_or_text_leads_to_what_is_not_there(cartridge: Cartridge) -> None:
    files = cartridge.files
    for name, html in _texts(files):
        for element in turbohtml.parse(html).iter_elements():
            for attribute in ("href", "src"):
                address = element.attr(attribute) or ""
                if address.startswith(("https://", "mailto:", "#")) or not address:
                    continue
                path = address.partition("#")[0]
                inner = path.removeprefix("$IMS-CC-FILEBASE$/")
                assert (inner if inner != path else normpath(join(dirname(name), path))) in files, (name, address)


def test_no_text_has_script_style_or_what_hangs_on_them(cartridge: Cartridge) -> None:
    for _, html in _texts(cartridge.files):
        for element in turbohtml.parse(html).iter_elements():
            assert element.tag not in ("script", "style", "svg", "form", "input", "button", "iframe")
            assert not [name for name in element.attrs if name.startswith(("class", "style", "on", "data-"))]


def _texts(files: dict[str, bytes]) -> list[tuple[str, str]]:
    pages = [(name, data.decode()) for name, data in files.items() if name.endswith(".html")]
    inner = [(name, found.text or "") for name, data in files.items() if name.endswith(".xml")
             for found in ET.fromstring(data).iter() if found.attrib.get("texttype") == "text/html"]
    return pages + inner
