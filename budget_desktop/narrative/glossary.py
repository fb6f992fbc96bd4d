"""第三部分 名词解释: the terms the packet uses, in the words of the edition or of the department."""

from collections.abc import Iterable, Mapping

from budget_desktop.domain.codes import Dimension, Flow, Year
from budget_desktop.domain.facts import of_codes, of_flow
from budget_desktop.domain.places import EntryPlace, Place
from budget_desktop.edition.parts import Term
from budget_desktop.narrative.material import Material
from budget_desktop.narrative.text import Paragraph
from budget_desktop.narrative.writer import Words, Writer, plain, taken_apart

GLOSSARY = "glossary"
"""The section's name."""
_KEY = "term."
"""Before a term: the key of the long text that explains it in the department's own words."""


def explain(material: Material, spoken: Mapping[str, Iterable[Paragraph]]) -> tuple[Paragraph, ...]:
    """One paragraph for every term that the text as printed or what was typed into the forms uses."""
    writer = Writer(material, GLOSSARY)
    used = [paragraph.text for section in spoken.values() for paragraph in section]
    used += [table.typed_words for table in material.tables.values()]
    for number, term in enumerate(_wanted(material, "\n".join(used)), start=1):
        own = material.packet.text(definition_place(term.term).key)
        writer.paragraph_of(_entry, number, term, own)
    return tuple(writer.paragraphs)


def _entry(writer: Writer, number: int, term: Term, own: str) -> Words:
    """A term with its explanation, in the department's own words where it has some."""
    place = definition_place(term.term)
    said = plain("".join(map(str.strip, own.splitlines())), place) or _standard(writer, term, place)
    return writer.say("marks.glossary", number=ordinal(number), term=plain(term.term, place), definition=said)


def definition_place(term: str) -> EntryPlace:
    """Where a department explains a term in its own words, which are printed instead of the edition's."""
    return EntryPlace("texts", f"{_KEY}{term}", "text")


def term_at(place: Place | None) -> str:
    """The term that is explained at a place; nothing where it is none of those."""
    if not isinstance(place, EntryPlace) or place.collection != "texts" or not place.key.startswith(_KEY):
        return ""
    return place.key.removeprefix(_KEY)


def standard_definition(material: Material, term: str) -> str:
    """How the edition explains a term; nothing for one that only the department explains."""
    known = next((each for each in material.edition.glossary if each.term == term), None)
    if known is None:
        return ""
    words = _standard(Writer(material, GLOSSARY), known, definition_place(term))
    return "".join(run.text for run in words)


def _standard(writer: Writer, term: Term, place: EntryPlace) -> Words:
    words: Words = ()
    for literal, name in taken_apart(term.definition):
        words = (*words, *plain(literal, place), *(writer.standing(name) if name else ()))
    return words


def _terms(material: Material) -> tuple[Term, ...]:
    """The terms of the edition in its order, then those only the department explains."""
    known = {term.term for term in material.edition.glossary}
    own = (
        term
        for text in material.packet.texts
        if text.text.strip() and (term := term_at(EntryPlace("texts", text.key, "text"))) not in {"", *known}
    )
    return (*material.edition.glossary, *(Term(term=term, definition="") for term in dict.fromkeys(own)))


def _wanted(material: Material, used: str) -> list[Term]:
    """The terms the packet uses, those that explain one of them included, in their order."""
    terms = _terms(material)
    wanted: set[str] = set()
    read = used
    while found := [term for term in terms if term.term not in wanted and _uses(material, term, read)]:
        wanted.update([term.term for term in found])
        read = "\n".join(
            material.packet.text(definition_place(term.term).key) or term.definition for term in found
        )
    return [term for term in terms if term.term in wanted]


def _uses(material: Material, term: Term, text: str) -> bool:
    if term.always or any(word in text for word in term.words or (term.term,)):
        return True
    money = of_flow((Flow.INCOME, Flow.SPENDING), Year.THIS) & of_codes(Dimension.SOURCE, *term.sources)
    places = material.facts.places(money) if term.sources else ()
    return any(material.facts[place].amount for place in places)


def ordinal(number: int) -> str:
    """A number below 100 as 一, 十二, 二十."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return lead + (digits[ones] if ones or not tens else "")
