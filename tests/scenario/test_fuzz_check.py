"""Whatever is in a file, reading it gives a scenario or one `ScenarioError`: nothing else escapes."""

from __future__ import annotations

import contextlib
import datetime
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cubb_sim.errors import ScenarioError
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.scenario import Scenario, load_scenario, shipped_scenarios
from cubb_sim.scenario.loading import SHIPPED

LONGEST_MESSAGE = 3000
OFTEN = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])

KEYS = [
    "title", "question", "why", "da", "en", "parent", "horizon_months", "source", "grade", "municipality", "levers",
    "parameters", "disturbance", "name", "citizens", "role", "demand", "value", "from_month", "to_month", "kind",
    "month", "size", "months", *list(LEVERS)[:4], *list(PARAMETERS)[:2], "switches",
]  # fmt: skip
WORDS = ["holstebro", "saving", "holstebro+saving", "Holstebro", "centre", "seen", "assumed", "reform", "T", "", "æøå"]
NUMBERS = [0, 1, -1, 12, 48, 49, 0.5, 40.0, 1e308, math.nan, math.inf, -math.inf, 10**30, True, False]

keys = st.sampled_from(KEYS) | st.text(max_size=8)
plain_values = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(WORDS),
    st.integers(),
    st.floats(),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.datetimes(),
    st.dates(),
    st.times(),
)
values = st.recursive(
    plain_values, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)
tables = st.dictionaries(keys, values, max_size=8)


def as_toml(value: Any) -> str:
    """A value in TOML; tables and lists are written inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_toml(str(key))} = {as_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    return repr(value)


def document(table: dict[str, Any]) -> str:
    return "\n".join(f"{as_toml(key)} = {as_toml(value)}" for key, value in table.items())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "mine.toml"


def read(path: Path, content: bytes) -> Scenario | None:
    """The scenario, or nothing where one clear sentence was said instead."""
    path.write_bytes(content)
    try:
        scenario = load_scenario(path)
    except ScenarioError as error:
        message = str(error)
        assert message.isprintable()
        assert len(message) < LONGEST_MESSAGE
        assert "Traceback" not in message
        return None
    assert len(scenario.hash) == 12
    assert scenario.municipalities
    return scenario


@OFTEN
@given(content=st.binary(max_size=400))
def test_arbitrary_bytes(path: Path, content: bytes) -> None:
    assert read(path, content) is None


@OFTEN
@given(text=st.text(max_size=400))
def test_arbitrary_text(path: Path, text: str) -> None:
    assert read(path, text.encode("utf-8", errors="surrogatepass")) is None


@pytest.mark.slow
@OFTEN
@given(table=tables)
def test_arbitrary_tables(path: Path, table: dict[str, Any]) -> None:
    read(path, document({key: value for key, value in table.items() if is_encodable(key)}).encode("utf-8", "replace"))


@pytest.mark.slow
@OFTEN
@given(table=tables)
def test_arbitrary_tables_in_a_file_that_begins_well(path: Path, table: dict[str, Any]) -> None:
    head = {"title": "T", "question": "Q?", "parent": "holstebro"}
    read(path, document(table | head).encode("utf-8", "replace"))


@OFTEN
@given(value=values, key=st.sampled_from(["value", "why", "from_month", "to_month", "municipality", "source", "grade"]))
def test_arbitrary_values_in_a_change(path: Path, key: str, value: Any) -> None:
    change = {"value": 40, "why": "w"} | {key: value}
    whole = {"title": "T", "question": "Q?", "parent": "holstebro", "levers": {"caseload": change}}
    read(path, document(whole).encode("utf-8"))


def is_encodable(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


@st.composite
def spoilt_files(draw: st.DrawFn) -> bytes:
    """A shipped file after a few accidents with an editor."""
    content = bytearray((SHIPPED / f"{draw(st.sampled_from(shipped_scenarios()))}.toml").read_bytes())
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        until = min(len(content), at + draw(st.integers(0, 30)))
        content[at:until] = draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from(
                    [b"", b"\n", b"=", b"nan", b"-1", b"true", b"[", b"]", b'"', b"'", b".", b"{", b"1e999"]
                ),
                st.just(bytes(content[at:until]) * 2),
                st.sampled_from(KEYS).map(lambda key: f"\n{key} = 1\n".encode()),
            )
        )
    return bytes(content)


@pytest.mark.slow
@settings(OFTEN, max_examples=600)
@given(content=spoilt_files())
def test_mutations_of_valid_files(path: Path, content: bytes) -> None:
    read(path, content)


@OFTEN
@given(
    name=st.text(max_size=60) | st.lists(st.sampled_from([*WORDS, "+", "/", ".toml", "\0"]), max_size=5).map("".join)
)
def test_arbitrary_names(name: str) -> None:
    with contextlib.suppress(ScenarioError):
        assert load_scenario(name).municipalities


def test_the_writer_of_these_files_is_understood(path: Path) -> None:
    """The fuzz would test nothing if its files were never valid TOML."""
    change = {"value": 40, "why": {"da": "a", "en": "b"}}
    whole = {"title": "T", "question": "Q?", "parent": "holstebro", "levers": {"caseload": [change]}}
    scenario = read(path, document(whole).encode("utf-8"))
    assert scenario is not None
    assert scenario.lever_changes[0].value == 40.0
