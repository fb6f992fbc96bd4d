"""Reasons that came without the figures they were written for, from another program or an earlier one.

They are taken to be for the figures they came with, so that they expire like any other (see `ledger`).
"""

from dataclasses import replace

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Answer
from budget_desktop.rules import check
from budget_desktop.rules.finding import Finding, Reason


def settled(disclosure: Disclosure) -> Packet:
    """The packet with the figures recorded beside each reason in force.

    An answer to a rule becomes one to each of its findings: what the rule finds later is another question.
    """
    packet = disclosure.packet
    if not (packet.answers or packet.remarks):
        return packet
    bare = {answer.key for answer in packet.answers if not answer.basis}
    # A consequence is explained with its cause.
    standing = [each for each in check(disclosure) if each.basis and not each.cause]
    made = {
        each.key: _answer(each, each.reason)
        for each in standing
        if each.reason is not None and each.reason.answer in {"", *bare}
    }
    replaced = {each.reason.answer for each in standing if each.reason is not None} & bare
    kept = (answer for answer in packet.answers if answer.key not in {*replaced, *made})
    return replace(packet, answers=(*kept, *made.values()))


def _answer(finding: Finding, reason: Reason) -> Answer:
    return Answer(
        key=finding.key,
        text=reason.text,
        author=reason.author,
        written_at=reason.written_at,
        basis=finding.basis,
        told=finding.said.rstrip("。"),
    )
