"""What leaders meet but do not decide: disturbances, their size and length, and what each does to a month.

A disturbance is placed at a month of a scenario and changes the path of the surroundings (`PATH_NEUTRAL`) from then
on. Sizes and lengths are assumed throughout; they are there to be argued about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cubb_sim.errors import ScenarioError, UnknownNameError
from cubb_sim.parameters.specification import Grade, Parameter, ParameterRole, Text

PATH_NEUTRAL: Mapping[str, float] = {
    "demand_factor": 1.0,  # on the demand for labour
    "vacancies_factor": 1.0,  # on the openings the model's citizens could take
    "resignation_share": 0.0,  # of the filled posts, leaving in the month itself
    "closing_share": 0.0,  # of the open offers, closing in the month itself
    "reform_load": 0.0,  # extra share of working time taken by demands
    "budget_factor": 1.0,  # on the offer budget
}
"""The fields of a month's path, and the values they have where nothing happens."""


class Course(StrEnum):
    """How an effect runs over the months of a disturbance."""

    LASTING = "lasting"  # in full every month
    FADING = "fading"  # in full the first month, then in equal steps towards nothing
    AT_ONCE = "at once"  # in the first month only, whatever the length


@dataclass(frozen=True)
class Effect:
    """What a disturbance adds to the neutral value of one field.

    Attributes:
        per_size: change of the field per unit of the disturbance's size.
        course: how the change runs over the months.
    """

    per_size: float
    course: Course = Course.LASTING


@dataclass(frozen=True)
class DisturbanceKind:
    """A kind of disturbance.

    Attributes:
        name: what scenario files call it.
        size: how large it is: default, range, unit, source and grade.
        default_months: how long it lasts where the scenario does not say.
        effects: by field of `PATH_NEUTRAL`.
    """

    name: str
    size: Parameter
    default_months: int
    effects: Mapping[str, Effect]

    @property
    def title(self) -> Text:
        """What it is called."""
        return self.size.title

    @property
    def explanation(self) -> Text:
        """What happens, and which dilemma it brings."""
        return self.size.explanation

    @property
    def grade(self) -> Grade:
        """How size and length are known."""
        return self.size.grade

    @property
    def source(self) -> str:
        """Where size and length are from."""
        return self.size.source


def disturbance(  # noqa: PLR0913 (one argument per column of the table)
    name: str,
    size: tuple[float, float, float],
    unit: str,
    default_months: int,
    effects: Mapping[str, Effect],
    source: str,
    *,
    da: str,
    en: str,
) -> DisturbanceKind:
    """Declare a disturbance: `size` is default, lowest, highest; `da` and `en` are "Title: explanation."."""
    title_da, _, text_da = da.partition(": ")
    title_en, _, text_en = en.partition(": ")
    declared = Parameter(
        f"disturbance.{name}", *size, unit, ParameterRole.UNCERTAINTY, Grade.ASSUMED, source,
        Text(title_da, title_en), Text(text_da, text_en),
    )  # fmt: skip
    return DisturbanceKind(name, declared, default_months, effects)


