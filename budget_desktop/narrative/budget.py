"""第二部分 一 to 六 and 八: income, spending, and what the general budget and the funds pay for."""

from budget_desktop.domain.codes import Dimension, Flow, Year, exactly
from budget_desktop.domain.facts import Slice, of_codes, of_flow
from budget_desktop.domain.money import Fen
from budget_desktop.domain.places import EntryPlace
from budget_desktop.edition.wording import SOURCE_NAMES
from budget_desktop.narrative.compare import change, movement, moves, reason, share
from budget_desktop.narrative.material import Figure
from budget_desktop.narrative.writer import Words, Writer, plain


def overall(writer: Writer) -> None:
    """一、收入支出预算总体情况."""
    income = writer.material.figure("income.total")
    spending = writer.material.figure("spending.total")
    words = writer.say("overall.totals", income=income, spending=spending)
    basis = _prior_basis(writer)
    if income.prior is None or spending.prior is None:
        writer.paragraph(words, *_no_prior(writer))
    elif (income.amount, income.prior) == (spending.amount, spending.prior):
        both = writer.say("overall.both", change=change(writer, income, "total", "change_plain"))
        writer.paragraph(words, both, basis)
    else:
        # One reason for both, said once.
        moved = any(moves(writer, figure) for figure in (income, spending))
        writer.paragraph(
            words,
            writer.say(
                "overall.apart",
                income_change=movement(writer, income, "change_plain"),
                spending_change=movement(writer, spending, "change_plain"),
                reason=reason(writer, "total", "change") if moved else (),
            ),
            basis,
        )


def _no_prior(writer: Writer) -> tuple[Words, ...]:
    """Why there is nothing to compare with, where the department said so: a unit in its first year."""
    why = writer.remark("prior.none")
    return (writer.stop, writer.say("overall.no_prior", reason=why)) if why else ()


def _prior_basis(writer: Writer) -> Words:
    """What last year's figures stand for, where they are not simply those of last year's packet.

    After a reform of institutions they may be another body's, or adjusted to the duties of today.
    """
    why = writer.remark("prior.basis")
    return (*writer.stop, *writer.say("overall.prior_basis", reason=why)) if why else ()


def income(writer: Writer) -> None:
    """二、收入预算总体情况: each source with its share of the total."""
    material = writer.material
    whole = material.figure("income.total")
    parts: list[Words] = []
    has_any = whole.amount != 0
    for entry in material.edition.catalogue.entries(Dimension.SOURCE):
        name = material.edition.phrases.get(SOURCE_NAMES + entry.code)
        if name is None:
            continue
        figure = _source(writer, entry.code)
        has_any = has_any or figure.amount != 0
        if figure.amount or entry.code in material.edition.funds.always_named:
            part = share(writer, figure, whole)
            parts.append(writer.say("income.source", source=name, amount=figure, share=part))
    # Amounts above and below zero may come to nothing: that is not the same as none.
    if has_any:
        writer.paragraph(writer.say("income.total", total=whole), writer.listed(parts, "semicolon"))
    else:
        writer.paragraph(writer.say("income.none"))


def _source(writer: Writer, code: str) -> Figure:
    """This year's income of a source, all it contains included."""
    material = writer.material
    chosen = of_flow((Flow.INCOME,), Year.THIS) & of_codes(Dimension.SOURCE, code)
    return Figure(material.facts.total(chosen), None, material.place("income.source", code))


def spending(writer: Writer) -> None:
    """三、支出预算总体情况: basic and project spending with their shares."""
    material = writer.material
    whole = material.figure("spending.total")
    kinds = {kind: material.figure(f"spending.{kind}") for kind in ("basic", "project")}
    if not any(figure.amount for figure in (whole, *kinds.values())):
        writer.paragraph(writer.say("spending.none"))
        return
    parts: list[Words] = []
    for kind, figure in kinds.items():
        parts.append(writer.say(f"spending.{kind}", amount=figure, share=share(writer, figure, whole)))
    writer.paragraph(writer.say("spending.total", total=whole), writer.listed(parts, "semicolon"))
    why = writer.remark("basic.none")
    if why and not kinds["basic"].amount:
        writer.paragraph(writer.say("spending.no_basic", reason=why))


def fiscal(writer: Writer) -> None:
    """四、财政拨款收支: the three fiscal budgets, each with its change."""
    amounts: list[Words] = []
    changes: list[Words] = []
    for name in ("general", "fund", "capital"):
        figure = writer.material.figure(f"fiscal.{name}")
        amounts.append(writer.say(f"fiscal.{name}", amount=figure))
        moved = change(writer, figure, f"fiscal.{name}", "change_plain")
        if moved:
            changes.append(writer.say(f"fiscal.{name}_change", change=moved))
    writer.paragraph(writer.listed(amounts, "semicolon"))
    if changes:
        writer.paragraph(writer.say("fiscal.compared", changes=writer.listed(changes, "semicolon")))


