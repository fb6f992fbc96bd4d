"""七、“三公”经费: the total and every item, each compared with last year."""

from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import ThreePublicItem
from budget_desktop.narrative.compare import change, moves
from budget_desktop.narrative.writer import Words, Writer, plain


def three_public(writer: Writer) -> None:
    """“三公”经费; a change without a reason leaves a mark that asks for one."""
    keys = tuple(writer.material.edition.three_public_by_key)
    total = writer.material.three_public("total", keys)
    moved = change(
        writer, total, "three_public", name="“三公”经费合计", instead=_only_item_that_moves(writer, keys)
    )
    writer.paragraph(writer.say("three_public.total", amount=total, change=moved))
    writer.paragraph(writer.say("three_public.lead"))
    _abroad(writer)
    _reception(writer)
    _vehicle(writer)


def _only_item_that_moves(writer: Writer, keys: tuple[str, ...]) -> str:
    """The subject of the only item that differs from last year: its reason is that of the total."""
    moving = [key for key in keys if moves(writer, writer.material.three_public(key, (key,)))]
    return f"three_public.{moving[0]}" if len(moving) == 1 else ""


def _abroad(writer: Writer) -> None:
    figure = writer.material.three_public("abroad", ("abroad",))
    words = writer.say(
        "three_public.abroad",
        amount=figure,
        plan=_visits(writer, "abroad") if figure.amount else (),
        change=_moved(writer, "abroad"),
    )
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
        writer.say("three_public.reception", amount=figure, plan=_visits(writer, "reception"), change=moved),
        writer.say("three_public.reception_use", use=use) if use else (),
    )


def _vehicle(writer: Writer) -> None:
    material = writer.material
    writer.paragraph(
        writer.say(
            "three_public.vehicle",
            amount=material.three_public("vehicle", ("vehicle_running", "vehicle_purchase")),
            running=material.three_public("vehicle_running", ("vehicle_running",)),
            running_plan=_vehicles(writer, "running"),
            running_change=_moved(writer, "vehicle_running"),
            purchase=material.three_public("vehicle_purchase", ("vehicle_purchase",)),
            purchase_plan=_vehicles(writer, "purchase"),
            purchase_change=_moved(writer, "vehicle_purchase"),
        )
    )


def _moved(writer: Writer, key: str) -> Words:
    figure = writer.material.three_public(key, (key,))
    name = writer.material.edition.three_public_by_key[key].name
    return change(writer, figure, f"three_public.{key}", name=name)


def _visits(writer: Writer, key: str) -> Words:
    """How many journeys or receptions are planned and for how many people, where both were entered."""
    item = _item(writer, key)
    if item is None or not item.batches or not item.people:
        return ()
    return writer.say(
        f"three_public.{key}_plan",
        batches=plain(str(item.batches), EntryPlace("three_public", key, "batches")),
        people=plain(str(item.people), EntryPlace("three_public", key, "people")),
    )


def _vehicles(writer: Writer, name: str) -> Words:
    """How many vehicles the money is for, where that was entered."""
    key = f"vehicle_{name}"
    item = _item(writer, key)
    if item is None or not item.batches or not writer.material.three_public(key, (key,)).amount:
        return ()
    count = plain(str(item.batches), EntryPlace("three_public", key, "batches"))
    return writer.say(f"three_public.{name}_plan", count=count)


def _item(writer: Writer, key: str) -> ThreePublicItem | None:
    return next((item for item in writer.material.packet.three_public if item.key == key), None)


def _use(writer: Writer, key: str) -> Words:
    name = f"three_public.{key}.use"
    return writer.typed(writer.material.packet.text(name), EntryPlace("texts", name, "text"))