_DECLARED = (
    disturbance(
        "reform", (0.08, 0.0, 0.25), "share of working time taken by new rules at first", 12,
        {"reform_load": Effect(1.0, Course.FADING)},
        "Size and length assumed; that reforms are frequent and force changes is said in CUBB's project description.",
        da="Reform med nye regler: Lovændringer skal læres, skrives ind i arbejdsgange og forklares for "
           "borgerne, og imens er der mindre tid til samtalerne. Presset aftager, efterhånden som det nye bliver "
           "hverdag. Dilemmaet er, om lokale udviklingsspor skal sættes på pause eller holdes i live imens.",
        en="Reform of the rules: Changes of law must be learnt, written into routines and explained to "
           "citizens, and meanwhile there is less time for meetings. The pressure fades as the new becomes everyday. "
           "The dilemma is whether local development should be paused or kept alive in the meantime.",
    ),
    disturbance(
        "budget_cut", (0.3, 0.0, 0.8), "share of the offer budget", 24,
        {"budget_factor": Effect(-1.0)},
        "Size and length assumed.",
        da="Besparelse på tilbud: En del af pengene til købte forløb forsvinder i en periode. Køerne vokser, og flere "
           "borgere venter uden noget i gang. Det, der spares på tilbud, kan komme igen som forsørgelse.",
        en="Cut in the offer budget: Part of the money for bought courses disappears for a time. Queues grow, and more "
           "citizens wait with nothing going on. What is saved on offers may come back as benefits paid.",
    ),
    disturbance(
        "resignations", (0.25, 0.0, 0.7), "share of the caseworkers, leaving in one month", 1,
        {"resignation_share": Effect(1.0, Course.AT_ONCE)},
        "Size assumed; a year's ordinary turnover in one month would be 0.20.",
        da="Opsigelsesbølge: En del af sagsbehandlerne siger op på samme tid. Stillinger står tomme, mange borgere "
           "skifter sagsbehandler, og de, der bliver tilbage, overtager sagerne. Spørgsmålet er, hvem der skal undvære "
           "samtaler, til de nye er lært op.",
        en="Wave of resignations: Part of the caseworkers give notice at the same time. Posts stand empty, many "
           "citizens change caseworker, and those who stay take over the cases. The question is who must do without "
           "meetings until the newcomers have been trained.",
    ),
    disturbance(
        "closing_offers", (0.5, 0.0, 1.0), "share of the open offers", 1,
        {"closing_share": Effect(1.0, Course.AT_ONCE)},
        "Size assumed; the second LISES note (2018) describes offers that close before the citizen can start.",
        da="Tilbud lukker: En del af de åbne tilbud bliver lukket fra den ene dag til den anden. Aftaler, der var "
           "indgået, kan ikke holdes, og det gør den næste inddragelse sværere. Nogle tilbud kan have fortjent det, "
           "men prisen betales også af dem, der skulle til at begynde.",
        en="Offers close: Part of the open offers are closed from one day to the next. Agreements already given cannot "
           "be kept, which makes the next involvement harder. Some offers may have deserved it, but the price is also "
           "paid by those about to start.",
    ),
    disturbance(
        "downturn", (0.3, 0.0, 0.6), "share of the demand for labour", 24,
        {"demand_factor": Effect(-1.0)},
        "Size and length assumed.",
        da="Lavkonjunktur: Efterspørgslen på arbejdskraft falder, og døren til de første løntimer bliver smallere. "
           "Det, en indsats har bygget op, kan ligne spildt arbejde, så længe ingen ansætter. Dilemmaet er, om man "
           "sparer nu eller holder borgerne klar, til det vender.",
        en="Downturn: The demand for labour falls, and the door to the first paid hours becomes narrower. What a "
           "measure has built up may look like wasted work as long as nobody is hiring. The dilemma is whether to "
           "save now or to keep people ready for the turn.",
    ),
    disturbance(
        "big_employer_opens", (0.5, 0.0, 1.5), "extra openings, as a share of those there are", 18,
        {"vacancies_factor": Effect(1.0)},
        "Size and length assumed.",
        da="En stor arbejdsplads åbner: I en periode kommer der mange åbninger på én gang. Flere kan få løntimer, uden "
           "at det sker på bekostning af hinanden. Spørgsmålet er, om jobcentret når at få de borgere med, der har "
           "længst til arbejdsmarkedet.",
        en="A big employer opens: For a time many openings come at once. More people can get paid hours without it "
           "being at each other's expense. The question is whether the job centre manages to bring along those "
           "furthest from the labour market.",
    ),
    disturbance(
        "big_employer_closes", (0.4, 0.0, 0.8), "share of the openings", 18,
        {"vacancies_factor": Effect(-1.0), "demand_factor": Effect(-0.5)},
        "Size and length assumed; demand is taken to fall by half as much as openings.",
        da="En stor arbejdsplads lukker: Åbningerne bliver færre, og nyledige med frisk erfaring søger de samme job. "
           "De udsatte borgere rykker bagud i køen uden selv at have gjort noget anderledes. Dilemmaet er, om "
           "virksomhedskonsulenterne skal bruge kræfterne på de nyledige eller blive hos målgruppen.",
        en="A big employer closes: Openings become fewer, and the newly unemployed with fresh experience apply for the "
           "same jobs. Vulnerable citizens move back in the queue without having done anything differently. The "
           "dilemma is whether company consultants should turn to the newly unemployed or stay with the target group.",
    ),
)  # fmt: skip

DISTURBANCES: dict[str, DisturbanceKind] = {kind.name: kind for kind in _DECLARED}
"""All kinds of disturbance, by the name scenario files use."""


def path_effect(kind: str, size: float, months: int | None, month_offset: int) -> dict[str, float]:
    """What a disturbance contributes to the path in one of its months.

    Args:
        kind: name in `DISTURBANCES`.
        size: how large [the kind's unit].
        months: how long it lasts [months, at least 1]; `None` for the kind's default.
        month_offset: months since it began; 0 is the first month.

    Returns:
        A value for every field of `PATH_NEUTRAL`; neutral before the disturbance has begun and after it has ended.

    Raises:
        ScenarioError: unknown kind, size outside its range, or a length below one month.
    """
    known = _kind(kind)
    length = known.default_months if months is None else months
    _refuse(known, size, length)
    contribution = dict(PATH_NEUTRAL)
    for field, effect in known.effects.items():
        contribution[field] += effect.per_size * size * _strength(effect.course, length, month_offset)
    return contribution


def together(contributions: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The path of a month in which several disturbances are under way.

    Factors multiply and loads add. Of those whom one wave leaves behind, the next takes its share, so that shares
    never exceed the whole.
    """
    path = dict(PATH_NEUTRAL)
    for contribution in contributions:
        for field, value in contribution.items():
            if field.endswith("_factor"):
                path[field] *= value
            elif field.endswith("_share"):
                path[field] = 1.0 - (1.0 - path[field]) * (1.0 - value)
            else:
                path[field] += value
    return path


def _strength(course: Course, months: int, month_offset: int) -> float:
    """The part of the full effect that is in force, 0 to 1."""
    if not 0 <= month_offset < months:
        return 0.0
    if course is Course.AT_ONCE:
        return 1.0 if month_offset == 0 else 0.0
    return 1.0 if course is Course.LASTING else (months - month_offset) / months


def _kind(name: str) -> DisturbanceKind:
    if name not in DISTURBANCES:
        raise UnknownNameError("disturbances", "kind of disturbance", name, DISTURBANCES)
    return DISTURBANCES[name]


def _refuse(kind: DisturbanceKind, size: float, months: int) -> None:
    problem = kind.size.problem_with(size)
    if problem:
        raise ScenarioError(f"disturbance '{kind.name}'", f"size: {problem}")
    if months < 1:
        raise ScenarioError(f"disturbance '{kind.name}'", f"{months} months is no length.", "Use 1 or more.")
