"""Which copies stay: all of today, one a day for a month, one a month for ever."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.backups.thinning import superfluous

NOW = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the wall's time, as in file names
MOMENTS = st.lists(st.integers(-5_000, 2_000_000), max_size=60).map(
    lambda minutes: {number: NOW - timedelta(minutes=each) for number, each in enumerate(minutes)}
)


def test_everything_of_the_last_day_stays() -> None:
    made = {hour: NOW - timedelta(hours=hour) for hour in range(24)}
    assert superfluous(made, NOW) == ()


def test_the_last_one_of_each_day_stays_for_a_month() -> None:
    made = {
        "before noon": datetime(2026, 11, 10, 9),  # noqa: DTZ001
        "at noon": datetime(2026, 11, 10, 12),  # noqa: DTZ001
        "in the evening": datetime(2026, 11, 10, 18),  # noqa: DTZ001
        "another day": datetime(2026, 11, 11, 9),  # noqa: DTZ001
    }
    assert set(superfluous(made, NOW)) == {"before noon", "at noon"}


def test_after_a_month_one_a_month_is_enough() -> None:
    made = {day: datetime(2026, 8, day) for day in (1, 15, 31)}  # noqa: DTZ001
    assert set(superfluous(made, NOW)) == {1, 15}


@given(MOMENTS)
def test_the_newest_of_every_day_and_month_stays(made: dict[int, datetime]) -> None:
    left = {name: made[name] for name in made.keys() - set(superfluous(made, NOW))}
    for moment in made.values():
        assert any((one.year, one.month) == (moment.year, moment.month) for one in left.values())
        if NOW - moment <= timedelta(days=31):
            assert any(one.date() == moment.date() for one in left.values())
    if made:
        assert max(made.values()) in left.values()


@given(MOMENTS)
def test_thinning_twice_is_thinning_once(made: dict[int, datetime]) -> None:
    left = {name: made[name] for name in made.keys() - set(superfluous(made, NOW))}
    assert superfluous(left, NOW) == ()


@given(MOMENTS, st.integers(0, 400))
def test_as_time_goes_by_few_are_left(made: dict[int, datetime], days: int) -> None:
    later = NOW + timedelta(days=days)
    old = {name: moment for name, moment in made.items() if later - moment > timedelta(days=31)}
    left = old.keys() - set(superfluous(made, later))
    assert len(left) <= len({(moment.year, moment.month) for moment in old.values()})
