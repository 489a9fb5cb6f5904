"""The directive {submodel}: what a page on a rule shows that the source itself says.

Its argument is the rule's name, its body the formula as one line of arithmetic (set as mathematics above it by
docs/generate_formulas.py and checked by tests/docs/test_submodels.py), its options what is drawn:

    along: the argument on the horizontal axis; no picture without it.
    gives: what the rule gives, with its unit.
    between: what further curves differ in, `group.field`, an argument, or `name = value, value`.
    at: where other arguments are held, `name=value, name=value`.
    codes: names of what the rule gives, where it gives a code.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.rewriting import rule_names
from docs.site.rule_pages.arguments import argument_of
from docs.site.rule_pages.page import wish_of
from docs.site.rule_pages.picture import drawn
from docs.site.rule_pages.source import Call, Rule, calls, declared_in, lines_of_schedule, reached_from, rules

UP = "../../.."
"""From docs/reference/submodels/ to the folder of the repository."""
BEFORE = {"furnish": "before month 1 (`furnish`)", "first_cohort_settles": "before month 1 (`first_cohort_settles`)"}
MOST_PLACES = 4
HEAD_ROWS = 2
SIGNATURE_WIDTH = 80
"""Letters of a code block that fit on the page."""


class Submodel(SphinxDirective):
    """Signature, who asks, arguments, picture and declared numbers of one rule."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("along", "gives", "between", "at", "codes"), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """The generated part of the section."""
        rule = rules().get(self.arguments[0])
        if rule is None:
            raise self.error(f"There is no rule {self.arguments[0]}.")
        for path in ("picture.py", "source.py", "arguments.py", "points.py"):
            self.env.note_dependency(str(Path(__file__).parent / "rule_pages" / path))
        try:
            return self._shown(rule)
        except (LookupError, TypeError, ValueError) as problem:  # what a wrong option, or a new rule, leads to
            raise self.error(f"The rule {rule.name} cannot be shown: {problem}.") from problem

    def _shown(self, rule: Rule) -> list[nodes.Node]:
        shown: list[nodes.Node] = [*self.parse_text_to_nodes(asked(rule))]
        wish = wish_of(self.options)
        if wish:
            figure = nodes.figure("", nodes.raw("", drawn(rule, wish), format="html"), classes=["rule-picture"])
            shown.append(figure)
        return [*shown, *self.parse_text_to_nodes(tables(rule))]


def asked(rule: Rule) -> str:
    """Signature and who asks, as Markdown."""
    lines = [
        "```python",
        *wrap(rule.signature, SIGNATURE_WIDTH, subsequent_indent="    "),
        "```",
        "",
        f"**Asked** {moments(rule)}. {places(rule)}",
    ]
    return "\n".join([*lines, *fixed(rule)])


def fixed(rule: Rule) -> list[str]:
    """That the rule cannot be rewritten, where it cannot."""
    if rule.name in rule_names():
        return []
    link = f"[rewritten]({UP}/docs/how_to/rewrite_a_rule.md)"
    return ["", f"**Cannot be {link}** with `with_rules`: numbers are also worked out with it before the first month."]


def moments(rule: Rule) -> str:
    """When in the month the rule is asked, in the lines of the printed schedule."""
    found = [f"{number} `{name}`" for name, number in lines_of_schedule().items() if rule.name in reached_from(name)]
    told = []
    if found:
        told.append(f"in line{'s' if len(found) > 1 else ''} {', '.join(found)} of the [month]({UP}/docs/odd.md)")
    told += [words for start, words in BEFORE.items() if rule.name in reached_from(start)]
    if rule.name in reached_from("monthly_values") or "monthly_values" in {one.function for one in calls()[rule.name]}:
        told.append("once before a run, from the parameters alone (`monthly_values`)")
    return "; ".join(told)


def places(rule: Rule) -> str:
    """The functions that ask it."""
    where = list(dict.fromkeys((one.function, one.path) for one in calls()[rule.name]))
    named = [f"[`{function}`]({UP}/cubb_sim/{path})" for function, path in where[:MOST_PLACES]]
    more = f" and {len(where) - MOST_PLACES} more" if len(where) > MOST_PLACES else ""
    return (
        f"By {', '.join(named)}{more}; it stands in [`rules/{rule.module}.py`]({UP}/cubb_sim/rules/{rule.module}.py)."
    )


def tables(rule: Rule) -> str:
    """Arguments, and the declared numbers behind the rule, as Markdown."""
    return "\n".join([*_arguments(rule), "", *_numbers(rule)])


def _arguments(rule: Rule) -> list[str]:
    asking = calls()[rule.name]
    told = asking[0].told if asking else {}
    more = f" (in `{asking[0].function}`)" if len(asking) > 1 else ""
    names = [name for name, kind in rule.arguments.items() if kind != "Record"]
    is_told = any(name in told for name in names)
    rows = [f"| Argument | What it is | Handed over{more} |" if is_told else "| Argument | What it is |"]
    rows.append("| --- | --- | --- |" if is_told else "| --- | --- |")
    for name in names:
        one = argument_of(rule.name, name)
        given = f" `{told[name]}` |" if name in told else " |" if is_told else ""
        rows.append(f"| `{name}` | {one.label} [{one.unit}] |{given}")
    return rows if len(rows) > HEAD_ROWS else []


def _numbers(rule: Rule) -> list[str]:
    names = dict.fromkeys(rule.read, "read")
    for name, argument in handed_over(calls()[rule.name]):
        names.setdefault(name, f"in `{argument}`")
    if not names:
        return ["Declared numbers: none."]
    rows = ["| Declared number | Default and range | Grade and source | Used |", "| --- " * 4 + "|"]
    for name, use in names.items():
        one = LEVERS.get(name) or PARAMETERS[name]
        label = f"lever [`{name}`]({UP}/docs/parameters.md)" if name in LEVERS else f"`{name}`"
        source = one.source.split(". ")[0].removesuffix(".").replace("|", "/")
        rows.append(
            f"| {label}: {one.title.en} | {one.default:g}; {one.low:g} to {one.high:g} [{one.unit}] "
            f"| {_graded(one.grade, source)} | {use} |"
        )
    return rows


def _graded(grade: str, source: str) -> str:
    """Grade and source, where the source does not begin with the grade itself."""
    return source if source.lower().startswith(grade) else f"{grade}: {source}"


def handed_over(asking: tuple[Call, ...]) -> list[tuple[str, str]]:
    """Declared numbers inside what is handed over, with the argument they come in."""
    return [(name, argument) for one in asking for argument, given in one.given.items() for name in declared_in(given)]


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known."""
    app.add_directive("submodel", Submodel)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
