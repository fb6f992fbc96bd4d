"""Which copies stay: all of today, one a day for a month, one a month for ever."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from budget_desktop.backups.thinning import superfluous

NOW = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the wall's time, as in file names
MANY = 999
MOMENTS = st.lists(st.integers(-5_000, 2_000_000), max_size=60).map(
    lambda minutes: {number: NOW - timedelta(minutes=each) for number, each in enumerate(minutes)}
)


def test_everything_of_the_last_day_stays() -> None:
    made = {hour: NOW - timedelta(hours=hour) for hour in range(24)}
    assert superfluous(made, NOW, MANY) == ()


def test_the_last_one_of_each_day_stays_for_a_month() -> None:
    made = {
        "before noon": datetime(2026, 11, 10, 9),  # noqa: DTZ001
        "at noon": datetime(2026, 11, 10, 12),  # noqa: DTZ001
        "in the evening": datetime(2026, 11, 10, 18),  # noqa: DTZ001
        "another day": datetime(2026, 11, 11, 9),  # noqa: DTZ001
    }
    assert set(superfluous(made, NOW, MANY)) == {"before noon", "at noon"}


def test_after_a_month_one_a_month_is_enough() -> None:
    made = {day: datetime(2026, 8, day) for day in (1, 15, 31)}  # noqa: DTZ001
    assert set(superfluous(made, NOW, MANY)) == {1, 15}


@given(MOMENTS)
def test_the_newest_of_every_day_and_month_stays(made: dict[int, datetime]) -> None:
    left = {name: made[name] for name in made.keys() - set(superfluous(made, NOW, MANY))}
    for moment in made.values():
        assert any((one.year, one.month) == (moment.year, moment.month) for one in left.values())
        if NOW - moment <= timedelta(days=31):
            assert any(one.date() == moment.date() for one in left.values())
    if made:
        assert max(made.values()) in left.values()


@given(MOMENTS)
def test_thinning_twice_is_thinning_once(made: dict[int, datetime]) -> None:
    left = {name: made[name] for name in made.keys() - set(superfluous(made, NOW, MANY))}
    assert superfluous(left, NOW, MANY) == ()


@given(MOMENTS, st.integers(0, 400))
def test_as_time_goes_by_few_are_left(made: dict[int, datetime], days: int) -> None:
    later = NOW + timedelta(days=days)
    old = {name: moment for name, moment in made.items() if later - moment > timedelta(days=31)}
    left = old.keys() - set(superfluous(made, later, MANY))
    assert len(left) <= len({(moment.year, moment.month) for moment in old.values()})


@given(MOMENTS, st.integers(1, 70))
def test_never_more_than_wanted_and_the_newest_of_them(made: dict[int, datetime], most: int) -> None:
    gone = superfluous(made, NOW, most)
    left = made.keys() - set(gone)
    assert len(left) == min(most, len(made.keys() - set(superfluous(made, NOW, MANY))))
    capped = [made[name] for name in gone if name not in superfluous(made, NOW, MANY)]
    assert not capped or not left or max(capped) <= min(made[name] for name in left)
