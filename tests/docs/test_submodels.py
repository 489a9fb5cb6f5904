"""The pages on the rules: every rule has its section, and every formula there gives what the rule gives."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from cubb_sim.numbers import number_record
from cubb_sim.parameters import PARAMETERS
from cubb_sim.rewriting import rule_names
from docs.site.rule_pages.arguments import ARGUMENTS, OF_ONE_RULE, UnknownArgumentError, argument_of
from docs.site.rule_pages.formula import mathematics, value_of
from docs.site.rule_pages.page import FOLDER, Section, sections, wish_of, with_formulas
from docs.site.rule_pages.picture import curve, drawn
from docs.site.rule_pages.points import anywhere, usual
from docs.site.rule_pages.source import MONTHLY, calls, declared_in, lines_of_schedule, reached_from, rules
from docs.site.submodels import asked, tables

PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md")
TOLD: dict[str, Section] = {one.rule: one for path in PAGES for one in sections(path.read_text(encoding="utf-8"))}
NOT_DRAWN = {"months_of", "is_bought", "separation_hazards"}
"""Rules of a kind of measure, or of parameters alone: they have no argument to go along."""
N_CHECKS = 200


def test_every_rule_has_one_section_on_the_page_of_its_module_and_no_section_is_of_no_rule() -> None:
    told = [(path.stem, one.rule) for path in PAGES for one in sections(path.read_text(encoding="utf-8"))]
    assert Counter(told) == Counter((rule.module, rule.name) for rule in rules().values())


def test_no_section_is_written_so_that_it_is_not_seen() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert text.count("\n## ") == len(TOLD) == text.count("```{submodel}")


@pytest.mark.parametrize("name", list(rules()))
def test_a_section_says_it_in_words_and_what_is_not_modelled(name: str) -> None:
    one = TOLD[name]
    assert one.rule == one.shown
    assert len(one.words.split()) > 10
    assert rules()[name].module == "scales" or "\n**Not modelled:** " in one.words


def test_every_page_is_in_the_list_of_pages() -> None:
    listed = (FOLDER / "index.md").read_text(encoding="utf-8").splitlines()
    assert [path.stem for path in PAGES if path.stem not in listed] == []


@pytest.mark.parametrize("name", list(rules()))
def test_the_formula_gives_what_the_rule_gives(name: str) -> None:
    rule, chance = rules()[name], random.Random(name)
    for _ in range(N_CHECKS):
        given = anywhere(rule, chance)
        told = in_numbers(value_of(TOLD[name].formula, given))
        assert told == pytest.approx(in_numbers(rule.function(*given.values())), 1e-9, 1e-12), given


def in_numbers(value: Any) -> tuple[float, ...]:
    return tuple(float(one) for one in value) if isinstance(value, tuple) else (float(value),)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ("belief + p.update_per_meeting * (belief - seen)", "belief_after_meeting"),
        ("x * (1 + share_lost)", "kept_through_shift"),
    ],
)
def test_a_wrong_formula_is_noticed(wrong: str, name: str) -> None:
    rule = rules()[name]
    given = anywhere(rule, random.Random(1))
    assert value_of(wrong, given) != pytest.approx(rule.function(*given.values()))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_the_mathematics_is_the_formula_that_is_checked(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert text == with_formulas(text), "Run: python docs/generate_formulas.py"


def test_formulas_fit_on_the_page() -> None:
    """A formula that is too long for a page is said in parts."""
    lines = {(name, line) for name, one in TOLD.items() for line in mathematics(one.formula, name)}
    longest = {name: letters(line) for name, line in lines if letters(line) > 84}
    assert longest == {}


def letters(latex: str) -> int:
    """About how many letters wide a formula is: of its longest row, fractions counted by their longer part."""
    small = re.sub(r"_\{\\text\{(\w+)\}\}", lambda found: found[1][::2], latex)  # letters below the line
    shown = re.sub(r"\\frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}", longer_part, small)
    words = re.sub(r"\\(?:text|textit|operatorname|begin|end|left|right|cdot|,|;)|cases|[{}\\]", "", shown)
    return max(len(re.sub(r"\s+", " ", row)) for row in words.split("if "))


def longer_part(fraction: re.Match[str]) -> str:
    return max(fraction[1], fraction[2], key=len)


@pytest.mark.parametrize("name", list(rules()))
def test_a_rule_is_drawn_and_the_curve_is_the_rule(name: str) -> None:
    rule, wish = rules()[name], wish_of(TOLD[name].options)
    if name not in NOT_DRAWN:
        assert wish is not None
    else:
        assert wish is None
        return
    assert wish.along in rule.arguments or wish.along.startswith("c.")
    picture = drawn(rule, wish)
    assert wish.gives in picture
    x, y = curve(rule, wish, {})[7]
    assert y == pytest.approx(float(rule.function(*usual(rule, {**wish.at, wish.along: x}).values())))
    assert not math.isnan(y)


def test_curves_of_a_picture_differ() -> None:
    """A second curve that lies on the first says nothing."""
    for name, one in TOLD.items():
        wish = wish_of(one.options)
        if wish and wish.between:
            places = re.findall(r'<polyline points="([^"]+)"', drawn(rules()[name], wish))
            assert len(set(places)) == len(places) >= 2, name


def test_the_table_of_arguments_holds_the_arguments_of_rules_and_no_others() -> None:
    used = {name for rule in rules().values() for name, kind in rule.arguments.items() if kind != "Record"}
    assert used == {name for name in ARGUMENTS if "." not in name}
    assert [key for key in OF_ONE_RULE if key.split(".")[1] not in rules()[key.split(".")[0]].arguments] == []
    assert [name for name, one in ARGUMENTS.items() if not one.low <= one.held <= one.high] == []


def test_an_argument_without_an_entry_is_named() -> None:
    with pytest.raises(UnknownArgumentError, match=r"'kindness' has no entry in docs/site/rule_pages/arguments\.py"):
        argument_of("grasp_probability", "kindness")


def test_every_record_a_rule_is_handed_is_known() -> None:
    for rule in rules().values():
        records = {name for name, kind in rule.arguments.items() if kind == "Record"} - {"c", "w"}
        assert records == set(rule.groups), rule.name
        assert [name for name in rule.read if name not in PARAMETERS] == []


def test_every_rule_is_asked_by_somebody() -> None:
    assert [name for name, places in calls().items() if not places] == []


def test_a_rule_is_told_where_in_the_month_it_is_asked() -> None:
    asked = {name: number for name, number in lines_of_schedule().items() if "grasp_probability" in reached_from(name)}
    assert asked == {"citizen_may_meet": "10.1"}
    assert "leaving_probability" in reached_from("caseworkers_come_and_go")
    assert "leaving_probability" not in reached_from("citizens_arrive")


def test_what_a_process_hands_over_is_followed_to_the_declared_numbers() -> None:
    given = calls()["leaving_probability"][0].given["turnover_per_year"]
    assert declared_in(given) == ["caseworker_turnover"]
    support = calls()["refusal_probability"][0].given["support"]
    assert declared_in(support) == ["leadership_support"]
    assert declared_in("1.0 - here.p.staffing.alliance_kept") == ["staffing.alliance_kept"]


def test_no_argument_is_said_to_be_handed_over_as_itself() -> None:
    told = [(name, *pair) for name, places in calls().items() for one in places for pair in one.told.items()]
    assert told
    assert [one for one in told if one[1] == one[2]] == []
    assert calls()["separation_log_ratio"][0].told["follow_up"].startswith("here.posts[c.caseworker].follow_up if ")
    assert "base" not in calls()["conversion_log_odds"][0].told, "It is given anew on the way, so no one place made it."


def test_a_column_without_anything_in_it_is_left_out() -> None:
    assert "| `measure` | kind of measure [code] |\n" in tables(rules()["months_of"])
    assert "Handed over" not in tables(rules()["months_of"])
    assert "Handed over" in tables(rules()["separation_log_ratio"])


def test_a_rule_that_cannot_be_rewritten_says_so() -> None:
    said = {name for name, rule in rules().items() if "Cannot be" in asked(rule)}
    assert said == set(rules()) - set(rule_names())
    assert said


@pytest.mark.parametrize("field", list(MONTHLY))
def test_what_is_worked_out_once_a_run_comes_from_the_number_it_is_said_to_come_from(field: str) -> None:
    declared = PARAMETERS[MONTHLY[field]]
    before, after = (number_record({declared.name: end})[0].monthly for end in (declared.low, declared.high))
    assert float(before[field]) != float(after[field])


def test_formulas_know_only_what_they_are_given() -> None:
    with pytest.raises(NameError):
        value_of("trust + unknown", {"trust": 0.5})
    with pytest.raises(ValueError, match="cannot hold"):
        mathematics("[x for x in y]", "x")
    assert value_of("half = 0.5 * x\nhalf + p.y", {"x": 2.0, "p": SimpleNamespace(y=1.0)}) == 2.0


@pytest.mark.parametrize(
    ("formula", "latex"),
    [
        ("a - (b - d)", r"r = a - \left(b - d\right)"),
        ("(a + b) * x", r"r = \left(a + b\right) \cdot x"),
        ("p.gain_trust / 2", r"r = \frac{\text{gain trust}}{2}"),
        ("1 if x < 2 else 0", r"r = \begin{cases} 1 & \text{if } x < 2 \\ 0 & \text{otherwise} \end{cases}"),
        ("-x + y", r"r = -x + y"),
        ("(a * b) ** 2", r"r = \left(a \cdot b\right)^{2}"),
    ],
)
def test_formulas_are_set_with_the_brackets_they_need(formula: str, latex: str) -> None:
    assert mathematics(formula, "r") == [latex]
