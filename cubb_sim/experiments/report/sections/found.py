"""What was found: for each outcome sentences, figures, and the numbers behind them."""

from __future__ import annotations

from cubb_sim.experiments.report.figures import Picture, common_pictures, pictures_of, regret_pictures
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.experiments.report.sections.sheets import scrolling, sheet
from cubb_sim.experiments.report.sentences.answers import answers
from cubb_sim.experiments.report.sentences.questions import regret_sentences
from cubb_sim.parameters import Text
from cubb_sim.report.markup import Markup, element, joined, paragraphs

HEADING = Text("Figurer og tal", "Figures and numbers")
OVERALL = Text("For alle resultater", "For all outcomes")
REGRET = Text("Fortrydelse", "Regret")
REGRET_WORDS = Text(
    "Fortrydelse er, hvor langt en strategi i en fremtid ligger fra det, intet andet overgik i samme fremtid. "
    "Strategierne står i designets rækkefølge.",
    "Regret is how far a strategy is, in a future, from what nothing else exceeded in that same future. Strategies "
    "are in the order of the design.",
)


def found_section(reading: FindingsReading) -> Markup:
    """Every figure, with the sentences of its subject before it and the table under it."""
    own = [one for one in reading.subjects() if pictures_of(reading, one)]
    parts = [
        joined(
            element("h3", reading.subject_title(subject)),
            paragraphs(*answers(reading, subject)),
            [_figure(reading, subject, one) for one in pictures_of(reading, subject)],
        )
        for subject in own
    ]
    return joined(element("h2", reading.say(HEADING), id="figures"), _common(reading), parts, _regret(reading))


def _common(reading: FindingsReading) -> Markup:
    found = common_pictures(reading)
    if not found:
        return Markup("")
    return joined(element("h3", reading.say(OVERALL)), [_figure(reading, None, one) for one in found])


def _regret(reading: FindingsReading) -> Markup:
    found = regret_pictures(reading)
    if not found:
        return Markup("")
    figures = [_figure(reading, Subject(str(one.rows["output"].iloc[0]), "", is_effect=False), one) for one in found]
    return joined(
        element("h3", reading.say(REGRET)),
        paragraphs(reading.say(REGRET_WORDS), *regret_sentences(reading)),
        figures,
    )


def _figure(reading: FindingsReading, subject: Subject | None, picture: Picture) -> Markup:
    """A figure with its title, and its table in a box that opens."""
    drawing = scrolling(picture.inline(), picture.title)
    return joined(
        element("figure", drawing, element("figcaption", picture.title)),
        sheet(reading, subject, picture.rows, picture.title),
    )
