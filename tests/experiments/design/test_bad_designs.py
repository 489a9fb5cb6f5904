"""Bad design files: each gets exactly one sentence with file, key, value, what is allowed and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.experiments.design.reading import load_design

HEAD = 'title = "T"\nquestion = "Q?"\n'
BASE = f'{HEAD}scenario = "holstebro"\n'
LATIN = '[method]\nname = "latin"\nsize = 8\n'
SOBOL = '[method]\nname = "sobol"\nsize = 8\n'
MORRIS = '[method]\nname = "morris"\nsize = 8\n'
CROSSED = '[method]\nname = "factorial"\nsize = 2\n'
FAST = '[method]\nname = "fast"\nsize = 65\n'
DGSM = '[method]\nname = "dgsm"\nsize = 8\n'
ONE = '[factors]\nlevers = ["caseload"]\n'
FILE = f"{BASE}{LATIN}{ONE}"
OWN = "[factor.caseload]\n"
KNOWN = f'{HEAD}model = "ishigami"\n'

BAD = {
    # keys
    "unknown key": (FILE.replace("scenario =", "scenaio ="), ["unknown key 'scenaio'", "Did you mean 'scenario'?"]),
    "unknown key of a table": (f"{FILE}pilars = ['firms']", ["factors.pilars", "Did you mean 'pillars'?"]),
    "unknown key of the method": (FILE.replace("size", "sice"), ["method.sice", "Did you mean 'size'?", "Allowed:"]),
    "unknown key of a factor": (f"{FILE}{OWN}lowest = 3", ["factor.caseload.lowest", "Did you mean 'low'?"]),
    "unknown key of the goal": (f"{FILE}[goal]\nquantitty = 'trust'", ["goal.quantitty", "'quantity'"]),
    "key below the table it does not belong to": (
        FILE + "quantities = ['trust']",
        ["'quantities' does not belong to this table", "[factors]", "move it above the first line"],
    ),
    "key that would disturb the line": ('"a\\n[b" = 1\n' + FILE, [r"unknown key 'a\n[b'"]),
    "no title": (FILE.replace('title = "T"', ""), ["key 'title'", "is missing", "{da = "]),
    "no method": (BASE + ONE, ["key 'method'", "is missing", "[method]"]),
    "no size": (BASE + '[method]\nname = "latin"\n' + ONE, ["method.size", "is missing"]),
    "no scenario": (HEAD + LATIN + ONE, ["key 'scenario'", "is missing", "four_partners"]),
    "no factors": (BASE + LATIN, ["has no factors", "[factors]"]),
    # types
    "number for a text": (FILE.replace('"T"', "3"), ["key 'title'", "3 cannot be used", "quotation marks"]),
    "method that is a name": (BASE + "method = 'latin'\n" + ONE, ["key 'method'", "[method]"]),
    "factors that are a list": (BASE + "factors = ['caseload']\n" + LATIN, ["key 'factors'", "[factors]"]),
    "factor that is a number": (BASE + "factor.caseload = 3\n" + LATIN + ONE, ["factor.caseload", "[factor.caseload]"]),
    "levers that are a number": (FILE.replace('["caseload"]', "3"), ["factors.levers", 'Write "all"']),
    "levers that hold a number": (FILE.replace('["caseload"]', "[3]"), ["factors.levers number 1", "3 is not a text"]),
    "true for a number": (f"{FILE}{OWN}low = true", ["factor.caseload.low", "true is not a number"]),
    "text for a number": (f"{FILE}{OWN}low = '30'", ["'30' is not a number", "without quotation marks"]),
    "half a point": (FILE.replace("8", "8.5"), ["method.size", "8.5 is not a whole number"]),
    "truth that is a number": (f"{FILE}posterior = 1", ["factors.posterior", "neither true nor false"]),
    "not a number": (f"{FILE}{OWN}low = nan", ["nan is not a finite number"]),
    "infinite": (f"{FILE}{OWN}high = inf", ["inf is not a finite number"]),
    "infinite level": (f"{FILE}{OWN}levels = [30, -inf]", ["-inf is not a finite number"]),
    "goal that is no number": (f"{FILE}[goal]\nquantity = 'trust'\nat_least = nan", ["goal.at_least", "finite"]),
    # names
    "unknown method": (FILE.replace('"latin"', '"saltelli"'), ["unknown name 'saltelli'", "morris"]),
    "unknown grouping": (FILE.replace("size", "groups = 'pillars'\nsize"), ["'pillars'", "Did you mean 'pillar'?"]),
    "unknown seeds": ("seeds = 'by_rows'\n" + FILE, ["unknown seeds 'by_rows'", "Did you mean 'by_row'?"]),
    "unknown lever": (FILE.replace("caseload", "caselaod"), ["unknown lever 'caselaod'", "'caseload'"]),
    "unknown set of levers": (FILE.replace('["caseload"]', '"al"'), ["unknown set 'al'", "Did you mean 'all'?"]),
    "unknown pillar": (f"{FILE}pillars = ['firm']", ["unknown pillar 'firm'", "Did you mean 'firms'?"]),
    "unknown number": (f"{FILE}uncertain = ['belief.informatoin']", ["unknown number", "'belief.information'"]),
    "unknown switch": (f"{FILE}switches = ['displacment']", ["unknown switch", "Did you mean 'displacement'?"]),
    "unknown disturbance": (f"{FILE}disturbances = ['reforms']", ["unknown kind", "Did you mean 'reform'?"]),
    "lever among the numbers": (f"{FILE}uncertain = ['meetings_per_year']", ["is no number", "belongs to 'levers'"]),
    "disturbance among the levers": (FILE.replace('"caseload"', '"reform"'), ["no lever", "belongs to 'disturbances'"]),
    "switch among the numbers": (
        f"{FILE}uncertain = ['switches.displacement']",
        ["is no number", "belongs to 'switches'"],
    ),
    "unknown factor": (f"{FILE}[factor.caselod]\nlow = 3", ["unknown factor 'caselod'", "'caseload'"]),
    "factor that is not varied": (f"{FILE}[factor.staff_budget]\nlow = 1", ["is not varied", "[factors]"]),
    "unknown quantity": ("quantities = ['truts']\n" + FILE, ["unknown quantity 'truts'", "Did you mean 'trust'?"]),
    "unknown subgroup of one": (
        "quantities = ['trust@under_31']\n" + FILE,
        ["unknown subgroup 'under_31'", "Did you mean 'under_30'?"],
    ),
    "quantity without subgroups": (
        "quantities = ['efficiency@under_30']\n" + FILE,
        ["'efficiency' is not there by subgroup", "Write 'efficiency' alone"],
    ),
    "unknown subgroup": ("subgroups = ['under30']\n" + FILE, ["unknown subgroup", "'under_30'"]),
    "unknown scenario": (FILE.replace("holstebro", "holsterbro"), ["unknown scenario", "Did you mean 'holstebro'?"]),
    "unknown strategy": ("strategies = ['savings']\n" + FILE, ["key 'strategies'", "Did you mean 'saving'?"]),
    "unknown model": (KNOWN.replace("ishi", "ichi") + SOBOL, ["unknown model", "Did you mean 'ishigami'?"]),
    "unknown analysis": ("analyses = ['emulater']\n" + FILE, ["unknown analysis", "Did you mean 'emulator'?"]),
    "unknown quantity of the goal": (f"{FILE}[goal]\nquantity = 'x'\nat_least = 1", ["goal.quantity", "'x'"]),
    # twice
    "lever twice": (FILE.replace('"caseload"', '"caseload", "caseload"'), ["'caseload' is there 2 times"]),
    "lever also by its pillar": (f"{FILE}pillars = ['organisation']", ["'caseload' is there 2 times"]),
    "quantity twice": ("quantities = ['trust', 'trust@all']\n" + FILE, ["'trust' is there 2 times"]),
    "analysis twice": ("analyses = ['pawn', 'pawn']\n" + FILE, ["'pawn' is there 2 times"]),
    "strategy twice": ("strategies = ['saving', 'saving']\n" + FILE, ["'saving' is there 2 times"]),
    "one factor described twice": (
        f"{BASE}{LATIN}[factors]\nswitches = 'all'\n[factor.displacement]\nlow = 0.1\n"
        "[factor.switches.displacement]\nlow = 0.2",
        ["'switches.displacement' is described twice"],
    ),
    # ranges
    "below the range": (f"{FILE}{OWN}low = 20", ["20 is outside the declared range 25 to 120", "citizens per post"]),
    "above the range": (f"{FILE}{OWN}high = 1e300", ["outside the declared range 25 to 120"]),
    "level outside": (f"{FILE}{OWN}levels = [30, 130]", ["130 is outside the declared range"]),
    "levels that fall": (f"{FILE}{OWN}levels = [60, 30]", ["the levels do not rise"]),
    "levels that stand still": (f"{FILE}{OWN}levels = [30, 30]", ["the levels do not rise"]),
    "one level": (f"{FILE}{OWN}levels = [30]", ["has too few entries", "At least 2"]),
    "one step": (f"{FILE}{OWN}steps = 1", ["1 is too low"]),
    "range the wrong way round": (f"{FILE}{OWN}low = 60\nhigh = 30", ["has no range", "60 to 30"]),
    "range of nothing": (f"{FILE}{OWN}low = 30\nhigh = 30", ["has no range"]),
    "most likely outside": (
        f"{FILE}{OWN}low = 60\ndistribution = 'triangular'",
        ["the most likely value 55 is outside the range 60 to 120", "most_likely"],
    ),
    "most likely of a uniform one": (f"{FILE}{OWN}distribution = 'uniform'\nmost_likely = 50", ["cannot stand beside"]),
    "levels and a range": (f"{FILE}{OWN}levels = [30, 40]\nlow = 30", ["'low' cannot stand beside 'levels'"]),
    "steps and a distribution": (f"{FILE}{OWN}steps = 3\ndistribution = 'uniform'", ["cannot stand beside 'steps'"]),
    "unknown distribution": (f"{FILE}{OWN}distribution = 'normal'", ["unknown distribution 'normal'", "triangular"]),
    "constant without a range": (f"{FILE}uncertain = ['time.hours_per_day']", ["is a constant", "low and high"]),
    "fitted number beside the posterior": (
        f"{FILE}uncertain = 'all'\nposterior = true",
        ["fitted numbers", '"not_fitted"'],
    ),
    "range of the posterior": (f"{FILE}posterior = true\n[factor.posterior]\nlow = 0.5", ["factor.posterior", "range"]),
    # sizes
    "no points": (FILE.replace("8", "0"), ["method.size", "0 is too low"]),
    "one point": (FILE.replace("8", "1"), ["size 1 is too small for latin", "Write 2"]),
    "size that is no power of two": (f"{BASE}{SOBOL}{ONE}".replace("8", "1000"), ["power of two", "512 and 1,024"]),
    "too few for FAST": (f"{BASE}{FAST}{ONE}".replace("65", "64"), ["64 is too small for fast", "Write 65"]),
    "a thousand million runs": (
        "replications = 1000\n" + FILE.replace("8", "1_000_000"),
        ["1,000,000 points x 1 world x 1,000 replications = 1,000,000,000 runs", "the most allowed is 10,000,000"],
    ),
    "more points than can be held": (
        f"{FILE}uncertain = 'all'".replace("8", "2_000_000"),
        ["2,000,000 points of", "too many to hold"],
    ),
    "more combinations than can be counted": (
        f"{BASE}{CROSSED}[factors]\nlevers = 'all'\n"
        + "".join(f"[factor.{name}]\nsteps = 1000\n" for name in ("caseload", "job_first_focus", "accessibility")),
        ["2,000,000,000 points", "the most allowed"],
    ),
    "odd levels": (f"{BASE}{MORRIS}levels = 5\n{ONE}", ["5 is not an even number", "4 or 6"]),
    "no replication": ("replications = 0\n" + FILE, ["replications", "0 is too low"]),
    "seed that SALib takes for none": ("seed = 0\n" + FILE, ["key 'seed'", "0 is too low", "lowest allowed is 1"]),
    "seed out of reach": ("seed = 99_999_999_999\n" + FILE, ["is too high", "2,147,483,647"]),
    "month after the horizon": ("from_month = 49\n" + FILE, ["from_month", "after the horizon of 48 months"]),
    "disturbance after the horizon": (
        "disturbance_month = 60\n" + FILE + "disturbances = 'all'",
        ["disturbance_month", "after the horizon of 48 months"],
    ),
    # what does not go together
    "Sobol indices of trajectories": (
        f"analyses = ['sobol']\n{BASE}{MORRIS}{ONE}",
        ["'sobol' cannot be made of a morris design", "It needs sobol", "can have morris"],
    ),
    "discovery without a goal": ("analyses = ['discovery']\n" + FILE, ["discovery needs a goal", "[goal]"]),
    "regret without strategies": ("analyses = ['regret']\n" + FILE, ["regret needs strategies"]),
    "replications of one": ("analyses = ['replications']\n" + FILE, ["with one", "replications = 2"]),
    "nothing to analyse": ("analyses = []\n" + FILE, ["key 'analyses'", "is empty"]),
    "nothing to look at": ("quantities = []\n" + FILE, ["key 'quantities'", "is empty"]),
    "groups that are not varied": (FILE.replace("size", "groups = 'kind'\nsize"), ["latin varies factors one by one"]),
    "group where there are none": (f"{FILE}{OWN}group = 'mine'", ["has a group", "groups = "]),
    "group of the dummy": (
        f"{BASE}{SOBOL}groups = 'kind'\n{ONE}{OWN}group = 'dummy'",
        ["group of the dummy alone"],
    ),
    "group that is no name": (f"{BASE}{SOBOL}groups = 'kind'\n{ONE}{OWN}group = 'My group'", ["cannot be a name"]),
    "second order of a hypercube": (FILE.replace("size", "second_order = true\nsize"), ["has no second order"]),
    "levels of a hypercube": (FILE.replace("size", "levels = 4\nsize"), ["latin has no levels", "[factor.NAME]"]),
    "factorial without levels": (f"{BASE}{CROSSED}{ONE}", ["no factor has any", "'steps'"]),
    "slopes between levels": (f"{BASE}{DGSM}{ONE}{OWN}steps = 3", ["dgsm takes slopes", "'caseload' has levels"]),
    "posterior in a trajectory": (
        f"{BASE}{MORRIS}{ONE}posterior = true",
        ["draws of the posterior lie in no order", 'uncertain = "fitted"'],
    ),
    "strategy that a factor overrules": (
        f"strategies = ['stable_caseworkers']\n{FILE}".replace("caseload", "caseworker_turnover"),
        ["'stable_caseworkers' changes 'caseworker_turnover'", "a factor"],
    ),
    "strategy called as the base": ("strategies = ['as_today']\n" + FILE, ["unknown scenario 'as_today'"]),
    "factors of a known answer": (f"{KNOWN}{SOBOL}{ONE}", ["inputs of its own", "Leave [factors] out"]),
    "scenario of a known answer": (f'scenario = "holstebro"\n{KNOWN}{SOBOL}', ["has no scenarios"]),
    "strategies of a known answer": (f'strategies = ["saving"]\n{KNOWN}{SOBOL}', ["has no strategies"]),
    "quantity of a known answer": (f'quantities = ["trust"]\n{KNOWN}{SOBOL}', ["unknown output", "y"]),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_clear_sentence(case, tmp_path):
    text, told = BAD[case]
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as raised:
        load_design(path)
    message = str(raised.value)
    assert "mine.toml" in message
    assert message.isprintable()
    assert len(message) < 2000
    assert [part for part in told if part not in message] == [], message


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("screning", ["unknown design 'screning'", "Did you mean 'screening'?"]),
        ("nowhere/mine.toml", ["There is no such file"]),
        (Path("screening"), ["unknown design"]),
        ("a\0b", ["unknown design"]),
        ("x" * 5000, ["unknown design"]),
    ],
)
def test_a_design_that_is_not_there(reference, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownNameError) as raised:
        load_design(reference)
    assert [part for part in told if part not in str(raised.value)] == [], str(raised.value)


def test_a_folder_is_no_design(tmp_path):
    with pytest.raises(ScenarioError, match="is a directory"):
        load_design(tmp_path)


def test_a_file_that_is_not_text(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(b'title = "\xff"')
    with pytest.raises(ScenarioError, match="UTF-8"):
        load_design(path)
    path.write_bytes(b"#" * 300_000)
    with pytest.raises(ScenarioError, match="larger than"):
        load_design(path)
