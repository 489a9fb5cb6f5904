"""The chain of events behind one result: three steps in numbers from both worlds, and when each begins to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cubb_sim.comparison import Comparison
from cubb_sim.dashboard.views.verdicts.miniature import miniature
from cubb_sim.dashboard.views.verdicts.written import both_levels
from cubb_sim.dashboard.views.why.chains import CHAINS
from cubb_sim.dashboard.views.why.ground import ground_sentence
from cubb_sim.dashboard.views.why.paired import ENOUGH_RUNS, Paired, followed, paired
from cubb_sim.dashboard.views.why.steps import Chain, Step
from cubb_sim.dashboard.views.why.words import (
    difference_cell,
    levels_cell,
    other_sentence,
    seen_from,
    step_sentence,
    verdict_cell,
)
from cubb_sim.number_format import percent
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import QUANTITIES, Unit
from cubb_sim.report.charts.course import Axes, Line, Mark, course_chart
from cubb_sim.report.markup import Column, Markup, bullets, element, paragraphs, table
from cubb_sim.report.reading import Reading
from cubb_sim.report.sections.contest import contest_box
from cubb_sim.report.sections.months import MONTHS
from cubb_sim.report.sentences.values import short_number

HOW = Text(
    "Sådan gik det til i modellen, talt op i begge verdener. Hændelser er pr. 100 borgerår på ydelse og for alle "
    "borgere, også dem, der er kommet undervejs; resultatmålene tæller kun dem, der var her fra start, så tallene er "
    "ikke helt de samme. At to ting følges ad, beviser ikke, at den ene skabte den anden.",
    "This is how it came about in the model, counted in both worlds. Events are per 100 citizen-years on benefit and "
    "of all citizens, those who came along the way included; the outcomes count only those here from the start, so the "
    "figures are not quite the same. That two things go together does not prove that one made the other.",
)

if TYPE_CHECKING:
    from cubb_sim.dashboard.views.outcomes.shown import Shown
RESULT = Text("Resultatet", "The result")
AXES: dict[Unit, tuple[float, Text]] = {
    Unit.SHARE: (0.01, Text("procentpoint", "points")),
    Unit.INDEX: (1.0, Text("skala 0\u20131", "scale 0\u20131")),
    Unit.KR_PER_YEAR: (1_000_000.0, Text("mio. kr.", "DKK million")),
}
"""What a difference is divided by on the axis, and its unit there."""
NO_CHANGE = Text("I har ikke ændret noget, så der er intet at forklare.", "You have changed nothing to be explained.")


def why(shown: Shown, quantity: str) -> Markup:
    """The chain behind a quantity; "" where there is none, or nothing to read yet."""
    if shown.reading is None or quantity not in CHAINS:
        return Markup("")
    if shown.is_as_today:
        return paragraphs(shown.say(NO_CHANGE))
    reading, chain = shown.reading, CHAINS[quantity]
    name = reading.say(QUANTITIES[quantity].title)
    title = reading.say(Text(f"Hvorfor? {name}", f"Why? {name}"))
    steps = [_step(shown, reading, number, step) for number, step in enumerate(chain.steps, start=1)]
    return element(
        "section",
        element("h3", f"{title}: {both_levels(reading, reading.comparison.difference(quantity))}"),
        contest_box(reading, with_names=False),
        element("p", reading.say(HOW), class_="small"),
        element("ol", steps, class_="why-steps"),
        _result(shown, reading, chain),
        element("p", _how_it_is_told(shown), class_="small"),
        element("p", ground_sentence(reading), class_="small"),
        class_="why",
        id=f"why-{quantity}",
        aria_label=title,
        data_quantity=quantity,
    )


def _step(shown: Shown, reading: Reading, number: int, step: Step) -> Markup:
    found = [paired(reading.comparison, one) for one in step.measures]
    first, *others = found
    summary = element("summary", reading.say(Text("Tallene", "The figures")))
    return element(
        "li",
        element("h4", f"{number}. {reading.say(step.title)}"),
        element("p", reading.say(step.mechanism)),
        element("p", element("strong", step_sentence(reading, first)), class_="why-first"),
        _picture(reading.comparison, first, reading),
        element("p", seen_from(shown, reading, first), class_="why-seen"),
        bullets(other_sentence(shown, reading, one) for one in others),
        element("details", summary, _table(shown, reading, step, found), id=f"why-figures-{number}"),
        class_="why-step",
    )


def _picture(comparison: Comparison, one: Paired, reading: Reading) -> Markup:
    (other,) = comparison.others.values()
    before, after = one.measure.values(comparison.baseline), one.measure.values(other)
    return miniature(before, after, one.measure.unit, step_sentence(reading, one))


def _table(shown: Shown, reading: Reading, step: Step, found: list[Paired]) -> Markup:
    columns = [
        Column(reading.say(Text("Talt op", "Counted"))),
        Column(reading.say(Text("Som i dag \u2192 med ændringen", "As today \u2192 with the change")), is_number=True),
        Column(reading.say(Text("Forskel", "Difference")), is_number=True),
        Column(reading.say(Text("Vurdering", "Verdict"))),
    ]
    rows = [
        [
            reading.say(one.measure.title),
            levels_cell(reading, one),
            difference_cell(reading, one),
            verdict_cell(shown, reading, one),
        ]
        for one in found
    ]
    return table(reading.say(Text(f"{step.title.da} i tal", f"{step.title.en} in figures")), columns, rows)


def _result(shown: Shown, reading: Reading, chain: Chain) -> Markup:
    """The result as `compare` counts it, and its paired difference month by month."""
    if chain.result is None or chain.follows is None:
        return Markup("")
    found, what = paired(reading.comparison, chain.result), reading.say(chain.follows)
    sentence, name = seen_from(shown, reading, found), reading.say(chain.result.title)
    return element(
        "div",
        element("h4", reading.say(RESULT)),
        element("p", f"{name}: {difference_cell(reading, found)}. ", element("span", sentence, class_="why-seen")),
        element("p", reading.say(Text(f"Fulgt her: {what}.", f"Followed here: {what}.")), class_="small"),
        _course(shown, reading, found, f"{name}, {what}. {sentence}"),
        class_="why-result",
    )


def _course(shown: Shown, reading: Reading, found: Paired, description: str) -> Markup:
    part_of, unit = AXES.get(found.measure.unit, (1.0, Text("", "")))
    label = reading.say(Text("Forskel, kørsel for kørsel", "Difference, run by run"))
    lines = [Line(label, followed(reading.comparison, found.measure) / part_of, "")]
    month = None
    if shown.is_settled and found.from_month is not None:
        words = Text(f"måned {found.from_month}", f"month {found.from_month}")
        month = Mark(float(found.from_month), reading.say(words), "now")

    def written(value: float) -> str:
        return short_number(value, reading.language, signed=True)

    return course_chart(lines, Axes(written, reading.say(MONTHS), reading.say(unit)), description, month=month)


def _how_it_is_told(shown: Shown) -> str:
    enough = percent(ENOUGH_RUNS, shown.language, 0)
    return shown.say(
        Text(
            f"\u00bbKan ses fra\u00ab betyder, at mindst {enough} af kørslerne går samme vej fra den måned og til "
            "slutningen, talt op fra start; grænsen er antaget. \u00bbBedre\u00ab, \u00bbdårligere\u00ab, "
            "\u00bbhøjere\u00ab og \u00bblavere\u00ab bruges som alle andre steder kun, når 95\u00a0%-intervallet for "
            "forskellen ikke rummer nul. De to kan være uenige.",
            f"\u2018Shows from\u2019 means that at least {enough} of the runs go the same way from that month to the "
            "end, counted up from the start; the threshold is assumed. \u2018Better\u2019, \u2018worse\u2019, "
            "\u2018higher\u2019 and \u2018lower\u2019 are said, as everywhere, only where the 95% interval of the "
            "difference does not hold zero. The two may disagree.",
        )
    )
