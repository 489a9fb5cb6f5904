"""Quantities of interest: staff and organisation, and the account of the municipality and the state."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cubb_sim.events import Event
from cubb_sim.outcome import EFFORT, MUNICIPAL_NET, STATE_NET, Account, Outcome, Stock
from cubb_sim.parameters.specification import Text
from cubb_sim.quantities import persons as count
from cubb_sim.quantities.definition import Better, Family, QuantityOfInterest, Ratio, Unit, Whole

LAST_MONTHS = 12


def _quotient(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator != 0 else float("nan")


def _over_filled_posts(stock: Stock) -> Whole:
    """Mean of a staff stock over the filled posts of all municipalities in the last twelve months."""

    def compute(outcome: Outcome) -> float:
        last = outcome.stocks[1:][-LAST_MONTHS:]
        filled = last[:, :, Stock.POSTS_FILLED]
        # A month without staff has no mean to take part with, whatever stands in its place.
        total = np.where(filled > 0, last[:, :, stock] * filled, 0.0).sum()
        return _quotient(float(total), float(filled.sum()))

    return compute


def staff_turnover(outcome: Outcome) -> float:
    """Caseworkers who left / filled post-years, over the whole run."""
    leavers = int(outcome.flows[1:, :, Event.CASEWORKER_LEFT].sum())
    post_months = float(outcome.stocks[1:, :, Stock.POSTS_FILLED].sum())
    return _quotient(leavers * count.MONTHS_PER_YEAR, post_months)


def _person_years(outcome: Outcome) -> float:
    """Years from each person's arrival to the horizon, whatever became of the person [years]."""
    arrival = outcome.people["arrival_month"]
    months_before_arrival = np.maximum(arrival.astype(np.int64) - 1, 0)
    return float((outcome.horizon_months - months_before_arrival).sum()) / count.MONTHS_PER_YEAR


def _cost(accounts: tuple[Account, ...]) -> Callable[[Outcome], float]:
    def compute(outcome: Outcome) -> float:
        return _quotient(float(outcome.ledger[:, :, list(accounts)].sum()), _person_years(outcome))

    return compute


_LAST_YEAR_DA = "Gennemsnit over besatte stillinger i de sidste 12 måneder."
_LAST_YEAR_EN = "Mean over filled posts in the last 12 months."


def _staff(stock: Stock, title: Text, unit: Unit, what: Text, better: Better) -> QuantityOfInterest:
    definition = Text(f"{what.da} {_LAST_YEAR_DA}", f"{what.en} {_LAST_YEAR_EN}")
    compute = _over_filled_posts(stock)
    return QuantityOfInterest(stock.name.lower(), title, unit, definition, better, Family.ORGANISATION, compute)


def _account(name: str, title: Text, definition: Text, better: Better, compute: Ratio | Whole) -> QuantityOfInterest:
    return QuantityOfInterest(name, title, Unit.KR_PER_YEAR, definition, better, Family.ECONOMY, compute)


_ORGANISATION: tuple[QuantityOfInterest, ...] = (
    _staff(
        Stock.STRAIN,
        Text("Belastning hos medarbejderne", "Strain of the staff"),
        Unit.INDEX,
        Text("Sagsbehandlernes belastning, fra 0 til 1.", "The caseworkers' strain, from 0 to 1."),
        Better.LOWER,
    ),
    _staff(
        Stock.COMPETENCE,
        Text("Samtalekompetence", "Competence in conversation"),
        Unit.INDEX,
        Text(
            "Sagsbehandlernes evne til at gribe, hvad der betyder noget for borgeren, fra 0 til 1.",
            "The caseworkers' ability to grasp what matters to the citizen, from 0 to 1.",
        ),
        Better.HIGHER,
    ),
    _staff(
        Stock.PRACTICE,
        Text("Inddragende praksis", "Involving practice"),
        Unit.INDEX,
        Text(
            "Hvor langt den inddragende praksis er taget op, fra 0 til 1.",
            "How far involving practice has been taken up, from 0 to 1.",
        ),
        Better.HIGHER,
    ),
    _staff(
        Stock.CLIMATE,
        Text("Klima i teamene", "Climate in the teams"),
        Unit.INDEX,
        Text("Fra 0 (rivalisering) til 1 (mestring).", "From 0 (rivalry) to 1 (mastery)."),
        Better.HIGHER,
    ),
    _staff(
        Stock.CASELOAD,
        Text("Borgere pr. sagsbehandler", "Citizens per caseworker"),
        Unit.CITIZENS_PER_POST,
        Text(
            "Borgere pr. besat stilling. Et middel, ikke et mål: færre borgere pr. stilling koster flere stillinger.",
            "Citizens per filled post. A means, not an end: fewer citizens per post cost more posts.",
        ),
        Better.NEITHER,
    ),
    QuantityOfInterest(
        "staff_turnover",
        Text("Personaleomsætning", "Staff turnover"),
        Unit.SHARE_PER_YEAR,
        Text(
            "Sagsbehandlere, der er holdt op, i forhold til besatte stillingsår, over hele forløbet.",
            "Caseworkers who left in relation to filled post-years, over the whole run.",
        ),
        Better.LOWER,
        Family.ORGANISATION,
        staff_turnover,
    ),
)

