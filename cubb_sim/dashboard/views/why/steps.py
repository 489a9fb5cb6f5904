"""What a chain is made of, and the three steps most chains share.

Every sentence says what a rule of the model does, not what happens anywhere else; the rules stand in `cubb_sim/rules`
and `cubb_sim/processes`, and in words in docs/odd.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.dashboard.views.why import counted as c
from cubb_sim.dashboard.views.why.measures import Measure
from cubb_sim.parameters.specification import Text


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        mechanism: what the model lets happen here.
        measures: what is counted; the first is drawn.
    """

    title: Text
    mechanism: Text
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Chain:
    """Three steps, and the result itself.

    Attributes:
        follows: what is followed month by month to see when the result comes; None where nothing is.
    """

    steps: tuple[Step, Step, Step]
    result: Measure | None = None
    follows: Text | None = None


CONVERSATION = Step(
    Text("Samtalen", "The conversation"),
    Text(
        "Borgeren kan sige, hvad vedkommende selv vil. Griber sagsbehandleren det, vokser tilliden og troen på egne "
        "muligheder, og planen kommer til at passe bedre; overhøres det, falder de.",
        "The citizen may say what he or she wants. Where the caseworker grasps it, trust and own belief grow, and the "
        "plan fits better; where it is overheard, they fall.",
    ),
    (c.GRASPED, c.GRASPED_SHARE, c.MEETINGS),
)
DECISION = Step(
    Text("Beslutningen", "The decision"),
    Text(
        "En aftalt indsats bevilges på stedet eller sendes til godkendelse og venter så på en plads. Bliver den ikke "
        "til noget, er det et brudt løfte, som koster tillid.",
        "An agreed measure is granted on the spot or sent for approval, and then waits for a place. Where nothing "
        "comes of it, that is a broken promise, which costs trust.",
    ),
    (c.STARTED, c.GRANTED_SHARE, c.BROKEN),
)
WAY_TO_WORK = Step(
    Text("Vejen til arbejde", "The way to work"),
    Text(
        "En praktik kan ende med løn, når virksomheden er indstillet på det, og borger og plads passer sammen. Andre "
        "finder selv løntimer; det afhænger af parathed, tro på egne muligheder, netværk og ledige job.",
        "An internship may end in wages where the firm is ready for it and citizen and place fit. Others find paid "
        "hours themselves, which depends on readiness, own belief, network and vacancies.",
    ),
    (c.HOURS_OR_JOB, c.INTERNSHIPS, c.CONVERTED),
)
