"""第一部分 概况: notice, organisation, duties, and which units the budget covers."""

from dataclasses import replace

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Staffing, StaffMeasure, Unit
from budget_desktop.narrative.writer import Words, Writer, plain


def notice(writer: Writer) -> None:
    """An opening notice, where one was written."""
    _long_text(writer, "notice")


def duties(writer: Writer) -> None:
    """职责: the department's own text, paragraph by paragraph."""
    _long_text(writer, "duties")


def organisation(writer: Writer) -> None:
    """机构设置: posts and people of each unit, its offices, and what the department adds in its own words."""
    packet = writer.material.packet
    for unit in packet.units:
        posts, people, offices = _posts(writer, unit), _people(writer, unit), _offices(writer, unit)
        told = [sentence for sentence in (posts, people, offices) if sentence]
        if told and not posts:
            # The posts name their unit; without them what comes first has to.
            told[0] = (*writer.say("organisation.named", unit=_name(unit)), *told[0])
        ended = [(*sentence, *writer.stop) for sentence in told]
        # The remark is on the department's numbers as a whole; it stands once, after the last of them.
        if unit is packet.units[-1] and packet.staffing and (remark := writer.remark("staffing")):
            ended.insert(len(ended) - bool(offices), (*remark, *writer.stop))
        writer.paragraph(*ended)
    _long_text(writer, "organisation.note")


def composition(writer: Writer) -> None:
    """预算单位构成: 本级 alone, or headquarters and subordinate units by name."""
    packet = writer.material.packet
    if not packet.is_consolidated:
        alone = next((unit for unit in packet.units if not unit.is_headquarters), None)
        single = writer.say("composition.single")
        writer.paragraph(writer.say("composition.single_unit", unit=_name(alone)) if alone else single)
        return
    subordinate = [unit.key for unit in packet.units if not unit.is_headquarters]
    # Without the one headquarters there are only units; two are a slip that the rules tell of.
    has_one = len(subordinate) == len(packet.units) - 1
    kind, counted = (
        ("consolidated", subordinate)
        if has_one
        else ("consolidated_units", [unit.key for unit in packet.units])
    )
    count = plain(str(len(counted)), EntryPlace("units", counted[0], "name"))
    writer.paragraph(writer.say(f"composition.{kind}", count=count))
    for number, unit in enumerate(packet.units, start=1):
        phrase = "composition.item_headquarters" if unit.is_headquarters else "composition.item"
        writer.paragraph(writer.say(phrase, number=number, unit=_name(unit)))


def _name(unit: Unit) -> Words:
    return plain(unit.name, EntryPlace("units", unit.key, "name"))


def _long_text(writer: Writer, key: str) -> None:
    for line in writer.material.packet.text(key).splitlines():
        if line.strip():
            writer.paragraph(plain(line.strip(), EntryPlace("texts", key, "text")), as_typed=True)


def _of(writer: Writer, unit: Unit, measure: StaffMeasure) -> list[Staffing]:
    return [
        count
        for count in writer.material.packet.staffing
        if count.unit == unit.key and count.measure == measure
    ]


def _divided(counts: list[Staffing]) -> list[Staffing]:
    """The kinds a number of people is divided into, those of 0 left out; none where a part has no kind."""
    kinds = [count for count in counts if count.count]
    return kinds if all(count.category for count in kinds) else []


def _counts(writer: Writer, counts: list[Staffing], phrase: str) -> Words:
    return writer.listed(
        writer.say(phrase, category=count.category, count=plain(str(count.count), _place(count)))
        for count in counts
    )


def _kinds_of_posts(writer: Writer, counts: list[Staffing]) -> Words:
    return _counts(writer, [replace(count, category=_kind(count)) for count in counts], "organisation.post")


def _kind(count: Staffing) -> str:
    """The kind of posts without the word that the sentence adds: people type 事业 and 事业编制."""
    return count.category.strip().removesuffix("编制")


def _total(counts: list[Staffing]) -> Words:
    return plain(str(sum(count.count for count in counts)), _place(counts[0]))


def _place(count: Staffing) -> EntryPlace:
    return EntryPlace("staffing", count.key, "count")


def _posts(writer: Writer, unit: Unit) -> Words:
    approved = _of(writer, unit, StaffMeasure.APPROVED)
    if not approved:
        return ()
    # The document fixes the department's own posts; those of its units have theirs.
    own = unit.is_headquarters or len(writer.material.packet.units) == 1
    basis = writer.material.packet.text("organisation.basis").strip() if own else ""
    place = EntryPlace("texts", "organisation.basis", "text")
    words = writer.say("organisation.basis", basis=plain(basis, place)) if basis else ()
    whole = writer.say("organisation.post", category="", count=_total(approved))
    posts = _kinds_of_posts(writer, _divided(approved)) or whole
    words = (*words, *writer.say("organisation.approved", unit=_name(unit), posts=posts))
    leaders = _divided(_of(writer, unit, StaffMeasure.LEADERS))
    if leaders:
        named = _counts(writer, leaders, "organisation.leader")
        words = (*words, *writer.say("organisation.leaders", posts=named))
    return words


def _people(writer: Writer, unit: Unit) -> Words:
    parts: list[Words] = []
    current = _of(writer, unit, StaffMeasure.CURRENT)
    if current:
        kinds = _divided(current)
        if len(kinds) > 1:
            posts = _kinds_of_posts(writer, kinds)
            parts.append(writer.say("organisation.current", total=_total(current), posts=posts))
        elif kinds:
            alike = _kind(kinds[0])
            parts.append(writer.say("organisation.current_alike", total=_total(current), category=alike))
        else:
            parts.append(writer.say("organisation.current_undivided", total=_total(current)))
    serving = _of(writer, unit, StaffMeasure.SERVING)
    if serving:
        kinds = _divided(serving)
        if len(kinds) > 1:
            people = _counts(writer, kinds, "organisation.person")
            parts.append(writer.say("organisation.serving_divided", total=_total(serving), people=people))
        else:
            parts.append(writer.say("organisation.serving", total=_total(serving)))
    return writer.listed(parts, "semicolon")


def _offices(writer: Writer, unit: Unit) -> Words:
    offices = [office for office in writer.material.packet.offices if office.unit == unit.key]
    if not offices:
        return ()
    names = writer.listed(plain(office.name, EntryPlace("offices", office.key, "name")) for office in offices)
    count = plain(str(len(offices)), EntryPlace("offices", offices[0].key, "name"))
    phrase = "organisation.office" if len(offices) == 1 else "organisation.offices"
    return writer.say(phrase, offices=names, count=count)