_ECONOMY: tuple[QuantityOfInterest, ...] = (
    _account(
        "municipal_net_cost_per_citizen_year",
        Text("Kommunens nettoudgift", "Municipal net cost"),
        Text(
            "Kommunens del af ydelsen plus medarbejdere, indsatser, virksomhedsmentorer og udvikling, pr. person og år "
            "fra personen kom (eller fra start) til horisonten. Personer, der er kommet i job eller er væk, bliver i "
            "nævneren: ellers ville en besparelse ikke kunne ses. Alle, der er kommet, er med, ikke kun kohorten. Uden "
            "diskontering; skat, sundhed og sociale udgifter er ikke med.",
            "The municipality's part of the benefit plus staff, measures, company mentors and development, per person "
            "and year from the person's arrival (or the start) to the horizon. People who got a job or have gone stay "
            "in the denominator: otherwise a saving could not be seen. Everybody who came is included, not only the "
            "cohort. Undiscounted; tax, health and social expenditure are not included.",
        ),
        Better.LOWER,
        _cost(MUNICIPAL_NET),
    ),
    _account(
        "state_net_cost_per_citizen_year",
        Text("Statens nettoudgift", "State net cost"),
        Text(
            "Statens refusion af ydelsen pr. person og år, opgjort som kommunens nettoudgift. Skat er ikke med.",
            "The state's refund of the benefit per person and year, counted as the municipal net cost. Tax is not "
            "included.",
        ),
        Better.LOWER,
        _cost(STATE_NET),
    ),
    _account(
        "effort_cost_per_citizen_year",
        Text("Udgift til indsatsen", "Cost of the effort"),
        Text(
            "Medarbejdere, indsatser, virksomhedsmentorer og udvikling (uden ydelse), pr. person og år, opgjort som "
            "kommunens nettoudgift. En investering eller en udgift, alt efter hvad der kommer ud af den.",
            "Staff, measures, company mentors and development (benefit left out), per person and year, counted as the "
            "municipal net cost. An investment or an expense, depending on what comes of it.",
        ),
        Better.NEITHER,
        _cost(EFFORT),
    ),
    _account(
        "municipal_kr_per_person_year",
        Text("Kommunens udgift til personen", "Municipal cost of the person"),
        Text(
            "Kommunens del af ydelsen plus indsatser og virksomhedsmentor til den enkelte person i kohorten, pr. år "
            "fra start til horisont. Fællesudgifter som medarbejdere og udvikling er ikke fordelt på personer; derfor "
            "er tallet lavere end kommunens nettoudgift.",
            "The municipality's part of the benefit plus measures and company mentor for each person of the cohort, "
            "per year from the start to the horizon. Joint costs such as staff and development are not shared out on "
            "persons; so the figure is lower than the municipal net cost.",
        ),
        Better.LOWER,
        Ratio(count.of("municipal_kr"), count.years_since_start),
    ),
    _account(
        "state_kr_per_person_year",
        Text("Statens udgift til personen", "State cost of the person"),
        Text(
            "Statens refusion af ydelsen til den enkelte person i kohorten, pr. år fra start til horisont.",
            "The state's refund of the benefit of each person of the cohort, per year from the start to the horizon.",
        ),
        Better.LOWER,
        Ratio(count.of("state_kr"), count.years_since_start),
    ),
    QuantityOfInterest(
        "displaced_per_100",
        Text("Fortrængt fra et job", "Displaced from a job"),
        Unit.PER_100_PERSONS,
        Text(
            "Antal gange en person i kohorten havde fundet arbejde, som ikke var der mere, fordi andre af modellens "
            "borgere havde taget åbningen, pr. 100 personer i hele forløbet. Fortrængning af andre ledige er ikke med.",
            "The number of times a person of the cohort had found work that was no longer there, because other "
            "citizens of the model had taken the opening, per 100 persons over the whole run. Displacement of other "
            "unemployed people is not included.",
        ),
        Better.LOWER,
        Family.ECONOMY,
        Ratio(count.of("n_displacements"), count.everybody, 100.0),
    ),
)

QUANTITIES: tuple[QuantityOfInterest, ...] = _ORGANISATION + _ECONOMY
