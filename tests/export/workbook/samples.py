"""Small tables built by hand, in the manner of the statutory ones."""

from dataclasses import replace

from hypothesis import settings

from budget_desktop.domain.money import AmountFormat
from budget_desktop.tables.table import Cell, Column, GridRow, PageSetup, Role, Table

WRITES_FILES = settings(deadline=None, max_examples=40)
"""For properties whose every example is a file on a disk that may be slow."""

DEPARTMENT = "编制单位：济源市人民政府金融服务办公室"
GUIDANCE = (
    "评价年度履职目标与国家方针政策、部门职责和年度工作任务的相关性：1.是否符合国家法律法规和省市发展规划；"
    "2.是否与部门“三定”方案确定的职责密切相关；3.是否有明确的绩效目标，指标值是否可衡量（如≥95%、=100%）。"
)


def head(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(Role.HEAD, text, row_span=rows, column_span=columns)


def label(text: str, row: str, indent: int = 0, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(Role.LABEL, text, row=row, indent=indent, row_span=rows, column_span=columns)


def text(value: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(Role.TEXT, value, row_span=rows, column_span=columns)


def amounts(row: str, *fen: int | None, role: Role = Role.AMOUNT) -> tuple[Cell, ...]:
    return tuple(Cell(role, amount=amount, row=row, column=str(index)) for index, amount in enumerate(fen))


def overview() -> Table:
    """Income beside spending, as in 预算01表: a grouped label, a gap, totals pinned to the last line."""
    header: tuple[GridRow, ...] = (
        (head("收入", columns=3), None, None, head("支出", columns=4), None, None, None),
        (
            head("项目", rows=2, columns=2),
            None,
            head("金额", rows=2),
            head("项目", rows=2),
            head("合计", rows=2),
            head("本年支出小计", columns=2),
            None,
        ),
        (None, None, None, None, None, head("小计"), head("专户管理的教育收费结余（结转）")),
    )
    body: tuple[GridRow, ...] = (
        (
            label("一般公共预算", "1", rows=2),
            label("财政拨款", "1"),
            *amounts("1", 160_635_000),
            label("一、基本支出", "11"),
            *amounts("11", 150_000_000, 150_000_000, 0),
        ),
        (
            None,
            label("纳入预算管理的行政事业性收费", "2"),
            *amounts("2", 0),
            label("工资福利支出", "12", indent=1),
            *amounts("12", 150_000_000, 150_000_000, 0),
        ),
        (
            label("事业收入", "3", columns=2),
            None,
            *amounts("3", 8_950_000),
            Cell(Role.LABEL),
            *amounts("", None, None, None),
        ),
        (
            label("收入合计", "4", columns=2),
            None,
            *amounts("4", 169_585_000, role=Role.TOTAL),
            label("支出合计", "14"),
            *amounts("14", 169_585_000, 169_585_000, 0, role=Role.TOTAL),
        ),
    )
    return Table(
        key="T01",
        number="预算01表",
        title="2020年部门收支总体情况表",
        subtitle="",
        left_caption=DEPARTMENT,
        right_caption="单位：万元",
        columns=tuple(
            Column(f"c{index}", role, width)
            for index, (role, width) in enumerate(
                [(Role.LABEL, 3.2), (Role.LABEL, 13), (Role.AMOUNT, 5), (Role.LABEL, 14)]
                + [(Role.AMOUNT, 4.6)] * 3
            )
        ),
        head=header,
        body=body,
        amounts=AmountFormat(zero=""),
        sheet="01部门收支总体",
    )


def spending() -> Table:
    """Codes and a numbering row, as in 预算03表."""
    header: tuple[GridRow, ...] = (
        (head("科目编码", columns=3), None, None, head("单位（科目名称）", rows=2), head("总计", rows=2)),
        (head("类"), head("款"), head("项"), None, None),
        tuple(Cell(Role.NUMBERING, number) for number in ("**", "**", "**", "**", "1")),
    )
    body: tuple[GridRow, ...] = (
        (*codes("0", "", "", ""), label("合计", "0"), *amounts("0", 1_234_567_890_123, role=Role.TOTAL)),
        (*codes("1", "", "", ""), label("金融服务办公室", "1"), *amounts("1", 0, role=Role.SUBTOTAL)),
        (*codes("2", "201", "03", "01"), label("行政运行", "2", indent=2), *amounts("2", -8_950_000)),
    )
    return Table(
        key="T03",
        number="预算03表",
        title="2020年部门支出总体情况表",
        subtitle="",
        left_caption=DEPARTMENT,
        right_caption="单位：万元",
        columns=tuple(
            Column(f"c{index}", role, width)
            for index, (role, width) in enumerate(
                [(Role.CODE, 2), (Role.CODE, 2), (Role.CODE, 2), (Role.LABEL, 14), (Role.AMOUNT, 3)]
            )
        ),
        head=header,
        body=body,
        amounts=AmountFormat(),
        notes=("注：本表金额转换为万元时，因四舍五入可能存在尾数误差。", "@单位自行说明"),
        page=PageSetup("A3", True),
        sheet="03部门支出总体",
    )


def codes(row: str, *values: str) -> tuple[Cell, ...]:
    return tuple(Cell(Role.CODE, value, row=row, column=f"k{index}") for index, value in enumerate(values))


def performance() -> Table:
    """A form with long texts and no header rows, as 整体绩效目标表."""
    body: tuple[GridRow, ...] = (
        (head("年度履职目标"), text("=落实金融政策\n" + GUIDANCE * 3, columns=3), None, None),
        (head("预算情况"), head("部门预算总额（万元）"), *amounts("total", 169_585_000), text("")),
        (head("一级指标"), head("三级指标"), head("指标值"), head("指标值说明")),
        (head("投入管理指标", rows=3), text("年度履职目标相关性"), text("=100%"), text(GUIDANCE)),
        (None, text("工作任务科学性"), text("≥95%"), text(GUIDANCE, rows=2)),
        (None, text("绩效指标合理性"), text("0601"), None),
    )
    return Table(
        key="overall",
        number="",
        title="济源市人民政府金融服务办公室整体绩效目标表",
        subtitle="（2020年度）",
        left_caption="",
        right_caption="",
        columns=tuple(Column(f"c{index}", Role.TEXT, width) for index, width in enumerate([6, 10, 6, 20])),
        head=(),
        body=body,
        amounts=AmountFormat(keep_zeros=False),
        page=PageSetup("A4", False),
        sheet="整体绩效目标",
    )


def tables() -> list[Table]:
    return [overview(), spending(), performance()]


def with_body(*rows: GridRow, columns: int, amount_format: AmountFormat | None = None) -> Table:
    """A table that is nothing but these rows."""
    return replace(
        spending(),
        columns=tuple(Column(f"c{index}", Role.TEXT, 4) for index in range(columns)),
        head=(),
        body=rows,
        amounts=amount_format or AmountFormat(),
        notes=(),
    )
