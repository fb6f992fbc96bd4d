"""What earlier programs wrote, as it is written today."""

from dataclasses import replace

from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Answer, Remark

_FINDING = "finding."
"""How the keys of remarks began that explained a finding, before there were answers."""
_ASSUMED = "（这是推定的原因，请核实）"


def with_answers(packet: Packet) -> Packet:
    """The packet with remarks on findings turned into answers; an answer that is there already is kept."""
    reasons = tuple(remark for remark in packet.remarks if remark.key.startswith(_FINDING))
    made = tuple(
        answer
        for answer in map(_answer, reasons)
        if answer.key not in packet.answer_by_key and answer.key and answer.text.strip()
    )
    kept = tuple(remark for remark in packet.remarks if remark not in reasons)
    return replace(packet, remarks=kept, answers=(*packet.answers, *made)) if reasons else packet


def _answer(remark: Remark) -> Answer:
    doubt = _ASSUMED if remark.assumed and remark.text.strip() else ""
    return Answer(key=remark.key.removeprefix(_FINDING), text=f"{remark.text}{doubt}")