def general(writer: Writer) -> None:
    """五、一般公共预算支出: by class with shares, then every 项, then basic spending."""
    whole = writer.material.figure("general.total")
    money = _this_year(writer.material.edition.funds.general)
    items = writer.material.codes(Dimension.FUNCTION, 7, money)
    if not whole.amount and not items:
        writer.paragraph(writer.say("general.none"))
        return
    writer.paragraph(
        writer.say("general.total", amount=whole),
        _uses(writer, "general.classes", _classes(writer, money, "general.class", whole)),
    )
    for code in items:
        _item(writer, code, money)
    _basic(writer)


def economic(writer: Writer) -> None:
    """六、支出预算经济分类."""
    writer.paragraph(writer.say("economic.reform"))
    why = writer.remark("government_economic")
    if why:
        writer.paragraph(writer.say("economic.remark", reason=why))


def fund(writer: Writer) -> None:
    """八、政府性基金预算支出."""
    whole = writer.material.figure("fund.total")
    money = _this_year(writer.material.edition.funds.government_fund)
    if not whole.amount and not writer.material.codes(Dimension.FUNCTION, 3, money):
        # Nothing this year is worth comparing only with something last year.
        moved = change(writer, whole, "fund") if whole.prior else ()
        writer.paragraph(writer.say("fund.none", change=moved))
        return
    writer.paragraph(
        writer.say("fund.some", amount=whole, change=change(writer, whole, "fund")),
        _uses(writer, "fund.uses", _classes(writer, money, "fund.class", whole)),
    )


def _this_year(sources: tuple[str, ...]) -> Slice:
    return of_flow((Flow.SPENDING,), Year.THIS) & of_codes(Dimension.SOURCE, *sources)


def _uses(writer: Writer, phrase: str, classes: Words) -> Words:
    """What the money is mainly for; nothing where every class comes to nothing by itself."""
    return writer.say(phrase, classes=classes) if classes else ()


def _classes(writer: Writer, money: Slice, name: str, whole: Figure) -> Words:
    material = writer.material
    said: list[Words] = []
    for code in material.codes(Dimension.FUNCTION, 3, money):
        # From the facts: a form may lack the row of a class (抗疫特别国债 in 2020).
        amount = material.facts.total(money & of_codes(Dimension.FUNCTION, code))
        figure = Figure(amount, None, material.place(name, code))
        title = material.edition.catalogue.name(Dimension.FUNCTION, code).removesuffix("支出")
        part = share(writer, figure, whole)
        said.append(writer.say("general.class", name=title, amount=figure, share=part))
    return writer.listed(said, "semicolon")


def _item(writer: Writer, code: str, general: Slice) -> None:
    """One 项; the amount is the sum over the units."""
    material = writer.material
    # What was booked on a class alone must not take in the items below it.
    chosen = code if len(code) == 7 else exactly(code)
    money = general & of_codes(Dimension.FUNCTION, chosen)
    facts = (material.facts[place] for place in material.facts.places(money))
    unit = next(fact.unit for fact in facts if fact.amount)
    use = material.packet.text(f"use.{code}").strip()
    writer.paragraph_of(_item_words, code, unit, material.facts.total(money), use)


def _item_words(writer: Writer, code: str, unit: str, amount: Fen, use: str) -> Words:
    """A 项 with its three names, or what is missing of them; it is traced by its row of a unit."""
    material = writer.material
    place = material.place("general.item", f"{unit}/{code}")
    values: dict[str, str | Words] = {
        level: material.edition.catalogue.name(Dimension.FUNCTION, code[:length])
        for level, length in (("class", 3), ("section", 5), ("item", 7))
        if len(code) >= length or level == "class"
    }
    values["amount"] = writer.money(amount, place)
    if "item" not in values:
        known = "section" if "section" in values else "class"
        return writer.say(f"general.item_of_{known}", missing=writer.say("marks.missing_item"), **values)
    if use:
        typed = writer.typed(use, EntryPlace("texts", f"use.{code}", "text"))
        return writer.say("general.item_use", use=typed, **values)
    return writer.say("general.item", **values)


def _basic(writer: Writer) -> None:
    material = writer.material
    basic = material.figure("general.basic")
    if not basic.amount:
        writer.paragraph(writer.say("general.basic_none"))
        return
    public = material.figure("general.public")
    staff = basic.amount - public.amount
    writer.paragraph(
        writer.say(
            "general.basic",
            amount=basic,
            staff=writer.money(staff, basic.place),
            staff_items=_subjects(writer, ("basic.pay", "basic.household")),
            public=public,
            public_items=_subjects(writer, ("basic.public",)),
        )
    )


def _subjects(writer: Writer, kinds: tuple[str, ...]) -> Words:
    """The 款 that carry basic money of these kinds, by name; none without money is named."""
    material = writer.material
    money = _this_year(material.edition.funds.general) & of_codes(Dimension.KIND, *kinds)
    codes = material.codes(Dimension.DEPARTMENT_ECONOMIC, 5, money)
    if not codes:
        return ()
    names = [plain(material.edition.catalogue.name(Dimension.DEPARTMENT_ECONOMIC, code)) for code in codes]
    return writer.say("general.basic_items", items=writer.listed(names))
