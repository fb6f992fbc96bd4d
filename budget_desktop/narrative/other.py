"""九、其他重要事项: running costs, procurement, targets, state property, transfers."""

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.facts import Slice
from budget_desktop.domain.places import EntryPlace
from budget_desktop.domain.records import Transfer
from budget_desktop.edition.parts import AssetKind
from budget_desktop.narrative.compare import change
from budget_desktop.narrative.material import Figure, Material
from budget_desktop.narrative.writer import Words, Writer, plain


def running_cost_slice(material: Material) -> Slice:
    """机关运行经费: 公用经费 of the general budget, of organs and units run like them (预算法实施条例)."""
    organs = tuple(unit.key for unit in material.packet.units if unit.nature.is_organ)
    return Slice(
        unit=organs,
        flow=(Flow.SPENDING,),
        year=(Year.THIS,),
        source=material.edition.funds.general,
        kind=("basic.public",),
        department_economic=material.edition.limits.running_cost_classes,
    )


def running_costs_figure(material: Material) -> Figure | None:
    """机关运行经费, this year and last; None where no unit is an organ."""
    chosen = running_cost_slice(material)
    if not chosen.unit:
        return None
    place = material.place("general.public")
    return Figure(material.facts.total(chosen), material.prior_of(chosen), place)


def running_costs(writer: Writer) -> None:
    """（一）机关运行经费, or that there are none because no unit is an organ."""
    material = writer.material
    figure = running_costs_figure(material)
    if figure is None:
        alone = len(material.packet.units) == 1
        writer.paragraph(writer.say("running_costs.institution" if alone else "running_costs.not_organ"))
        return
    moved = change(writer, figure, "running_costs")
    words = writer.say("running_costs.total", amount=figure, change=moved)
    codes = material.codes(Dimension.DEPARTMENT_ECONOMIC, 5, running_cost_slice(material))
    names = [plain(material.edition.catalogue.name(Dimension.DEPARTMENT_ECONOMIC, code)) for code in codes]
    use = writer.say("running_costs.use", items=writer.listed(names)) if names else ()
    writer.paragraph(words, use)


def procurement(writer: Writer) -> None:
    """（二）政府采购: total, then goods, works and services."""
    lines = writer.material.packet.procurement
    sums = {"A": 0, "B": 0, "C": 0}
    place: dict[str, EntryPlace] = {}
    for line in lines:
        if line.category in sums and line.amount is not None:
            sums[line.category] += line.amount
            place.setdefault(line.category, EntryPlace("procurement", line.key, "amount"))
    writer.paragraph(
        writer.say(
            "procurement.total",
            total=writer.money(sum(sums.values()), EntryPlace("procurement")),
            goods=writer.money(sums["A"], place.get("A", EntryPlace("procurement"))),
            works=writer.money(sums["B"], place.get("B", EntryPlace("procurement"))),
            services=writer.money(sums["C"], place.get("C", EntryPlace("procurement"))),
        )
    )


def performance(writer: Writer) -> None:
    """（三）绩效目标: how many projects have targets, their money, and the year's focus."""
    projects = writer.material.packet.projects
    covered = {each.project: each.key for each in reversed(writer.material.packet.indicators)}
    without = sum(project.key not in covered for project in projects)
    count = plain(str(len(projects)), EntryPlace("projects"))
    money = _project_money(writer.material)
    # Where none has targets yet they are still to come; the text is that of a packet that is complete.
    if 0 < without < len(projects):
        first = next(covered[project.key] for project in projects if project.key in covered)
        rest = plain(str(len(projects) - without), EntryPlace("indicators", first, "name"))
        writer.paragraph(writer.say("performance.partly", count=count, amount=money, covered=rest))
    elif projects:
        writer.paragraph(writer.say("performance.projects", count=count, amount=money))
    else:
        writer.paragraph(writer.say("performance.none"))
    _focus(writer)


