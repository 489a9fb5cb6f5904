"""The address: everything that is chosen comes back from it, and nothing that is written there can break a page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubb_sim import __version__
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import Address, Placed, Selection, decode, encode
from cubb_sim.dashboard.session.address import LONGEST, SEEDS
from cubb_sim.dashboard.session.checking import MOST_DISTURBANCES, MOST_PROBLEMS
from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.settings import SCENARIOS
from cubb_sim.parameters import DISTURBANCES, LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Parameter
from cubb_sim.run import REPORTING_SEEDS

MOST_CHARACTERS_OF_A_LINK = 2000
"""That every mail program and browser leaves whole."""


def named(known: dict[str, Parameter]) -> st.SearchStrategy[tuple[tuple[str, float], ...]]:
    """Values within range for some of these, in the order of the names."""

    def with_value(name: str) -> st.SearchStrategy[tuple[str, float]]:
        return st.tuples(st.just(name), st.floats(known[name].low, known[name].high).map(lambda value: value + 0.0))

    some = st.lists(st.sampled_from(sorted(known)), unique=True, max_size=6)
    return some.flatmap(lambda names: st.tuples(*map(with_value, sorted(names))))


def placed(kind: str) -> st.SearchStrategy[Placed]:
    size = DISTURBANCES[kind].size
    return st.builds(
        Placed, st.integers(1, 48), st.just(kind), st.floats(size.low, size.high).map(lambda one: one + 0.0)
    )


SELECTIONS = st.builds(
    Selection,
    municipality=st.sampled_from(sorted(choices())),
    flip=st.sampled_from(sorted(FLIPS)),
    levers=named(dict(LEVERS)),
    disturbances=st.lists(
        st.sampled_from(sorted(DISTURBANCES)).flatmap(placed), unique_by=lambda one: (one.kind, one.month), max_size=4
    ).map(lambda several: tuple(sorted(several))),
    profile=named(dict(LEVERS)),
    contested=named(PARAMETERS),
    seed=st.sampled_from([SEEDS[0], 1, 17, SEEDS[-1]]),
)
ADDRESSES = st.builds(
    Address,
    page=st.sampled_from(["", "work", "lever"]),
    argument=st.just(""),
    selection=SELECTIONS,
    language=st.sampled_from(["da", "en"]),
    is_large=st.booleans(),
    is_guessing=st.booleans(),
    record_id=st.sampled_from(["", "2026-03-01-holstebro-ab12"]),
)


def opened(query: str) -> Address:
    return decode("/work", query)


def only_problem(query: str) -> str:
    """The one Danish sentence that an address is answered with."""
    (problem,) = opened(query).problems
    assert problem.en
    assert problem.en != problem.da
    return problem.da


@given(ADDRESSES)
def test_an_address_comes_back_as_it_was(address):
    path, _, query = encode(address).partition("?")
    assert decode(path, query) == address


@given(
    st.text(max_size=60)
    | st.lists(
        st.tuples(st.sampled_from([*"mfldpcsgrv", "lang", "big"]), st.text("aceilnrsu:,.%&=+-019e", max_size=30)),
        max_size=6,
    ).map(lambda pairs: "&".join(f"{key}={value}" for key, value in pairs))
)
def test_whatever_is_written_is_read_and_then_stays(query):
    address = decode("/" + query[:20], query)
    again, _, kept = encode(address).partition("?")
    settled = decode(again, kept)
    assert settled.selection == address.selection
    assert not settled.problems  # what was left out is not said a second time


def test_the_address_of_a_whole_meeting_can_be_mailed():
    chosen = Selection(
        municipality="vesthimmerland",
        flip="vidensmobilisering",
        levers=tuple((name, LEVERS[name].high) for name in sorted(LEVERS)),
        disturbances=tuple(Placed(12, kind, 0.25) for kind in sorted(DISTURBANCES)),
        profile=tuple((name, LEVERS[name].low) for name in sorted(LEVERS)[:8]),
        contested=tuple((name, PARAMETERS[name].low) for name in sorted(PARAMETERS)[:4]),
    )
    assert len(encode(Address("work", "", chosen))) < MOST_CHARACTERS_OF_A_LINK


def test_the_longest_address_of_ours_is_read():
    chosen = Selection(
        levers=tuple((name, LEVERS[name].high - 0.123456789) for name in sorted(LEVERS)),
        disturbances=tuple(
            sorted(Placed(48 - n, "big_employer_opens", 0.123456789012) for n in range(MOST_DISTURBANCES))
        ),
        profile=tuple((name, LEVERS[name].high - 0.123456789) for name in sorted(LEVERS)),
        contested=tuple((name, (PARAMETERS[name].low + PARAMETERS[name].high) / 3) for name in sorted(PARAMETERS)),
    )
    assert len(encode(Address("work", "", chosen))) < LONGEST


def test_a_name_that_does_not_exist_is_said_with_the_nearest():
    said = only_problem("m=holstbro")
    assert "»holstbro«" in said
    assert "»holstebro«" in said
    assert "»samtale«" in only_problem("f=samtaler")
    assert "»caseload«" in only_problem("l=caselod:40")
    assert "»caseload«" in only_problem("p=caselod:40")
    assert "»belief.information«" in only_problem("c=belief.informatoin:0.5")
    assert "»downturn«" in only_problem("d=downtorn:12:0.3")


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-inf", "1e999", "1e308", "-1", "99999", "", "4 0", "0x10", "1_0", "\uff14\uff10"]
)
def test_a_value_that_cannot_be_is_left_out_and_said_with_the_range(value):
    address = opened(f"l=caseload:{value},staff_budget:1.1")
    assert address.selection.levers == (("staff_budget", 1.1),)
    (problem,) = address.problems
    low, high = LEVERS["caseload"].low, LEVERS["caseload"].high
    assert f"{low:g} til {high:g}" in problem.da
    assert LEVERS["caseload"].title.da in problem.da


def test_numbers_are_said_as_danes_write_them():
    assert "0 til 0,25" in only_problem("d=reform:12:0.9")


@pytest.mark.parametrize("month", ["0", "49", "-3", "1.5", "nan", "999999999999"])
def test_a_month_outside_the_horizon_is_left_out(month):
    address = opened(f"d=reform:{month}:0.1,reform:48:0.1")
    assert address.selection.disturbances == (Placed(48, "reform", 0.1),)
    assert "1 til 48" in address.problems[0].da


@pytest.mark.parametrize("seed", ["-1", "999961", "1000000", "1.5", "x", "1e3", "9" * 5000])
def test_a_seed_without_room_for_all_runs_is_not_used(seed):
    address = opened(f"s={seed}")
    assert address.selection.seed == Selection.seed
    assert len(address.problems) == 1


def test_seeds_leave_room_for_forty_runs():
    assert opened("s=999960").selection.seed + 39 == REPORTING_SEEDS[-1]


def test_what_is_there_twice_counts_once():
    address = opened("l=caseload:40,caseload:50&l=caseload:60&d=reform:3:0.1,reform:3:0.2")
    assert address.selection.levers == (("caseload", 40.0),)
    assert address.selection.disturbances == (Placed(3, "reform", 0.1),)
    assert len(address.problems) == 3


def test_a_contested_lever_belongs_in_the_profile():
    assert opened("c=caseload:40").selection.contested == ()


def test_what_has_another_form_is_left_out():
    address = opened("l=caseload,:,::,staff_budget:1.1:2&d=reform:3")
    assert address.selection == Selection()
    assert len(address.problems) == 5


def test_an_endless_address_is_answered_in_one_sentence():
    address = opened("l=" + "caseload:40," * 10_000)
    assert address.selection == Selection()
    assert len(address.problems) == 1


def test_an_address_full_of_errors_is_not_answered_with_a_page_of_them():
    assert len(opened("l=" + ",".join(f"x{n}:1" for n in range(300))).problems) == MOST_PROBLEMS + 1


def test_more_disturbances_than_fit_are_left_out():
    many = ",".join(f"reform:{month}:0.1" for month in range(1, MOST_DISTURBANCES + 6))
    address = opened(f"d={many}")
    assert len(address.selection.disturbances) == MOST_DISTURBANCES
    assert len(address.problems) == 1


@pytest.mark.parametrize("query", ["%", "%zz=%", "m=%C3%28", "%ff%fe", "=&=&&", "?", None])
def test_broken_percent_signs_do_no_harm(query):
    assert decode("/%zz/%", query).selection == Selection()


def test_another_version_is_said_and_the_rest_is_used():
    address = opened("v=0.0.1&l=caseload:40")
    assert address.selection.levers == (("caseload", 40.0),)
    assert not address.problems  # nothing is left out
    (notice,) = address.notices
    assert "0.0.1" in notice.da
    assert __version__ in notice.da
    assert not opened(f"v={__version__}").notices
    assert not opened("l=caseload:40").notices


def test_the_numbers_of_the_runs_are_always_in_the_address():
    assert "s=1" in encode(Address("work")).partition("?")[2].split("&")


@pytest.mark.parametrize("page", ["work", "matters", "record"])
def test_an_argument_of_a_page_that_takes_none_is_said_once(page):
    address = decode(f"/{page}/x%2Fy", "")
    assert (address.page, address.argument) == (page, "")
    (problem,) = address.problems
    assert "»x/y«" in problem.da
    assert "'x/y'" in problem.en
    for other in ("lever/caseload", "citizen/17", "assumptions/caseload", page):
        assert not decode(f"/{other}", "").problems


def test_unknown_keys_are_passed_over():
    assert opened("utm_source=mail&l=caseload:40&utm_source=x").problems == ()


def test_script_in_an_address_stays_text():
    address = decode("/lever/%3Cscript%3E", "m=<script>alert(1)</script>")
    assert address.argument == "<script>"
    assert "%3Cscript%3E" in encode(address)


def test_a_file_opened_on_the_command_line_can_be_chosen(tmp_path: Path, monkeypatch):
    file = tmp_path / "vores by.toml"
    file.write_text(
        'title = "Vores by"\nquestion = "Hvad?"\nparent = "holstebro"\nhorizon_months = 24\n', encoding="utf-8"
    )
    gone = tmp_path / "væk.toml"
    monkeypatch.setenv(SCENARIOS, f"{file}{os.pathsep}{gone}")
    choices.cache_clear()
    try:
        address = Address("work", "", Selection(municipality="vores by"))
        path, _, query = encode(address).partition("?")
        assert decode(path, query) == address
        assert next(iter(choices())) == "vores by"
        assert "1 til 24" in opened("m=vores+by&d=reform:30:0.1").problems[0].da
        assert "bip" not in choices()
    finally:
        choices.cache_clear()
