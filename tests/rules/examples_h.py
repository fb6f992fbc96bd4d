"""Examples of the rules of family H: what disclosure demands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from budget_desktop.disclosure import Disclosure
from budget_desktop.domain.packet import Packet
from budget_desktop.domain.records import Answer, LongText, Stage, Transfer
from budget_desktop.outline import TablePage
from budget_desktop.rules.h_norms.reviews import reviewed_digest
from tests.rules.books import ORGAN, added, changed, shown, wan
from tests.rules.example import HEAD, Example, Make, of, saying


def _dated(**fields: Any) -> Packet:
    return replace(ORGAN, header=replace(ORGAN.header, **fields))


def _without_columns(table: str, start: str) -> Callable[[], Disclosure]:
    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        printed = disclosure.tables[table]
        body = tuple(
            tuple(None if cell and cell.column.startswith(start) else cell for cell in row)
            for row in printed.body
        )
        return replace(disclosure, tables={**disclosure.tables, table: replace(printed, body=body)})

    return make


def _missing(*tables: str) -> Make:
    """The disclosure without some tables."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        return replace(
            disclosure,
            tables={key: table for key, table in disclosure.tables.items() if key not in tables},
        )

    return make


def _unprinted(table: str) -> Make:
    """The disclosure with a table made and not put into the document."""

    def make() -> Disclosure:
        disclosure = shown(ORGAN)
        blocks = tuple(
            block
            for block in disclosure.outline.blocks
            if not (isinstance(block, TablePage) and block.table.key == table)
        )
        return replace(disclosure, outline=replace(disclosure.outline, blocks=blocks))

    return make


def _noting(text: str) -> Make:
    return of(added(ORGAN, LongText(key="notice", text=text)))


def _reviewed(key: str, **fields: Any) -> Packet:
    """The packet with one review of it changed."""
    return changed(ORGAN, key, **fields)


_DIGEST = reviewed_digest(ORGAN)
_AGREED = replace(ORGAN, reviews=tuple(replace(review, basis=_DIGEST) for review in ORGAN.reviews))

_SPOKEN = "只看这一节有没有话；没有数据的账套由程序写明“没有”，清洁账套里都有。"

