"""Who is asked for survives being written to an address and read again; what cannot be read is said."""

from __future__ import annotations

from itertools import product

import pytest

from cubb_sim.biography import Who
from cubb_sim.dashboard.session import decode
from cubb_sim.dashboard.views.citizen import href_of, sent, written
from cubb_sim.dashboard.views.citizen.finding.asked import YEARS, Age, Asked, Became, Health
from tests.dashboard.citizen.conftest import N_RUNS, asked_for, session_of

EVERYTHING = [
    Asked(number, run, age, health, years, became)
    for number, run, age, health, years, became in product(
        ("", "231", "Holstebro:231", "Aa-by:7"), (1, 7, 40), Age, Health, YEARS, Became
    )
]


def test_whatever_can_be_asked_for_is_read_as_it_was_written() -> None:
    assert [asked_for(written(one)) for one in EVERYTHING] == EVERYTHING


def test_the_address_of_the_page_carries_it() -> None:
    asked = Asked("Holstebro:231", 7, Age.FROM_30, Health.PSYCHIATRIC, 4, Became.LOST)
    path, _, search = href_of(session_of(), asked).partition("?")
    assert asked_for(decode(path, search).argument) == asked


@pytest.mark.parametrize(
    "argument", ["5-0", "5-41", "5-x", "5-", "5~old", "5~y3", "~~", "5-99999999999999999999", "5-²"]
)
def test_what_cannot_be_read_is_left_out_and_said(argument: str) -> None:
    asked = asked_for(argument)
    assert not asked.is_readable
    assert asked.run == 1
    assert asked.is_anybody


def test_a_description_leaves_the_number_open() -> None:
    fields = {"age": "from30", "health": "psychiatric", "years": "4", "became": "", "run": "3"}
    asked = sent(fields, Asked("17", 2), N_RUNS)
    assert asked == Asked("", 3, Age.FROM_30, Health.PSYCHIATRIC, 4)
    assert asked.who == Who(under_30=False, has_psychiatric_diagnosis=True, years_on_benefit_from=4.0)


def test_a_number_keeps_the_description_and_the_run() -> None:
    before = Asked("17", 2, Age.UNDER_30)
    assert sent({"number": " 231 "}, before, N_RUNS) == Asked("231", 2, Age.UNDER_30)


def test_a_form_that_was_tampered_with_asks_for_nothing_unknown() -> None:
    fields = {"age": "~lost", "health": "<script>", "years": "-1", "became": "won", "run": "900"}
    asked = sent(fields, Asked(), N_RUNS)
    assert not asked.is_readable
    assert written(asked) in {"", "~lost"}


def test_one_world_cannot_say_who_gained() -> None:
    assert Asked(became=Became.GAINED).in_one_world() == Asked()
    assert Asked(became=Became.PARKED_TODAY).in_one_world() == Asked(became=Became.PARKED_TODAY)
