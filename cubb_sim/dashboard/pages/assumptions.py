"""The page of assumptions: find a number, contest it, and see at once what follows."""

from __future__ import annotations

from dataclasses import replace

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.pages.noting import note, noted, written
from cubb_sim.dashboard.record import Kind
from cubb_sim.dashboard.session import Session
from cubb_sim.dashboard.simulation import Progress, use_progress
from cubb_sim.dashboard.views.assumptions import Answer, Asked, Wish, answered, models_own, page, wished
from cubb_sim.dashboard.views.assumptions.effect import Followed
from cubb_sim.dashboard.views.assumptions.entry import entries
from cubb_sim.dashboard.views.guess import withheld
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import joined
from cubb_sim.report.reading import Reading

TITLE = Text("Antagelser", "Assumptions")
NOTE = Text("Vores noter om antagelserne", "What we talk about at the assumptions")


@solara.component
def AssumptionsPage(session: Session) -> None:
    """The register, what is contested, and the answer with and without it."""
    asked, set_asked = solara.use_state(Asked(Wish(only_moved=bool(session.selection.levers))))
    without = models_own(session.selection)
    ours, models = use_progress(session.selection), use_progress(without)

    def on_event(event: Event) -> None:
        if session.followed(event) or noted(session, event):
            return
        answer = answered(session.selection, event, session.language)
        if answer is None:
            set_asked(replace(asked, wish=wished(asked.wish, event)))
            return
        set_asked(replace(asked, refused=answer if answer.problem else None))
        if answer.problem is None:
            _written_down(session, answer)
        session.select(answer.selection)

    of_models = _followed(models, session) if without != session.selection else None
    shown = page(session, asked, _followed(ours, session), of_models, withheld(session))
    live(joined(shown, note(session, "assumptions", NOTE)), on_event, css="assumptions-page")


def _followed(progress: Progress, session: Session) -> Followed:
    reading = Reading(progress.comparison, session.language) if progress.comparison is not None else None
    return Followed(reading, progress.n_done, progress.n_total, progress.is_stale, progress.problem)


def _written_down(session: Session, answer: Answer) -> None:
    """Every number that is another than before, and why, in the record."""
    before, after = (dict((*one.contested, *one.profile)) for one in (session.selection, answer.selection))
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            address = session.href("assumptions", name, answer.selection)
            written(session, Kind.CONTESTED, name=name, value=after.get(name), address=address)
    if answer.why.strip():
        entry, value = entries()[answer.name], answer.value
        shown = entry.written(entry.declared.default if value is None else value, session.language)
        text = f"{session.say(entry.declared.title)} = {shown}: {answer.why.strip()}"
        written(session, Kind.NOTE, topic=f"assumptions-{answer.name}", text=text)
