"""七、“三公”经费: the total and every item, each compared with last year."""

from budget_desktop.domain.places import EntryPlace
from budget_desktop.narrative.compare import change
from budget_desktop.narrative.writer import Words, Writer, plain


def three_public(writer: Writer) -> None:
    """“三公”经费; a change without a reason leaves a mark that asks for one."""
    keys = tuple(writer.material.edition.three_public_by_key)
    total = writer.material.three_public("total", keys)
    moved = change(writer, total, "three_public", name="“三公”经费合计")
    writer.paragraph(writer.say("three_public.total", amount=total, change=moved))
    writer.paragraph(writer.say("three_public.lead"))
    _abroad(writer)
    _reception(writer)
    _vehicle(writer)


def _abroad(writer: Writer) -> None:
    figure = writer.material.three_public("abroad", ("abroad",))
    words = writer.say("three_public.abroad", amount=figure, change=_moved(writer, "abroad"))
    use = _use(writer, "abroad")
    writer.paragraph(words, writer.say("three_public.abroad_use", use=use) if use and figure.amount else ())


def _reception(writer: Writer) -> None:
    figure = writer.material.three_public("reception", ("reception",))
    moved = _moved(writer, "reception")
    if not figure.amount:
        writer.paragraph(writer.say("three_public.reception_zero", amount=figure, change=moved))
        return
    use = _use(writer, "reception")
    writer.paragraph(
        writer.say("three_public.reception", amount=figure, plan=_plan(writer), change=moved),
        writer.say("three_public.reception_use", use=use) if use else (),
    )


def _vehicle(writer: Writer) -> None:
    material = writer.material
    writer.paragraph(
        writer.say(
            "three_public.vehicle",
            amount=material.three_public("vehicle", ("vehicle_running", "vehicle_purchase")),
            running=material.three_public("vehicle_running", ("vehicle_running",)),
            running_change=_moved(writer, "vehicle_running"),
            purchase=material.three_public("vehicle_purchase", ("vehicle_purchase",)),
            purchase_change=_moved(writer, "vehicle_purchase"),
        )
    )


def _moved(writer: Writer, key: str) -> Words:
    figure = writer.material.three_public(key, (key,))
    name = writer.material.edition.three_public_by_key[key].name
    return change(writer, figure, f"three_public.{key}", name=name)


def _plan(writer: Writer) -> Words:
    for item in writer.material.packet.three_public:
        if item.key == "reception" and item.batches is not None and item.people is not None:
            return writer.say(
                "three_public.reception_plan",
                batches=plain(str(item.batches), EntryPlace("three_public", item.key, "batches")),
                people=plain(str(item.people), EntryPlace("three_public", item.key, "people")),
            )
    return ()


def _use(writer: Writer, key: str) -> Words:
    name = f"three_public.{key}.use"
    return writer.typed(writer.material.packet.text(name), EntryPlace("texts", name, "text"))
