"""Every slip is recognised by what it leaves behind, and by nothing else."""

from hypothesis import assume, given
from hypothesis import strategies as st

from budget_desktop.detective.models.slipped import SLIPS
from budget_desktop.detective.slips.digits import one_digit
from budget_desktop.detective.slips.magnitude import decimal_point, measure
from budget_desktop.detective.slips.rounding import rounding
from budget_desktop.detective.slips.sign import sign
from budget_desktop.detective.slips.transposed import transposed

AMOUNTS = st.integers(1, 10**12)


@given(AMOUNTS)
def test_yuan_for_wan_is_a_slip_of_the_measure_both_ways(amount: int) -> None:
    assert measure(amount * 10_000, amount) is not None
    assert measure(amount, amount * 10_000) is not None
    assert measure(amount, amount * 1_000) is None


@given(AMOUNTS, st.sampled_from((10, 100, 1_000)))
def test_a_moved_point_is_told_with_its_factor(amount: int, factor: int) -> None:
    large, small = decimal_point(amount * factor, amount), decimal_point(amount, amount * factor)
    assert large is not None
    assert f"大了{factor}倍" in large.how
    assert small is not None
    assert f"{factor}分之一" in small.how


@given(AMOUNTS, st.data())
def test_two_digits_exchanged_are_named_and_differ_by_nines(amount: int, data: st.DataObject) -> None:
    digits = str(amount)
    assume(len(digits) > 1)
    at = data.draw(st.integers(0, len(digits) - 2))
    assume(digits[at] != digits[at + 1])
    typed = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    slip = transposed(typed, amount)
    assert slip is not None
    assert f"“{digits[at]}”和“{digits[at + 1]}”" in slip.how
    assert (typed - amount) % 9 == 0


def test_a_difference_of_nines_alone_is_no_exchange() -> None:
    assert transposed(1_2345_00, 1_2345_00 + 81_00) is None
    assert transposed(3500_00, 5300_00) is not None
    assert transposed(3050_00, 5030_00) is not None, "not neighbours, but likely enough"


@given(AMOUNTS)
def test_a_minus_is_a_slip_only_where_it_was_typed(amount: int) -> None:
    assert sign(-amount, amount) is not None
    assert sign(amount, -amount) is None


def test_rounding_is_recognised_by_what_was_rounded() -> None:
    assert rounding(1234_00, 1233_56) is not None
    assert rounding(12_3400_00, 12_3412_34) is not None
    assert rounding(1233_56, 1234_00) is None
    assert rounding(1234_00, 1235_56) is None


def test_one_digit_more_less_or_other() -> None:
    for typed, meant, cause in (
        (1150_00, 150_00, "多录一位"),
        (150_00, 1150_00, "少录一位"),
        (1180_00, 1150_00, "数字录错"),
    ):
        slip = one_digit(typed, meant)
        assert slip is not None
        assert slip.cause == cause
    assert one_digit(1180_00, 1260_00) is None


@given(st.integers(-(10**12), 10**12))
def test_no_slip_in_an_amount_that_is_right(amount: int) -> None:
    assert [slip for recognise in SLIPS if (slip := recognise(amount, amount))] == []


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_slips_never_fail_and_never_are_certain(typed: int, meant: int) -> None:
    for recognise in SLIPS:
        slip = recognise(typed, meant)
        assert slip is None or 0 < slip.likelihood < 1
