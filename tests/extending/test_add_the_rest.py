"""The worked examples of a column, a quantity and a process, in the copy in which the lever stands already."""

from __future__ import annotations

import pytest

from tests.extending.edited_copy import PAGES, Copy
from tests.extending.page_edits import files_touched
from tests.extending.probes import LIVES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def with_scenario(copy: Copy) -> Copy:
    """The copy with the scenario that the page of the lever writes."""
    if not (copy.folder / "reminders.toml").exists():
        copy.commands("cubb-sim new reminders --parent holstebro --lever meeting_reminders=1")
    return copy


@pytest.mark.parametrize("page", PAGES[1:])
def test_what_a_page_runs_works(page: str, with_scenario: Copy) -> None:
    assert files_touched(page)
    with_scenario.follow(page)


def test_a_column_counts_what_it_says(with_scenario: Copy) -> None:
    """Month by month: one more where a meeting was missed, none where one was held, else as it was."""
    script = """
model = EmploymentServiceModel("holstebro", seed=1)
answer = {"wrong": 0, "most": 0}
for _ in range(12):
    before = model.world.citizens.copy()
    model.step()
    now = model.world.citizens
    missed, held = now.n_missed > before.n_missed, now.n_meetings > before.n_meetings
    expected = np.where(held, 0, before.missed_in_a_row + missed)
    answer["wrong"] += int((now.missed_in_a_row != expected).sum())
    answer["most"] = max(answer["most"], int(now.missed_in_a_row.max()))
"""
    told = with_scenario.told(LIVES + script)
    assert told["wrong"] == 0
    assert told["most"] >= 2


def test_a_quantity_is_the_sum_over_persons_that_its_definition_says(with_scenario: Copy) -> None:
    script = """
from cubb_sim.kinds import State
from cubb_sim.quantities import QUANTITY_INDEX, SUBGROUP_INDEX, evaluate
lived = live("holstebro")
cohort = lived.people[lived.people.is_cohort == 1]
lost = (cohort.state < State.JOB) & (cohort.missed_in_a_row >= 2)
value = evaluate(lived)[QUANTITY_INDEX["lost_touch_share"], SUBGROUP_INDEX["all"]]
answer = [float(value), float(lost.mean())]
"""
    value, by_hand = with_scenario.told(LIVES + script)
    assert 0.0 < value < 1.0
    assert value == pytest.approx(by_hand)


def test_a_process_draws_for_nobody_else_and_without_a_gain_moves_its_own_count_only(with_scenario: Copy) -> None:
    script = """
calls = {"conversation__rung_up_share": 1.0}
silent, called = live("holstebro"), live("holstebro", **calls)
no_gain = live("holstebro", **calls, conversation__rung_up_trust=0.0)
answer = {"null": differing(silent, no_gain), "moved": differing(silent, called)}
"""
    told = with_scenario.told(LIVES + script)
    assert told["null"] == ["missed_in_a_row"]
    assert "trust" in told["moved"]
    assert "assertiveness" not in told["moved"]


def test_a_process_stands_in_the_printed_schedule_where_the_page_puts_it(with_scenario: Copy) -> None:
    script = """
from cubb_sim.schedule import SCHEDULE
answer = [step.name for line in SCHEDULE for step in line.steps]
"""
    names = with_scenario.told(script)
    assert names[:2] == ["citizen_may_meet", "citizen_may_be_rung_up"]
