"""第一部分 概况: notice, organisation, duties, and which units the budget covers."""

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
    units = writer.material.packet.units
    for unit in units:
        told = [sentence for sentence in (_posts(writer, unit), _people(writer, unit)) if sentence]
        ended = [(*sentence, *writer.stop) for sentence in told]
        # The remark is on the department's numbers as a whole; it stands once, after the last of them.
        remark = _remark(writer) if unit is units[-1] and writer.material.packet.staffing else ()
        writer.paragraph(*ended, *remark, _offices(writer, unit))
    _long_text(writer, "organisation.note")


def composition(writer: Writer) -> None:
    """预算单位构成: 本级 alone, or headquarters and subordinate units by name."""
    units = writer.material.packet.units
    if not writer.material.packet.is_consolidated:
        writer.paragraph(writer.say("composition.single"))
        return
    subordinate = sum(not unit.is_headquarters for unit in units)
    writer.paragraph(writer.say("composition.consolidated", count=subordinate))
    for number, unit in enumerate(units, start=1):
        name = plain(unit.name, EntryPlace("units", unit.key, "name"))
        writer.paragraph(writer.say("composition.item", number=number, unit=name))


def _long_text(writer: Writer, key: str) -> None:
    for line in writer.material.packet.text(key).splitlines():
        if line.strip():
            writer.paragraph(plain(line.strip(), EntryPlace("texts", key, "text")), as_typed=True)


def _remark(writer: Writer) -> tuple[Words, ...]:
    """Why approved posts, current posts and people differ, where the department explained it."""
    remark = writer.material.packet.remark("staffing")
    if remark is None or not remark.text.strip():
        return ()
    typed = writer.typed(remark.text, EntryPlace("remarks", "staffing", "text"))
    return ((*typed, *writer.stop),)


def _of(writer: Writer, unit: Unit, measure: StaffMeasure) -> list[Staffing]:
    return [
        count
        for count in writer.material.packet.staffing
        if count.unit == unit.key and count.measure == measure
    ]


def _counts(writer: Writer, counts: list[Staffing], phrase: str) -> Words:
    return writer.listed(
        writer.say(phrase, category=count.category, count=plain(str(count.count), _place(count)))
        for count in counts
    )


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
    name = plain(unit.name, EntryPlace("units", unit.key, "name"))
    posts = _counts(writer, approved, "organisation.post")
    words = (*words, *writer.say("organisation.approved", unit=name, posts=posts))
    leaders = _of(writer, unit, StaffMeasure.LEADERS)
    if leaders:
        named = _counts(writer, leaders, "organisation.leader")
        words = (*words, *writer.say("organisation.leaders", posts=named))
    return words


def _people(writer: Writer, unit: Unit) -> Words:
    parts: list[Words] = []
    current = _of(writer, unit, StaffMeasure.CURRENT)
    total = sum(count.count for count in current)
    if any(count.category for count in current):
        posts = _counts(writer, current, "organisation.post")
        parts.append(writer.say("organisation.current", total=total, posts=posts))
    elif current:
        parts.append(writer.say("organisation.current_undivided", total=total))
    serving = _of(writer, unit, StaffMeasure.SERVING)
    if serving:
        number = plain(str(sum(count.count for count in serving)), _place(serving[0]))
        parts.append(writer.say("organisation.serving", total=number))
    return writer.listed(parts, "semicolon")


def _offices(writer: Writer, unit: Unit) -> Words:
    offices = [office for office in writer.material.packet.offices if office.unit == unit.key]
    if not offices:
        return ()
    names = writer.listed(plain(office.name, EntryPlace("offices", office.key, "name")) for office in offices)
    return writer.say("organisation.offices", offices=names, count=len(offices))
