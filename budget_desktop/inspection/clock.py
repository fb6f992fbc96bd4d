"""The days from approval to publication (预算法 art. 14). Calendar days; holidays are not guessed."""

from dataclasses import dataclass
from datetime import date, timedelta

from budget_desktop.domain.days import day_text


@dataclass(frozen=True, slots=True)
class Clock:
    """How the time for publication stands on a day."""

    approved: date | None
    published: date | None
    today: date
    days: int
    """Days allowed; the day of approval itself does not count."""

    @property
    def due(self) -> date | None:
        """The last day for publication."""
        return self.approved + timedelta(days=self.days) if self.approved else None

    @property
    def is_published(self) -> bool:
        """Whether the day of publication has come."""
        return self.published is not None and self.published <= self.today

    @property
    def left(self) -> int | None:
        """Days left until the last one, less than 0 where it has passed; None without a date of approval.

        They run to the day of publication where one is known, else to today.
        """
        return (self.due - (self.published or self.today)).days if self.due else None

    @property
    def text(self) -> str:
        """The clock in a sentence."""
        if self.approved is None or self.due is None or self.left is None:
            return "没有录入批复日期，不能计算公开期限。"
        frame = f"{day_text(self.approved)}批复，应于{day_text(self.due)}前（含当日）公开"
        if self.published is None:
            return f"{frame}；{f'还剩{self.left}日' if self.left >= 0 else f'已超过{-self.left}日'}。"
        verb = "公开" if self.is_published else "计划公开"
        if self.published < self.approved:
            return f"{frame}；{day_text(self.published)}{verb}，早于批复日期。"
        passed = (self.published - self.approved).days
        late = f"，超过{-self.left}日" if self.left < 0 else ""
        return f"{frame}；{day_text(self.published)}{verb}，距批复{passed}日{late}。"
