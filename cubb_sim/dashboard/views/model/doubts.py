"""Five reasons to doubt the model, with its own figures."""

from __future__ import annotations

from collections import Counter

from cubb_sim.dashboard.content.learned import learned, trial_rows
from cubb_sim.dashboard.session import Session
from cubb_sim.number_format import number, percent
from cubb_sim.parameters import LEVERS, PARAMETERS, Grade
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

BELIEF, SWITCHES = "switches.belief_causal_share", "switches."


def doubts(session: Session) -> Markup:
    """The reasons, each with what can be done about it in the meeting."""
    reasons = (_assumed(session), _nobody_here(session), _trials(session), _cause(session), _others(session))
    items = [element("li", element("strong", session.say(name)), " ", session.say(text)) for name, text in reasons]
    return joined(
        element("h2", session.say(Text("Fem grunde til at tvivle på den", "Five reasons to doubt it"))),
        element("ol", items),
        element(
            "p",
            session.say(Text("Er I uenige i et tal? ", "Do you disagree with a number? ")),
            element("a", session.say(Text("Anfægt det", "Contest it")), href=session.href("assumptions"), data_go=""),
            session.say(Text(", og se, hvad der følger.", ", and see what follows.")),
        ),
    )


def _assumed(session: Session) -> tuple[Text, Text]:
    declared = [*PARAMETERS.values(), *LEVERS.values()]
    n = number(len(declared), session.language)
    n_assumed = number(sum(one.grade is Grade.ASSUMED for one in declared), session.language)
    return Text("De fleste tal er antaget.", "Most of its numbers are assumed."), Text(
        f"{n_assumed} af {n} tal har ingen kilde, der har målt dem. De er valgt, for at en mekanisme kan være med, "
        "og har et spænd omkring sig.",
        f"{n_assumed} of {n} numbers have no source that measured them. They are chosen so that a mechanism can "
        "exist, with a range around them.",
    )


def _nobody_here(session: Session) -> tuple[Text, Text]:
    verdicts = Counter(one.verdict for one in learned().values())
    told = {verdict: number(verdicts[verdict], session.language) for verdict in ("learned", "partly", "not")}
    n = number(sum(verdicts.values()), session.language)
    return Text("Ingen tal er tilpasset jer.", "None of its numbers is fitted to you."), Text(
        f"{n} tal er tilpasset offentliggjorte fund om lignende borgere. Om {told['learned']} af dem lærte "
        f"tilpasningen noget, om {told['partly']} lidt og om {told['not']} næsten intet; dér står det, vi begyndte "
        "med.",
        f"{n} numbers are fitted to published findings about similar citizens. Of {told['learned']} of them the fit "
        f"learnt something, of {told['partly']} a little and of {told['not']} next to nothing; there, what we began "
        "with stands.",
    )


def _trials(session: Session) -> tuple[Text, Text]:
    rows = trial_rows()
    say = {
        "n": len(rows),
        "trials": len({one["trial"] for one in rows}),
        "hit": sum(one["verdict"] == "hit" for one in rows),
        "level": sum(one["verdict"] == "hit" and one["level_differs"] for one in rows),
        "nothing": sum(one["verdict"] == "hit" and one["no_effect_inside"] for one in rows),
    }
    told = {key: number(value, session.language) for key, value in say.items()}
    return Text(
        "Den rammer kun delvis de forsøg, den ikke er tilpasset.",
        "It agrees only in part with trials it was not fitted to.",
    ), Text(
        f"Af {told['n']} sammenligninger med {told['trials']} forsøg med lodtrækning rammer den {told['hit']}. I "
        f"{told['level']} af dem ligger modellens borgere på et andet niveau end forsøgets, og i {told['nothing']} "
        "ville slet ingen virkning have ramt lige så godt.",
        f"Of {told['n']} comparisons with {told['trials']} trials by lot it hits {told['hit']}. In {told['level']} "
        f"of them the model's citizens are at another level than the trial's, and in {told['nothing']} no effect at "
        "all would have hit as well.",
    )


def _cause(session: Session) -> tuple[Text, Text]:
    share = percent(PARAMETERS[BELIEF].default, session.language, 0)
    return Text("Den kan forveksle viden med årsag.", "It may take knowledge for cause."), Text(
        "Borgere, som sagsbehandleren tror på, kommer oftere i job. Måske fordi troen virker, måske fordi "
        f"sagsbehandleren ser rigtigt. Ingen kilde skiller de to ad; modellen regner {share} af sammenhængen som "
        "årsag.",
        "Citizens in whom the caseworker believes find work more often. Perhaps because belief works, perhaps "
        f"because the caseworker sees well. No source tells the two apart; the model takes {share} of the connection "
        "as cause.",
    )


def _others(session: Session) -> tuple[Text, Text]:
    n = number(sum(name.startswith(SWITCHES) for name in PARAMETERS), session.language)
    return Text("Forskningen handler mest om andre.", "Research is mostly about others."), Text(
        "De fleste undersøgelser af, hvad der virker, er om nyledige og forsikrede, ikke om aktivitetsparate borgere. "
        f"{n} steder findes der fund, der peger en anden vej end modellen; det er forudsætninger, I kan slå om.",
        "Most studies of what works are about newly unemployed and insured people, not about activity-ready "
        f"citizens. In {n} places there are findings that point another way than the model; they are switches you "
        "can turn.",
    )
