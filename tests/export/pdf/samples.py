"""Outlines and tables to print."""

from datetime import date

from budget_desktop.domain.money import AmountFormat
from budget_desktop.narrative.text import Paragraph, Run
from budget_desktop.outline import (
    Block,
    Contents,
    Cover,
    Heading,
    Outline,
    Prose,
    SignOff,
    TablePage,
)
from budget_desktop.tables.table import Cell, Column, GridRow, PageSetup, Role, Table

DEPARTMENT = "济源市人民政府金融服务办公室"
SENTENCE = (
    "济源市人民政府金融服务办公室2020年收入总计1,234.56万元，其中：一般公共预算收入15.00万元，占100%；"
    "根据济政办〔2015〕90号文件，核定行政编制16名，接待10批次40余人。"
)


GROUP_LABELS = (
    "天地玄黄", "宇宙洪荒", "盈昃辰宿", "列张寒来", "暑往秋冬", "藏闰余律",
    "吕调云腾", "致雨露结", "霜丽玉昆", "冈剑号巨", "阙珠称夜", "光果珍李",
)  # fmt: skip
"""Of characters that stand nowhere else."""


def outline(*blocks: Block) -> Outline:
    return Outline(f"{DEPARTMENT}2020年度部门预算公开", DEPARTMENT, blocks)


def prose(*texts: str) -> Prose:
    return Prose(tuple(Paragraph(f"p{number}", (Run(text),)) for number, text in enumerate(texts, start=1)))


def packet() -> Outline:
    """Every kind of block, on some ten pages."""
    return outline(
        Cover("2020年度部门预算公开", DEPARTMENT, date(2020, 6, 19)),
        Contents("目录"),
        Heading("one", 0, f"第一部分 {DEPARTMENT}概况"),
        Heading("one.1", 1, "一、主要职能"),
        Heading("one.1.1", 2, "（一）机构设置情况"),
        prose(*[SENTENCE * 2] * 6),
        Heading("two", 0, f"第二部分 {DEPARTMENT}2020年度部门预算情况说明"),
        *(
            block
            for number in "一二三四五六七八九"
            for block in (Heading(f"two.{number}", 1, f"{number}、情况说明之{number}"), prose(SENTENCE * 2))
        ),
        SignOff(DEPARTMENT, date(2020, 6, 19)),
        Heading("tables", 0, "第三部分 部门预算表"),
        TablePage(spending(12)),
        TablePage(spending(100, number="预算03表", title="2020年部门支出总体情况表")),
        TablePage(form("无")),
    )


def label(row: int) -> str:
    """A text that stands in no other row."""
    return f"甲{row}乙"


def amount(row: int, column: int) -> int:
    """An amount in 分 that stands in no other cell."""
    return (row * 17 + column) * 10**4 + 12 * 10**10


def spending(
    rows: int,
    *,
    number: str = "预算02表",
    title: str = "2020年部门收入总体情况表",
    amounts: int = 8,
    landscape: bool = True,
    notes: tuple[str, ...] = (),
) -> Table:
    """Codes, names and amounts under a head of two levels with a numbering row."""
    head: tuple[GridRow, ...] = (
        (
            Cell(Role.HEAD, "科目编码", row_span=2),
            Cell(Role.HEAD, "单位（科目名称）", row_span=2),
            Cell(Role.HEAD, "一般公共预算", column_span=amounts),
            *[None] * (amounts - 1),
        ),
        (None, None, *(Cell(Role.HEAD, f"专户管理的教育收费{column}") for column in range(amounts))),
        (
            Cell(Role.NUMBERING, "**"),
            Cell(Role.NUMBERING, "**"),
            *(Cell(Role.NUMBERING, str(column + 1)) for column in range(amounts)),
        ),
    )
    body: list[GridRow] = []
    for row in range(rows):
        key = f"r{row}"
        role = Role.TOTAL if row == rows - 1 else Role.AMOUNT
        body.append(
            (
                Cell(Role.CODE, f"{2010000 + row}", row=key, column="code"),
                Cell(Role.LABEL, label(row), row=key, column="name", indent=row % 3),
                *(Cell(role, amount=amount(row, n), row=key, column=f"a{n}") for n in range(amounts)),
            )
        )
    return Table(
        key="spending",
        number=number,
        title=title,
        subtitle="",
        left_caption=f"编制单位：{DEPARTMENT}",
        right_caption="单位：万元",
        columns=(
            Column("code", Role.CODE, 5),
            Column("name", Role.LABEL, 16),
            *(Column(f"a{n}", Role.AMOUNT, 6) for n in range(amounts)),
        ),
        head=head,
        body=tuple(body),
        amounts=AmountFormat(),
        notes=notes,
        page=PageSetup(landscape=landscape),
    )


def groups(*sizes: int) -> Table:
    """Rows beside vertical labels of their groups."""
    body: list[GridRow] = []
    for group, size in enumerate(sizes):
        for row in range(size):
            number = len(body)
            body.append(
                (
                    Cell(Role.LABEL, GROUP_LABELS[group], row_span=size) if row == 0 else None,
                    Cell(Role.LABEL, label(number), row=f"r{number}"),
                    Cell(Role.AMOUNT, amount=amount(number, 0), row=f"r{number}", column="amount"),
                )
            )
    return Table(
        key="groups",
        number="预算01表",
        title="2020年部门收支总体情况表",
        subtitle="",
        left_caption="",
        right_caption="单位：万元",
        columns=(
            Column("group", Role.LABEL, 3),
            Column("name", Role.LABEL, 14),
            Column("amount", Role.AMOUNT, 6),
        ),
        head=(
            (Cell(Role.HEAD, "项目", column_span=2), None, Cell(Role.HEAD, "金额")),
            (Cell(Role.NUMBERING, "**"), Cell(Role.NUMBERING, "**"), Cell(Role.NUMBERING, "1")),
        ),
        body=tuple(body),
        amounts=AmountFormat(),
    )


def form(text: str, *, indicators: int = 3) -> Table:
    """A performance form: labels, long texts, and a grid of indicators with a head of its own."""
    body: list[GridRow] = [
        (Cell(Role.HEAD, "项目名称"), Cell(Role.TEXT, "金融服务工作经费", column_span=3), None, None),
        (
            Cell(Role.HEAD, "项目总金额"),
            Cell(Role.AMOUNT, amount=amount(0, 0), row="total", column="amount", column_span=3),
            None,
            None,
        ),
        (Cell(Role.HEAD, "立项依据"), Cell(Role.TEXT, text, column_span=3), None, None),
        tuple(Cell(Role.HEAD, head) for head in ("一级指标", "二级指标", "指标值", "指标值说明")),
    ]
    for row in range(indicators):
        body.append(
            (
                Cell(Role.HEAD, "产出指标", row_span=indicators) if row == 0 else None,
                Cell(Role.TEXT, label(row)),
                Cell(Role.TEXT, "≥95%"),
                Cell(
                    Role.TEXT,
                    f"说明{row}：反映社会公众在部门履职效果、解决民众关心的热点问题等方面的满意程度。",
                ),
            )
        )
    return Table(
        key="form",
        number="",
        title=f"{DEPARTMENT}支出项目绩效目标表",
        subtitle="（2020年度）",
        left_caption="",
        right_caption="",
        columns=(
            Column("c1", Role.TEXT, 8),
            Column("c2", Role.TEXT, 9),
            Column("c3", Role.TEXT, 8),
            Column("c4", Role.TEXT, 24),
        ),
        head=(),
        body=tuple(body),
        amounts=AmountFormat(),
        page=PageSetup(landscape=False),
    )
