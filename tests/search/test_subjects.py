"""Subjects by code, name and pinyin, as they are typed in the entry grids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.codes import Dimension
from budget_desktop.edition import edition_keys, load_edition
from budget_desktop.edition.catalogue import CodeEntry
from budget_desktop.search import Hit, HitKind, SubjectIndex, one_line
from budget_desktop.search.folding import squeezed
from budget_desktop.search.pinyin import readings, spellings

CATALOGUE = load_edition("henan-jiyuan-2020").catalogue
FUNCTIONS = SubjectIndex(CATALOGUE, Dimension.FUNCTION)
ECONOMIC = SubjectIndex(CATALOGUE, Dimension.DEPARTMENT_ECONOMIC)
SOURCES = SubjectIndex(CATALOGUE, Dimension.SOURCE)
KINDS = SubjectIndex(CATALOGUE, Dimension.KIND)

SUBJECTS = [entry for entry in CATALOGUE.entries(Dimension.FUNCTION) if entry.is_leaf]


def codes(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.code for hit in hits]


@pytest.mark.parametrize(
    ("typed", "code", "kind"),
    [
        ("2010399", "2010399", HitKind.CODE),
        ("201 03 99", "2010399", HitKind.CODE),
        ("２０１０３９９", "2010399", HitKind.CODE),
        ("201-03-99", "2010399", HitKind.CODE),
        ("2010399其他政府", "2010399", HitKind.CODE),
        ("201039", "2010399", HitKind.CODE_START),
        ("政府办公厅（室）及相关机构事务", "20103", HitKind.NAME),
        ("政府办公厅(室)及相关机构事务", "20103", HitKind.NAME),
        ("其他政府办公厅", "2010399", HitKind.NAME_START),
        ("qtzfbgt", "2010399", HitKind.INITIALS_START),
        ("ＱＴＺＦＢＧＴ", "2010399", HitKind.INITIALS_START),
        ("qitazhengfubangongting", "2010399", HitKind.PINYIN_START),
        ("qi ta zheng fu ban gong ting", "2010399", HitKind.PINYIN_START),
        ("rd xzyx", "2010101", HitKind.WORDS),
        ("人大 行政运行", "2010101", HitKind.WORDS),
    ],
)
def test_a_function_is_found_by(typed: str, code: str, kind: HitKind) -> None:
    first = FUNCTIONS.find(typed)[0]
    assert (first.code, first.kind) == (code, kind)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("bgf", "30201"), ("办公", "30201"), ("chailvf", "30211"), ("clf", "30211"), ("30201办公费", "30201")],
)
def test_an_economic_subject_is_found_by(typed: str, code: str) -> None:
    assert ECONOMIC.find(typed)[0].code == code


@pytest.mark.parametrize(
    "typed",
    ["bfg", "bggf", "bgff", "bbgf", "bangongei", "bangogfei", "abngongfei", "办公废", "wbgf"],
)
def test_one_slip_is_forgiven(typed: str) -> None:
    found = {hit.code: hit for hit in ECONOMIC.find(typed)}
    assert found["30201"].kind in {HitKind.SLIP, HitKind.SLIP_START}


@pytest.mark.parametrize("typed", ["2010939", "201399", "20103999", "0210399"])
def test_one_slip_in_a_code_is_forgiven(typed: str) -> None:
    assert "2010399" in codes(FUNCTIONS.find(typed, limit=100))


def test_what_fits_comes_before_what_nearly_fits() -> None:
    kinds = [hit.kind for hit in FUNCTIONS.find("xzy", limit=500)]
    assert kinds == sorted(kinds)


def test_what_was_typed_in_full_is_no_slip() -> None:
    assert codes(ECONOMIC.find("30201")) == ["30201"]
    assert all(hit.kind < HitKind.SLIP for hit in ECONOMIC.find("bgf", limit=100))


def test_what_the_unit_uses_comes_first_among_equals() -> None:
    plain = codes(FUNCTIONS.find("行政运行", limit=100))
    used = codes(FUNCTIONS.find("行政运行", used={"2010301": 2, "2080101": 5}, limit=100))
    assert used[:2] == ["2080101", "2010301"]
    assert sorted(used) == sorted(plain) == plain


def test_use_does_not_outrank_a_better_fit() -> None:
    first, second = ECONOMIC.find("bg", used={"30201": 1})[0], ECONOMIC.find("30201", used={"30202": 9})[0]
    assert (first.code, second.code) == ("30201", "30201")


def test_subjects_to_choose_come_before_their_headings() -> None:
    begun = [hit for hit in FUNCTIONS.find("2010", limit=500) if hit.kind is HitKind.CODE_START]
    leaves = [hit.is_leaf for hit in begun]
    assert leaves == sorted(leaves, reverse=True)
    assert codes(tuple(hit for hit in begun if hit.is_leaf)) == sorted(
        hit.code for hit in begun if hit.is_leaf
    )


def test_nothing_typed_offers_what_the_unit_uses() -> None:
    assert FUNCTIONS.find("") == FUNCTIONS.find(" 　") == ()
    often = FUNCTIONS.find("", used={"2010301": 1, "2010399": 3, "201": 7, "9999999": 2})
    assert [(hit.code, hit.kind) for hit in often] == [
        ("2010399", HitKind.OFTEN),
        ("2010301", HitKind.OFTEN),
    ]


def test_a_hit_says_where_it_stands() -> None:
    (hit,) = FUNCTIONS.find("2010399")
    assert hit.name == "其他政府办公厅（室）及相关机构事务支出"
    assert hit.path == ("一般公共服务支出", "政府办公厅（室）及相关机构事务", hit.name)
    assert (hit.is_leaf, hit.why_not) == (True, "")


@pytest.mark.parametrize(
    ("index", "typed", "why_not"),
    [
        (FUNCTIONS, "20103", "这是款级科目，下面有10个项，请选到项"),
        (FUNCTIONS, "201", "这是类级科目，下面有27个款，请选到项"),
        (ECONOMIC, "302", "这是类级科目，下面有27个款，请选到款"),
        (SOURCES, "政府性基金", "“政府性基金”下面还分4项，请选到最细一项"),
    ],
)
def test_a_heading_says_why_it_cannot_be_chosen(index: SubjectIndex, typed: str, why_not: str) -> None:
    hit = index.find(typed)[0]
    assert (hit.is_leaf, hit.why_not) == (False, why_not)


@pytest.mark.parametrize(
    ("typed", "code_marked", "name_marked"),
    [
        ("20103", "20103", ""),
        ("2010399其他", "2010399", "其他"),
        ("相关机构", "", "相关机构"),
        ("室及相关", "", "室及相关"),
        ("qtzfbgtsj", "", "其他政府办公厅室及"),
        ("qitazhengf", "", "其他政府"),
        ("qtzfbgst", "", "其他政府办公厅室"),
        ("qtzfgtsjxg", "", "其他政府公厅室及相关"),
        ("其他政府公厅室", "", "其他政府公厅室"),
    ],
)
def test_what_was_typed_is_marked(typed: str, code_marked: str, name_marked: str) -> None:
    hit = next(hit for hit in FUNCTIONS.find(typed, limit=100) if hit.code == "2010399")
    assert "".join(hit.code[mark] for mark in hit.code_marks) == code_marked
    assert "".join(hit.name[mark] for mark in hit.name_marks) == name_marked


def test_sources_and_kinds_are_found_as_well() -> None:
    assert codes(SOURCES.find("czbk")) == ["S1.1"]
    assert SOURCES.find("S1.1")[0].code == "S1.1"
    assert "S11" not in codes(SOURCES.find("S1.1"))
    assert codes(KINDS.find("gyjf")) == ["basic.public"]


def test_no_subject_is_explained_yet() -> None:
    assert {one_line(Dimension.FUNCTION, entry.code) for entry in SUBJECTS} == {""}


# Every subject can be reached


@given(st.sampled_from(SUBJECTS), st.data())
def test_every_subject_is_found_by_every_way_of_typing_it(entry: CodeEntry, data: st.DataObject) -> None:
    spelling = data.draw(st.sampled_from(spellings(squeezed(entry.name))))
    ways = [entry.code, entry.name, "".join(spelling), "".join(syllable[0] for syllable in spelling)]
    typed = data.draw(st.sampled_from(ways))
    found = {hit.code: hit for hit in FUNCTIONS.find(typed, limit=2000)}
    assert found[entry.code].kind in {HitKind.CODE, HitKind.NAME, HitKind.INITIALS, HitKind.PINYIN}


@given(st.sampled_from(SUBJECTS), st.data())
def test_every_code_is_found_with_a_slip(entry: CodeEntry, data: st.DataObject) -> None:
    code, at = entry.code, data.draw(st.integers(0, 6))
    extra = code[:at] + data.draw(st.sampled_from("0123456789")) + code[at:]
    missing = code[:at] + code[at + 1 :]
    swapped = code[:at] + code[at : at + 2][::-1] + code[at + 2 :]
    typed = data.draw(st.sampled_from([extra, missing, swapped]))
    hits = FUNCTIONS.find(typed, limit=2000)
    assert entry.code in codes(hits) or hits[0].kind is HitKind.CODE


@given(st.text(max_size=12))
def test_nothing_typed_breaks_it(text: str) -> None:
    for hit in FUNCTIONS.find(text):
        assert set(hit.code_marks) <= set(range(len(hit.code)))
        assert set(hit.name_marks) <= set(range(len(hit.name)))


# The readings


def test_the_readings_cover_gb2312_and_all_subjects() -> None:
    known = readings()
    assert len(known) == 6763
    for key in edition_keys():
        catalogue = load_edition(key).catalogue
        for dimension in catalogue.lists:
            for entry in catalogue.entries(dimension):
                unread = [sign for sign in squeezed(entry.name) if not sign.isascii() and sign not in known]
                assert not unread, entry


def test_characters_are_read_as_the_subjects_read_them() -> None:
    known = readings()
    assert set(known["行"]) == {"hang", "xing"}
    assert set(known["重"]) == {"chong", "zhong"}
    assert {"chai", "cha"} <= set(known["差"])
    assert known["旅"] == ("lv",)
