"""Every rule of PDF/UA-1 and PDF/A-2a lets a clean file pass and finds its fault in a damaged one."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from budget_desktop.export.pdf import pdf_bytes
from budget_desktop.verification.pdf.accessible import RULES, compare_accessibility
from budget_desktop.verification.pdf.document import Document
from budget_desktop.verification.pdf.reading import read_document
from tests.export.pdf import samples

Damage = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clean") / "document.pdf"
    path.write_bytes(pdf_bytes(samples.packet()))
    return path


def elements(pdf: Pdf, kind: str) -> Iterator[Object]:
    """The elements of a type, in the order of the file."""
    return (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name(f"/{kind}"))


def link(pdf: Pdf) -> Object:
    return next(page.obj.Annots[0] for page in pdf.pages if "/Annots" in page.obj)


def in_content(wanted: bytes, instead: bytes) -> Damage:
    """The commands of the first page of running text, changed in one place."""

    def damage(pdf: Pdf) -> None:
        contents = pdf.pages[2].Contents
        changed, count = re.subn(wanted, instead, contents.read_bytes(), count=1)
        assert count, wanted
        contents.write(changed)

    return damage


def in_metadata(wanted: bytes, instead: bytes) -> Damage:
    def damage(pdf: Pdf) -> None:
        metadata = pdf.Root.Metadata
        assert wanted in metadata.read_bytes()
        metadata.write(metadata.read_bytes().replace(wanted, instead))

    return damage


def in_element(kind: str, key: str, value: object) -> Damage:
    """The last element of a type says something else; None takes it away."""

    def damage(pdf: Pdf) -> None:
        *_, element = elements(pdf, kind)
        if value is None:
            del element[key]
        else:
            element[key] = value

    return damage


def in_link(key: str, value: object) -> Damage:
    def damage(pdf: Pdf) -> None:
        if value is None:
            del link(pdf)[key]
        else:
            link(pdf)[key] = value

    return damage


def link_out_of_the_structure(pdf: Pdf) -> None:
    for element in elements(pdf, "Link"):
        element.K = element.K[0]


def header_without_scope(pdf: Pdf) -> None:
    element = next(one for one in elements(pdf, "TH") if "/A" in one)
    element.A = Dictionary(O=Name.Table)


def cell_over_two_columns(pdf: Pdf) -> None:
    next(elements(pdf, "TD")).A = Dictionary(O=Name.Table, ColSpan=2)


def second_heading_two_levels_down(pdf: Pdf) -> None:
    for element in elements(pdf, "H2"):
        element.S = Name.H3


def paragraph_in_a_row(pdf: Pdf) -> None:
    next(elements(pdf, "TD")).S = Name.P


def parents_of_another_page(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[1], numbers[3] = numbers[3], numbers[1]


def without(key: str) -> Damage:
    def damage(pdf: Pdf) -> None:
        del pdf.Root[key]

    return damage


DAMAGED: dict[str, tuple[Damage, ...]] = {
    "01-002": (in_content(rb"/H3 <</MCID \d+>> BDC", b"/Artifact <</Type /Pagination>> BDC"),),
    "01-003": (in_content(rb"(/P <</MCID \d+>> BDC)(.*?)(?=EMC)", rb"\1 /Artifact BMC \2 EMC "),),
    "01-005": (in_content(rb"/P <</MCID \d+>> BDC", b"/Span BMC"),),
    "01-006": (
        parents_of_another_page,
        in_content(rb"/P (<</MCID \d+>> BDC)", rb"/H1 \1"),
        in_element("P", "/K", 4711),
    ),
    "01-007": (without("/MarkInfo"), without("/StructTreeRoot")),
    "02-001": (in_element("P", "/S", Name.Poem),),
    "06-002": (in_metadata(b"<pdfuaid:part>1", b"<pdfuaid:part>2"), without("/Metadata")),
    "06-003": (in_metadata(b"<rdf:li>zh-CN", b"<rdf:li>en"), in_metadata("预算".encode(), "决算".encode())),
    "07-001": (without("/ViewerPreferences"),),
    "09-004": (paragraph_in_a_row,),
    "13-004": (in_element("P", "/S", Name.Figure), in_element("P", "/Alt", String("一幅画"))),
    "14-003": (second_heading_two_levels_down,),
    "15-003": (header_without_scope,),
    "15-005": (cell_over_two_columns,),
    "17-003": (in_element("P", "/ActualText", String("另一句话")),),
    "28-009": (lambda pdf: pdf.pages[1].obj.__delitem__("/Tabs"),),
    "28-011": (link_out_of_the_structure,),
    "28-012": (in_link("/Contents", None), in_link("/Contents", String("转到第1页：别处"))),
    "A-6.2.4": (without("/OutputIntents"),),
    "A-6.3.2": (in_link("/F", None),),
    "A-6.6.4": (in_metadata(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"),),
    "A-6.9": (
        lambda pdf: pdf.Root.__setitem__("/Names", Dictionary()),
        in_element("P", "/T", String("题")),
        in_link("/A", Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))),
    ),
}


def test_a_clean_file_passes(clean: Path) -> None:
    assert list(compare_accessibility(read_document(clean))) == []


def test_every_rule_has_a_damaged_example() -> None:
    assert DAMAGED.keys() | {"A-6.1.3"} == RULES.keys()


@pytest.mark.parametrize(("number", "damage"), [(key, one) for key, all_ in DAMAGED.items() for one in all_])
def test_a_damaged_file_is_found(number: str, damage: Damage, clean: Path, tmp_path: Path) -> None:
    assert list(RULES[number](damaged(clean, damage, tmp_path)))


def test_a_file_without_an_identifier_is_found(clean: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(clean.read_bytes().replace(b"/ID [", b"/XX ["))
    assert list(RULES["A-6.1.3"](read_document(path)))


def damaged(clean: Path, damage: Damage, folder: Path) -> Document:
    path = folder / "damaged.pdf"
    with pikepdf.open(clean) as pdf:
        damage(pdf)
        pdf.save(path)
    return read_document(path)


def test_a_structure_that_goes_in_circles_is_no_endless_loop(clean: Path, tmp_path: Path) -> None:
    from budget_desktop.domain.errors import KnownError

    def circle(pdf: Pdf) -> None:
        next(elements(pdf, "Sect")).K = pdf.Root.StructTreeRoot.K

    with pytest.raises(KnownError, match="读不出"):
        damaged(clean, circle, tmp_path)
