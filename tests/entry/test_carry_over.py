"""Taking texts from last year's packet, and confirming them paragraph by paragraph."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import CarriedText, LongText, Project, Remark
from budget_desktop.entry.carry_over import at, confirming, offers, taking
from budget_desktop.proofreading.last_year import carried_texts, former_names, standings
from tests.rules.books import ORGAN

_HEAD = Packet(header=ORGAN.header, units=ORGAN.units)
_DUTIES = EntryPlace("texts", "duties", "text")
_BEFORE = replace(
    _HEAD,
    header=replace(ORGAN.header, year=2019, department="甲办公室"),
    texts=(
        LongText(key="duties", text="负责监管。\n负责服务。"),
        LongText(key="notice", text="机构改革中。"),
    ),
    remarks=(Remark(key="change.total", text="新增项目"),),
    projects=(Project(key="P7", unit="124001", name="专项研究", basis="甲政〔2018〕3号"),),
)


def _kept(values: dict[EntryPlace, object], packet: Packet = _HEAD) -> Packet:
    """The packet once the values stand in it."""
    records: dict[tuple[str, str], dict[str, object]] = {}
    for place, value in values.items():
        records.setdefault((place.collection, place.key), {})[place.field] = value
    texts, carried = list(packet.texts), {each.key: each for each in packet.carried_texts}
    for (collection, key), fields in records.items():
        if collection == "texts":
            texts.append(LongText(key=key, **fields))  # type: ignore[arg-type]
        elif collection == "carried_texts" and key in carried:
            carried[key] = replace(carried[key], **fields)  # type: ignore[arg-type]
        elif collection == "carried_texts":
            carried[key] = CarriedText(key=key, **fields)  # type: ignore[arg-type]
    return replace(packet, texts=tuple(texts), carried_texts=tuple(carried.values()))


def _taken() -> Packet:
    chosen = [offer for offer in offers(_BEFORE, _HEAD) if offer.place == _DUTIES]
    return _kept(taking(_BEFORE, chosen))


def _unconfirmed(packet: Packet) -> tuple[str, ...]:
    standing = at(packet, _DUTIES)
    assert standing is not None
    return standing.unconfirmed


def test_only_empty_places_are_offered() -> None:
    now = replace(_HEAD, texts=(LongText(key="notice", text="已完成改革。"),))
    assert [str(offer.place) for offer in offers(_BEFORE, now)] == [
        "texts/duties/text",
        "remarks/change.total/text",
    ]


def test_reasons_of_last_year_are_known_as_such() -> None:
    assert [offer.text for offer in offers(_BEFORE, _HEAD) if offer.is_reason] == ["新增项目"]


def test_a_project_is_known_by_its_name() -> None:
    now = replace(_HEAD, projects=(Project(key="P1", unit="124001", name="专项研究"),))
    assert EntryPlace("projects", "P1", "basis") in {offer.place for offer in offers(_BEFORE, now)}


def test_texts_taken_ask_to_be_confirmed() -> None:
    assert _unconfirmed(_taken()) == ("负责监管。", "负责服务。")


def test_a_paragraph_is_confirmed_by_itself() -> None:
    packet = _taken()
    packet = _kept(confirming(packet, _DUTIES, "负责服务。"), packet)
    assert _unconfirmed(packet) == ("负责监管。",)
    packet = _kept(confirming(packet, _DUTIES), packet)
    assert _unconfirmed(packet) == ()
    assert confirming(packet, _DUTIES) == {}


def test_a_touched_paragraph_asks_no_more() -> None:
    touched = replace(_taken(), texts=(LongText(key="duties", text="负责金融监管。\n负责服务。"),))
    assert _unconfirmed(touched) == ("负责服务。",)


def test_what_was_not_taken_from_last_year_needs_no_confirmation() -> None:
    assert confirming(replace(_HEAD, texts=(LongText(key="duties", text="负责。"),)), _DUTIES) == {}


def test_the_former_name_is_kept() -> None:
    assert former_names(_taken()) == {"甲办公室": ORGAN.header.department}


def test_a_packet_made_from_last_years_marks_what_it_shares() -> None:
    now = replace(
        _HEAD,
        texts=(LongText(key="duties", text="负责监管。\n负责服务。"), LongText(key="notice", text="改。")),
    )
    marked = replace(now, carried_texts=carried_texts(_BEFORE, now))
    assert [standing.place for standing in standings(marked)] == [_DUTIES]


@given(st.lists(st.sampled_from(["甲。", "乙。", " ", "丙2019年。"]), max_size=6).map("\n".join))
def test_confirming_all_leaves_nothing_open(text: str) -> None:
    packet = replace(
        _HEAD,
        texts=(LongText(key="duties", text=text),),
        carried_texts=(CarriedText(key=str(_DUTIES), text="甲。\n丙2019年。", year=2019),),
    )
    packet = _kept(confirming(packet, _DUTIES), replace(packet, texts=()))
    packet = replace(packet, texts=(LongText(key="duties", text=text),))
    for standing in standings(packet):
        assert not standing.unread
        assert not standing.outdated
