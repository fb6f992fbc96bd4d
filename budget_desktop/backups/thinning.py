"""Which copies need not be kept: the older, the fewer."""

from collections.abc import Hashable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar

_ALL = timedelta(days=1)
_DAILY = timedelta(days=31)

Name = TypeVar("Name", bound=Hashable)


def superfluous(made: Mapping[Name, datetime], now: datetime, most: int) -> tuple[Name, ...]:
    """Of copies with the moment each was made, those to be given up.

    All of the last day stay, for a month the last one of each day, after that the last one of each month; of
    all these the newest `most`. The newest one stays however old it is. A moment after `now` (the clock was
    set back) counts as just made.
    """
    given_up: list[Name] = []
    staying: list[Name] = []
    kept: set[tuple[int, ...]] = set()
    for name in sorted(made, key=lambda each: made[each], reverse=True):
        moment = made[name]
        span = _span(moment, now - moment)
        if span and span in kept:
            given_up.append(name)
        else:
            staying.append(name)
            kept.add(span)
    return (*given_up, *staying[max(most, 1) :])


def _span(moment: datetime, age: timedelta) -> tuple[int, ...]:
    """The day or month of which one copy is enough; nothing while all are kept."""
    if age <= _ALL:
        return ()
    if age <= _DAILY:
        return (moment.year, moment.month, moment.day)
    return (moment.year, moment.month)
