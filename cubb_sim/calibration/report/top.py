"""What comes first: what a calibration is and is not, warnings, and the short answers."""

from __future__ import annotations

from cubb_sim.calibration.report.alternatives import structure_title
from cubb_sim.calibration.report.confronted import lift_sentences
from cubb_sim.calibration.report.inside import fit_sentence
from cubb_sim.calibration.report.judged import Judged, at_centre, judged
from cubb_sim.calibration.report.learned import learned_sentence, not_determined
from cubb_sim.calibration.report.left_out import left_out_sentence
from cubb_sim.calibration.report.machinery import check_sentence, conflict_sentence
from cubb_sim.calibration.report.made import OTHER_TARGETS
from cubb_sim.calibration.report.reading import CalibrationReading
from cubb_sim.calibration.report.recovered import recovery_sentence
from cubb_sim.calibration.report.trials import trials_sentence
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, bullets, element, joined, paragraphs
from cubb_sim.report.sentences.undetermined import ALARM, QUICK

TITLE = Text("Tilpasningen: hvorfor skulle man tro på den?", "The calibration: why should it be believed?")
WHAT_IT_IS = Text(
    "En tilpasning finder de sæt af tal, med hvilke modellen viser det, der er offentliggjort om virkeligheden, også "
    "når BIP-undersøgelsen gentages på simulerede mennesker. Den giver ikke ét svar, men en spredning: alle de sæt, "
    "der passer. Den er ikke et bevis for, at modellens mekanismer er de rigtige, og ikke en prognose. Kun de frie tal "
    "er tilpasset; alle andre står, som de er erklæret, og deres uvished er ikke med.",
    "A calibration finds the sets of numbers with which the model shows what has been published of the world, also "
    "when the BIP study is repeated on simulated people. It gives not one answer but a spread: all the sets that fit. "
    "It is no proof that the model's mechanisms are the right ones, and no forecast. Only the free numbers are fitted; "
    "all others stand as declared, and their uncertainty is not in it.",
)
SHORT = Text("Kort fortalt", "In short")
OTHER_ALARMS = Text("Alarm også, når en kontakt stilles om", "Alarm also where a switch is turned")
MISSED = Text("Rammer ikke", "Missed")
ONLY_WITH_CHANCE = Text("Kun inden for med tilfældighed", "Inside only with chance")
NOT_KNOWN = Text(
    "Det, målene ikke afgør, står samlet længere nede", "What the targets do not determine is listed below"
)


def top(reading: CalibrationReading) -> Markup:
    """Title, what it is, warnings and answers."""
    kicker = reading.say(Text("Tilpasning", "Calibration"))
    return joined(
        element(
            "p", f"cubb_sim {reading.manifest.get('version', '')}. {kicker} {reading.manifest['id']}", class_="kicker"
        ),
        element("h1", reading.say(TITLE)),
        paragraphs(*warnings(reading), class_="contest"),
        element("p", reading.say(WHAT_IT_IS)),
        element("div", element("h2", reading.say(SHORT)), bullets(answers(reading)), class_="answer"),
    )


def warnings(reading: CalibrationReading) -> list[str]:
    """What the calibration says against itself."""
    told = [QUICK] * bool(reading.manifest.get("quick")) + [ALARM] * bool(reading.default.get("alarm"))
    alarmed = [name for name, one in reading.structures.items() if one.get("switches") and one.get("alarm")]
    told += [OTHER_TARGETS] * reading.has_other_targets
    sentences = [reading.say(one) for one in told]
    if alarmed:
        named = "; ".join(structure_title(reading, name) for name in alarmed)
        sentences.append(f"{reading.say(OTHER_ALARMS)}: {named}.")
    return sentences


def answers(reading: CalibrationReading) -> list[str]:
    """One sentence on each part of the page, with the misses named."""
    named = {
        verdict: [reading.target(row.target) for row in at_centre(reading) if judged(row) is verdict]
        for verdict in Judged
    }
    missed, by_chance = named[Judged.MISSED], named[Judged.ONLY_WITH_CHANCE]
    n = len(not_determined(reading))
    return [
        fit_sentence(reading),
        f"{reading.say(MISSED)}: {'; '.join(missed)}." if missed else "",
        f"{reading.say(ONLY_WITH_CHANCE)}: {'; '.join(by_chance)}." if by_chance else "",
        conflict_sentence(reading),
        learned_sentence(reading) + (f" {reading.say(NOT_KNOWN)}." if n else ""),
        left_out_sentence(reading),
        recovery_sentence(reading),
        check_sentence(reading),
        " ".join(lift_sentences(reading)),
        trials_sentence(reading),
    ]
