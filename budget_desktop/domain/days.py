"""Days in words."""

from datetime import date


def day_text(day: date) -> str:
    """A day as Chinese text writes it: 2020年6月19日."""
    return f"{day.year}年{day.month}月{day.day}日"