def _focus(writer: Writer) -> None:
    """The year's focus as it was written, its first paragraph led in."""
    place = EntryPlace("texts", "performance.focus", "text")
    lines = [line.strip() for line in writer.material.packet.text(place.key).splitlines() if line.strip()]
    for number, line in enumerate(lines):
        typed = plain(line, place)
        writer.paragraph(typed if number else writer.say("performance.focus", focus=typed))


def _project_money(material: Material) -> Figure:
    """Money of all projects that have a target form: of project spending, what names a project."""
    place = material.place("spending.project")
    keys = tuple(project.key for project in material.packet.projects)
    chosen = Slice(flow=(Flow.SPENDING,), year=(Year.THIS,), kind=("project",), project=keys)
    return Figure(material.facts.total(chosen), None, place)


def assets(writer: Writer) -> None:
    """（四）国有资产: held at the end of last year by kind, and what is to be bought."""
    kinds = writer.material.edition.asset_kinds
    vehicles = [kind for kind in kinds if kind.parent == "vehicle"]
    equipment = [kind for kind in kinds if kind.parent == "equipment"]
    held = sum(_count(writer, kind, "held") for kind in vehicles)
    writer.paragraph(
        writer.say(
            "assets.held",
            vehicles=plain(str(held), EntryPlace("assets")),
            classes=writer.listed(_vehicle(writer, kind) for kind in vehicles),
            equipment=writer.listed(
                writer.say("assets.equipment", name=kind.name, count=_number(writer, kind, "held"))
                for kind in equipment
            ),
        )
    )
    planned = [
        writer.say(
            "assets.planned_item",
            name=kind.name,
            count=_number(writer, kind, "planned"),
            measure=kind.measure,
        )
        for kind in (*vehicles, *equipment)
        if _count(writer, kind, "planned")
    ]
    if planned:
        writer.paragraph(writer.say("assets.planned", items=writer.listed(planned)))


def _vehicle(writer: Writer, kind: AssetKind) -> Words:
    uses = {
        asset.use.strip(): writer.typed(asset.use, EntryPlace("assets", asset.key, "use"))
        for asset in writer.material.packet.assets
        if asset.kind == kind.key and asset.use.strip() and asset.held
    }
    number = _number(writer, kind, "held")
    if uses:
        use = writer.listed(uses.values())
        return writer.say("assets.vehicle_use", name=kind.name, count=number, use=use)
    return writer.say("assets.vehicle", name=kind.name, count=number)


def _number(writer: Writer, kind: AssetKind, field: str) -> Words:
    first = next((asset.key for asset in writer.material.packet.assets if asset.kind == kind.key), "")
    return plain(str(_count(writer, kind, field)), EntryPlace("assets", first, field))


def _count(writer: Writer, kind: AssetKind, field: str) -> int:
    return sum(
        int(getattr(asset, field)) for asset in writer.material.packet.assets if asset.kind == kind.key
    )


def transfers(writer: Writer) -> None:
    """（五）转移支付: the number of projects; how they will be allotted is said only where there are any."""
    projects = writer.material.packet.transfers
    count = plain(str(len(projects)), EntryPlace("transfers"))
    if not projects:
        writer.paragraph(writer.say("transfers.none", count=count))
        return
    items = [_transfer(writer, item) for item in projects]
    phrase = "transfers.one" if len(items) == 1 else "transfers.some"
    words = writer.say(phrase, count=count, items=writer.listed(items))
    writer.paragraph(words, writer.say("transfers.allotting"))


def _transfer(writer: Writer, item: Transfer) -> Words:
    """One project by name, with its amount where that is known."""
    name = plain(item.name, EntryPlace("transfers", item.key, "name"))
    if item.amount is None:
        return name
    amount = writer.money(item.amount, EntryPlace("transfers", item.key, "amount"))
    return writer.say("transfers.item", name=name, amount=amount)
