"""docs/local_data.md, the template and the example: generated parts are up to date, and what is shown works."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from cubb_sim.cli import main
from cubb_sim.local_data import read_local_figures, starting_point
from cubb_sim.local_data.derivations import national_offer_kr_per_person, usual_missed_share
from cubb_sim.local_data.figures import FIGURES, Kind
from cubb_sim.local_data.numbers import read_number
from cubb_sim.parameters import PARAMETERS
from cubb_sim.scenario import load_scenario
from docs.site.facts import FACTS, sizes
from docs.site.worlds import Worlds
from tests.architecture.source_tree import PACKAGE, ROOT

PAGE = (ROOT / "docs" / "local_data.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "examples" / "fjordby.csv"
HOW_TO = "Run: python docs/generate_local_data.py"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_local_data", ROOT / "docs" / "generate_local_data.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_table_is_what_the_declarations_give(generator: ModuleType) -> None:
    assert generator.page(PAGE) == PAGE, HOW_TO
    assert [key for key in FIGURES if f"| `{key}` |" not in PAGE] == []


def test_the_template_is_what_the_declarations_give(generator: ModuleType) -> None:
    shipped = (PACKAGE / "local_data" / "template.csv").read_text(encoding="utf-8")
    assert shipped == "\ufeff" + generator.template(), HOW_TO


def test_the_csv_of_the_page_can_be_used(tmp_path: Path) -> None:
    (text,) = blocks("csv")
    path = tmp_path / "tal.csv"
    path.write_text(text, encoding="utf-8")
    start = starting_point(read_local_figures(path))
    assert (start.name, start.citizens.value) == ("Fjordby", 612)


def test_the_commands_of_the_page_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, "fjordby.csv")
    (text,) = blocks("console")
    commands = [shlex.split(line)[1:] for line in text.splitlines()]
    assert [command[0] for command in commands] == ["new", "new", "check", "compare"]
    for command in commands[:3]:
        with pytest.raises(SystemExit) as left:
            main(command)
        assert not left.value.code, capsys.readouterr().err
    assert load_scenario(commands[3][2]).name == "fjordby+stable_caseworkers"


def test_the_example_says_that_it_is_invented() -> None:
    text = EXAMPLE.read_text(encoding="utf-8-sig")
    assert "Fjordby findes ikke" in text.splitlines()[0]
    assert "Fjordby is\ninvented" in PAGE


def test_the_example_has_every_line_of_the_template(generator: ModuleType) -> None:
    rows = [line.split(";")[0] for line in EXAMPLE.read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert rows == [line.split(";")[0] for line in generator.template().splitlines()], HOW_TO


@pytest.mark.parametrize("written", ["1234,5", "1.234,5", "1 234,5", "1,234.5"])
def test_the_numbers_of_the_page(written: str) -> None:
    assert f"`{written}`" in PAGE
    assert read_number(written, Kind.AMOUNT).value == 1234.5


def test_the_sizes_the_page_tells() -> None:
    assert "{fact}`size.missed`, is added back" in PAGE
    assert FACTS["size.missed"].written(Worlds())["en"] == f"{100 * usual_missed_share():.1f}%"
    assert national_offer_kr_per_person() == 31_991 - 550_000 / 55
    assert "{fact}`size.effort_kr` kr per full-time person" in PAGE
    assert "{fact}`size.offers_kr` kr per citizen-year" in PAGE
    assert (sizes.NUMBERS["effort_kr"](), sizes.NUMBERS["offers_kr"]()) == (31_991, national_offer_kr_per_person())
    levers = {one.target: one for one in starting_point(read_local_figures(EXAMPLE)).levers}
    assert f"{national_offer_kr_per_person():,.0f} kr" in levers["offer_budget"].why.en
    assert PARAMETERS["economy.caseworker_kr_per_year"].default == 550_000
