"""Whatever is in the file: a scenario that loads, or clear sentences; never anything else, never half a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cubb_sim.errors import CubbSimError
from cubb_sim.local_data import FIGURES, LocalDataError, write_local_scenario
from cubb_sim.scenario import load_scenario
from tests.local_data.files import lines_of
from tests.local_data.test_scenario_file import EVERY_FIGURE

OFTEN = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
LONGEST_LINE = 1500
VALID = "\n".join(lines_of(EVERY_FIGURE)).encode("utf-8-sig")


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def tried(directory: Path, content: bytes) -> bool:
    """Whether a scenario came of it."""
    figures, written = directory / "tal.csv", directory / "mine.toml"
    figures.write_bytes(content)
    refused: CubbSimError | None = None
    try:
        write_local_scenario(directory, "mine", figures)
    except CubbSimError as error:
        refused = error
    if refused is not None:
        is_clear(refused, n_lines=content.count(b"\n") + content.count(b"\r") + 1)
        assert not written.exists()
        return False
    assert load_scenario(written).municipalities[0].citizens >= 1
    assert sorted(path.name for path in directory.iterdir()) == ["mine.toml", "tal.csv"]
    written.unlink()
    return True


def is_clear(error: CubbSimError, n_lines: int) -> None:
    """At most twenty-one printable lines, about lines that are there."""
    told = str(error).split("\n")
    assert len(told) <= 21
    assert all(line.isprintable() and 0 < len(line) < LONGEST_LINE for line in told), str(error)
    assert isinstance(error, LocalDataError)
    assert error.faults
    assert all(1 <= number <= n_lines for fault in error.faults for number in fault.lines)


def test_the_valid_file_is_valid(directory: Path) -> None:
    """The mutations below would test little if what they begin with were refused."""
    assert tried(directory, VALID)


@OFTEN
@given(content=st.binary(max_size=300))
def test_arbitrary_bytes(directory: Path, content: bytes) -> None:
    assert not tried(directory, content)


@OFTEN
@given(text=st.text(max_size=300))
def test_arbitrary_text_after_a_head(directory: Path, text: str) -> None:
    tried(directory, f"key;value;unit;source;note\n{text}".encode("utf-8", "replace"))


VALUES = st.one_of(
    st.text(max_size=12),
    st.integers(-10, 10**7).map(str),
    st.floats(allow_nan=True, allow_infinity=True).map(str),
    st.decimals(0, 10_000, places=2).map(lambda value: str(value).replace(".", ",")),
    st.sampled_from(["", "-", "..", "1.234", "1,234", "23,5 %", "0", "5e-324", "network", '"', ";", "\n", "#"]),
)


@OFTEN
@given(rows=st.lists(st.tuples(st.sampled_from([*FIGURES, "caseworker", ""]), VALUES, VALUES, VALUES), max_size=30))
def test_arbitrary_figures(directory: Path, rows: list[tuple[str, str, str, str]]) -> None:
    text = "\n".join(["key;value;source;note", "municipality;Fjordby;;", *(";".join(row) for row in rows)])
    tried(directory, text.encode("utf-8", "replace"))


@OFTEN
@given(
    changed=st.dictionaries(
        st.sampled_from(list(FIGURES)),
        st.integers(0, 2000).map(str) | st.decimals(0, 100, places=1).map(str),
        max_size=6,
    )
)
def test_believable_figures(directory: Path, changed: dict[str, str]) -> None:
    tried(directory, "\n".join(lines_of(EVERY_FIGURE | changed)).encode("utf-8"))


@OFTEN
@given(data=st.data())
def test_accidents_with_an_editor(directory: Path, data: st.DataObject) -> None:
    content = bytearray(VALID)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        until = min(len(content), at + data.draw(st.integers(0, 20)))
        accident = st.sampled_from([b"", b"\n", b";", b'"', b"#", b"\0", b"\r", b"%", b"\xe6", b"\xff\xfe", b"9" * 30])
        content[at:until] = data.draw(st.binary(max_size=5) | accident)
    tried(directory, bytes(content))


@OFTEN
@given(
    encoding=st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp850"]), name=st.text(max_size=20)
)
def test_any_encoding(directory: Path, encoding: str, name: str) -> None:
    text = "\n".join(lines_of({"municipality": f"Ø{name}", "citizens_activity_ready": "600"}))
    tried(directory, text.encode(encoding, "replace"))