EXAMPLES = {
    "H01": Example(
        finds=(_missing("T09"), _missing("overall"), _missing("project.roads"), _unprinted("T09")),
        # A table without figures is there all the same.
        counters=(of(HEAD),),
    ),
    "H02": Example(
        finds=(of(changed(ORGAN, "B1", function="20103")),),
        counters=(of(changed(ORGAN, "B1", function="20103", amount=None)),),
    ),
    "H03": Example(
        finds=(of(changed(ORGAN, "B1", department_economic="301", government_economic="50101")),),
        # Projects need not be shown by 款.
        counters=(of(changed(ORGAN, "P1", department_economic="302")),),
    ),
    "H04": Example(finds=(_without_columns("T03", "project"),), counters=(of(HEAD),)),
    "H06": Example(finds=(saying("running_costs"),), plain=_SPOKEN),
    "H07": Example(finds=(saying("procurement"),), plain=_SPOKEN),
    "H08": Example(finds=(saying("glossary"),), plain=_SPOKEN),
    "H09": Example(finds=(saying("assets"), saying("performance")), plain=_SPOKEN),
    "H10": Example(
        finds=(
            of(added(ORGAN, Transfer(key="X", unit="124001", name="", amount=wan(5)))),
            of(added(ORGAN, Transfer(key="X", unit="124001", name="道路补助"))),
            saying(
                "transfers",
                "共有0项。",
                packet=added(ORGAN, Transfer(key="X", unit="124001", name="道路补助", amount=wan(5))),
            ),
        ),
        counters=(of(added(ORGAN, Transfer(key="X", unit="124001", name="道路补助", amount=wan(5)))),),
    ),
    "H11": Example(
        finds=(
            of(_dated(approval_date=date(2020, 5, 29))),
            of(_dated(approval_date=date(2020, 6, 20))),
            of(_dated(approval_date=date(2022, 6, 1), publication_date=date(2022, 6, 19))),
            of(_dated(approval_date=None, publication_date=date(2019, 6, 19))),
        ),
        counters=(of(_dated(approval_date=date(2020, 5, 30))), of(_dated(approval_date=None))),
    ),
    "H12": Example(
        finds=(of(_dated(approval_date=None)), of(_dated(publication_date=None))),
        counters=(of(_dated(stage=Stage.ADJUSTED)),),
    ),
    "H15": Example(
        finds=(
            of(_reviewed("secrecy", reviewer="")),
            of(_reviewed("secrecy", reviewed_on=None)),
            of(_reviewed("secrecy", opinion="不同意公开，附件涉密")),
            of(_reviewed("secrecy", reviewed_on=date(2020, 6, 20))),
        ),
        passes=(of(_reviewed("secrecy", opinion="")),),
        counters=(of(_reviewed("secrecy", opinion="经审查，未发现不宜公开的内容")),),
    ),
    "H16": Example(
        finds=(_noting("详见内部资料。"), _noting("本项目涉密，详见附件。")),
        counters=(
            _noting(
                "本部门不涉密。涉密内容不公开，总额不变。加强保守国家秘密教育，更换计算机密码锁，保护商业秘密。"
            ),
        ),
    ),
    "H17": Example(
        finds=(
            of(replace(ORGAN, reviews=ORGAN.reviews[1:])),
            of(_reviewed("third_review", opinion="退回修改")),
            of(_reviewed("third_review", reviewed_on=date(2020, 6, 17))),
        ),
        counters=(of(replace(ORGAN, reviews=ORGAN.reviews[:3])),),
    ),
    "H18": Example(
        finds=(
            lambda: replace(shown(ORGAN), file_stem="部门预算公开"),
            lambda: replace(shown(ORGAN), file_stem="甲局部门预算公开"),
        ),
        counters=(of(_dated(department="")),),
    ),
    "H19": Example(finds=(of(_dated(publication_place=" ")),), plain="只看填没填；写什么都由录入的人定。"),
    "H20": Example(
        finds=(
            saying("economic", "没有需要说明的情况。"),
            _noting("按照财预〔2017〕98号执行。"),
        ),
        counters=(_noting("按照财预〔2016〕143号公开。"),),
    ),
    "H21": Example(
        finds=(
            of(changed(_AGREED, "P1", amount=wan(29))),
            of(changed(_AGREED, "study", name="调查研究工作")),
        ),
        passes=(of(_AGREED),),
        counters=(
            # What is filled in after the review, and reviews that did not record what they saw.
            of(replace(_AGREED, header=replace(ORGAN.header, publication_date=date(2020, 6, 20)))),
            of(added(_AGREED, Answer(key="B26", text="由其他单位负担"))),
            of(changed(ORGAN, "P1", amount=wan(29))),
        ),
    ),
    "H22": Example(
        finds=(
            _noting("联系人身份证号11010519491231002X。"),
            of(changed(ORGAN, "study", contact="11010519491231002x")),
        ),
        counters=(
            # Wrong check character, no date of birth in it, the code of an organisation.
            _noting("编号110105194912310021、110105199913310020、12410000MB1234567X。"),
        ),
    ),
    "H23": Example(
        finds=(_noting("联系张某13800000000。"), _noting("联系人：张某，电话0391-0000000。")),
        counters=(
            # The number of the office, and digits that are no telephone.
            _noting("监督电话：0391-0000000。项目编号2138000000001。"),
            # Told of with the project it belongs to.
            of(changed(ORGAN, "study", phone="13800000000")),
        ),
    ),
    "H24": Example(
        finds=(
            _noting("汇入6222 0000 0000 0000 004。"),
            _noting("开户行：某银行，账号：17010000000000123。"),
        ),
        counters=(
            # Wrong check digit and no word of an account; the number of an identity card.
            _noting("合同编号6222000000000000000，身份证号11010519491231002X。"),
            _noting("设立专用账户2个，统计12345户。"),
        ),
    ),
    "H25": Example(
        finds=(
            of(replace(ORGAN, lines=())),
            of(replace(ORGAN, lines=tuple(replace(line, amount=None) for line in ORGAN.lines))),
        ),
        # Money on one side alone does not balance, which another rule says.
        counters=(of(replace(ORGAN, lines=ORGAN.lines[:1])),),
    ),
}
