"""Whatever is in a file, reading it gives a design that can be placed or one `ScenarioError`: nothing else escapes."""

from __future__ import annotations

import contextlib
import datetime
import json
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cubb_sim.errors import ScenarioError
from cubb_sim.experiments.design import DUMMY, FactorKind, Method
from cubb_sim.experiments.design.reading import SHIPPED, load_design, shipped_designs
from cubb_sim.experiments.design.sizes import n_points

OFTEN = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEYS = [
    "title", "question", "da", "en", "scenario", "strategies", "model", "from_month", "disturbance_month", "seeds",
    "seed", "replications", "quantities", "subgroups", "analyses", "method", "name", "size", "second_order", "groups",
    "levels", "factors", "levers", "pillars", "uncertain", "switches", "disturbances", "posterior", "factor", "low",
    "high", "distribution", "most_likely", "steps", "group", "goal", "quantity", "at_least", "caseload", "displacement",
]  # fmt: skip
WORDS = [
    "holstebro", "saving", "holstebro+saving", "caseload", "displacement", "belief.information", "all", "fitted",
    "not_fitted", "morris", "sobol", "latin", "factorial", "by_row", "kind", "pillar", "firms", "trust",
    "trust@under_30", "x1", "ishigami", "reform", "uniform", "", "æøå", "[", "a[b",
]  # fmt: skip
NUMBERS = [0, 1, 2, -1, 8, 64, 65, 0.5, 40.0, 1e308, math.nan, math.inf, -math.inf, 10**30, True, False]

keys = st.sampled_from(KEYS) | st.text(max_size=8)
plain_values = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(WORDS),
    st.integers(),
    st.floats(),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.dates(),
)
values = st.recursive(
    plain_values, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)


def as_toml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_toml(str(key))} = {as_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    return repr(value)


def document(table):
    return "\n".join(f"{as_toml(key)} = {as_toml(value)}" for key, value in table.items())


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "mine.toml"


def read(path, content):
    """The design, or nothing where one clear sentence was said instead."""
    path.write_bytes(content)
    with contextlib.suppress(ScenarioError):
        return load_design(path)
    with pytest.raises(ScenarioError) as raised:
        load_design(path)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 3000
    return None


def is_sound(design):
    """Whatever is let through can be placed, and every value lies within its factor's range."""
    assert design.factors[-1].name == DUMMY
    assert len(set(design.names)) == len(design.names)
    assert [one.problem() for one in design.factors if one.problem()] == []
    assert 1 <= n_points(design) <= 10_000_000
    for shares in (0.0, 0.3, 1.0):
        values = design.values(np.full((1, len(design.factors)), shares))[0]
        assert all(one.low <= value <= one.high for one, value in zip(design.factors, values, strict=True))


WHOLE = {
    "title": "T",
    "question": "Q",
    "scenario": "holstebro",
    "method": {"name": "latin", "size": 8},
    "factors": {"levers": ["caseload"], "switches": "all"},
    "factor": {"caseload": {"low": 30, "high": 60}},
}


@OFTEN
@given(table=st.dictionaries(keys, values, max_size=8))
@example(table={"factors": {"levers": [[1]]}})
def test_any_tables(path, table):
    design = read(path, document(table).encode("utf-8"))
    if design is not None:
        is_sound(design)


@OFTEN
@given(
    where=st.sampled_from([(), ("method",), ("factors",), ("factor",), ("factor", "caseload"), ("goal",)]),
    key=st.sampled_from(KEYS) | st.sampled_from(WORDS),
    value=values,
)
@example(where=(), key="a[b", value=1)
@example(where=("factor",), key="", value={})
@example(where=("factor", "caseload"), key="a[b", value={"x": 1})
def test_a_whole_file_with_one_thing_put_in(path, where, key, value):
    table = json.loads(json.dumps(WHOLE))
    inner = table
    for part in where:
        inner = inner.setdefault(part, {})
    inner[key] = value
    design = read(path, document(table).encode("utf-8"))
    if design is not None:
        is_sound(design)


@pytest.mark.slow
@OFTEN
@given(
    method=st.sampled_from([one.value for one in Method]),
    size=st.integers(1, 300) | st.sampled_from([64, 128, 256]),
    chosen=st.fixed_dictionaries(
        {},
        optional={
            "levers": st.just("all") | st.lists(st.sampled_from(["caseload", "staff_budget"]), unique=True, max_size=2),
            "uncertain": st.sampled_from(["all", "fitted", "not_fitted"]),
            "switches": st.just("all"),
            "disturbances": st.just("all"),
            "posterior": st.booleans(),
        },
    ),
    groups=st.sampled_from(["none", "kind", "pillar", "submodel"]),
)
def test_everything_that_can_be_combined(path, method, size, chosen, groups):
    table = {**WHOLE, "method": {"name": method, "size": size, "groups": groups}, "factors": chosen, "factor": {}}
    design = read(path, document(table).encode("utf-8"))
    if design is not None:
        is_sound(design)
        assert (FactorKind.POSTERIOR in {one.kind for one in design.factors}) == chosen.get("posterior", False)


@OFTEN
@given(data=st.data())
def test_a_shipped_file_with_a_bite_out_of_it(path, data):
    content = (SHIPPED / f"{data.draw(st.sampled_from(shipped_designs()))}.toml").read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = min(len(content), start + data.draw(st.integers(1, 200)))
    design = read(path, content[:start] + data.draw(st.binary(max_size=4)) + content[end:])
    if design is not None:
        is_sound(design)
