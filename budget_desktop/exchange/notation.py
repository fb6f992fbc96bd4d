"""How the exchange format writes single values: amounts in 元 as text, dates as year-month-day."""

import re
from datetime import date

from budget_desktop.domain.money import MAX_FEN, Fen
from budget_desktop.exchange.problems import shortened

FORMAT = "budget-desktop/exchange"
VERSION = 1

AMOUNTS = frozenset({"amount", "prior", "total", "prior_total"})
"""The fields that hold 分: to the domain they are whole numbers, so only the name tells them from counts."""

AMOUNT_PATTERN = r"(?!-0\.00)-?(?:0|[1-9][0-9]{0,13})\.[0-9]{2}"
DATE_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def amount_text(amount: Fen) -> str:
    """An amount in 元 with exactly two decimals, e.g. 35000.00."""
    yuan, fen = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{yuan}.{fen:02d}"


def read_amount(value: object) -> Fen:
    """The amount in the one spelling allowed. Raises ValueError with a Chinese message for anything else."""
    if not isinstance(value, str):
        raise ValueError('金额要写成加双引号的文字，以元为单位、恰好两位小数，例如 "35000.00"')
    if re.fullmatch(AMOUNT_PATTERN, value) is None:
        raise ValueError(
            f"“{shortened(value)}”不是规定写法的金额；请以元为单位、恰好写两位小数，"
            '不加千分位逗号和单位，例如 "35000.00"'
        )
    fen = int(value.replace(".", ""))
    if abs(fen) > MAX_FEN:
        raise ValueError(f"金额“{value}”过大，最多{MAX_FEN // 10**14}万亿元；请检查是否多写了位数")
    return fen


def read_date(value: object) -> date:
    """The day a text stands for. Raises ValueError with a Chinese message."""
    try:
        if isinstance(value, str) and re.fullmatch(DATE_PATTERN, value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    shown = f"“{shortened(value)}”" if isinstance(value, str) else "这里"
    raise ValueError(f'{shown}不是日期；请写成“年-月-日”的文字，例如 "2020-06-19"')
