"""The results of the work page: hidden while everybody guesses, played once more, and written down when settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Timer

import solara

from cubb_sim.dashboard.live import Event, live
from cubb_sim.dashboard.pages.noting import heard, tried, unsaved_problem, written
from cubb_sim.dashboard.record import Kind
from cubb_sim.dashboard.session import Selection, Session
from cubb_sim.dashboard.simulation import Progress, use_progress
from cubb_sim.dashboard.simulation.worlds import about
from cubb_sim.dashboard.views.disturb import with_and_without
from cubb_sim.dashboard.views.disturb.changing import horizon_of
from cubb_sim.dashboard.views.guess import Guessing, asking, compared, guesses_of, is_hidden, made
from cubb_sim.dashboard.views.guess.asking import GUESS, REVEAL
from cubb_sim.dashboard.views.outcomes import PlacedGuess, Shown, outcomes
from cubb_sim.dashboard.views.work import Looking, earlier_note, replay_bar
from cubb_sim.dashboard.views.work.replay import PLAY
from cubb_sim.report.markup import Markup, element, joined
from cubb_sim.report.reading import Reading

SECONDS_BEFORE = 2.0
"""How long the picture before the last change is shown when it is played again (assumed)."""


@solara.component
def Results(session: Session, before: Selection | None, on_settled: Callable[[str], None]) -> None:
    """The picture of what is chosen, or of what was chosen before it.

    Args:
        before: the selection before the last change.
        on_settled: told the key of what is chosen, once all its runs are there.
    """
    heard()
    guessing, set_guessing = solara.use_state(Guessing())
    looking, set_looking = solara.use_state(Looking())
    is_before = looking.is_before(session.selection, before)
    looked_at = before if before is not None and is_before else session.selection
    progress = use_progress(looked_at)
    guesses = guesses_of(looked_at, session.record, guessing)
    is_waiting = is_hidden(looked_at, session.address.is_guessing, guesses, guessing)
    _use_written_down(session, progress, is_waiting, on_settled)

    def on_event(event: Event) -> None:
        if session.followed(event):
            return
        if event.action == GUESS:
            set_guessing(_guessed(session, guessing, guesses, event))
        elif event.action == REVEAL:
            set_guessing(guessing.reveal(session.selection))
        else:
            set_looking(looking.after(event, session.selection))
            if event.action == PLAY:
                _later(lambda: set_looking(Looking.played))

    shown = _shown(session, progress, guesses, looking)
    with solara.v.Html(tag="div", class_="work-results"):
        if is_waiting:
            form = asking(shown, guesses, guessing, horizon_of(looked_at), unsaved_problem())
            live(form, on_event, css="work-asking")
        else:
            bar, note = replay_bar(session, before is not None, is_before), earlier_note(session, is_before)
            said = element("div", _sentences(shown), class_="work-said")
            if looked_at.disturbances and not looked_at.is_as_today:
                Undisturbed(session, looked_at, progress)
            live(joined(said, note, outcomes(shown, bar)), on_event, css="work-shown")


@solara.component
def Undisturbed(session: Session, looked_at: Selection, progress: Progress) -> None:
    """The same change without what disturbs it.

    Args:
        progress: of what is looked at.
    """
    calm = use_progress(replace(looked_at, disturbances=()))
    disturbed = None if progress.is_stale else _reading(session, progress)
    found = None if calm.is_stale else _reading(session, calm)
    live(with_and_without(disturbed, found, session.language), session.followed)


def _reading(session: Session, progress: Progress) -> Reading | None:
    return Reading(progress.comparison, session.language) if progress.comparison is not None else None


def _use_written_down(
    session: Session, progress: Progress, is_hidden_yet: bool, on_settled: Callable[[str], None]
) -> None:
    """Write down what was tried, and tell of it, once all its runs are there and may be seen."""
    is_done = progress.is_settled and progress.selection == session.selection and not is_hidden_yet

    def write_down() -> None:
        if is_done and progress.comparison is not None:
            tried(session, progress.comparison)
            on_settled(session.selection.key)

    solara.use_effect(write_down, [is_done, session.selection.key, session.address.record_id])


def _shown(session: Session, progress: Progress, guesses: tuple[PlacedGuess, ...], looking: Looking) -> Shown:
    return Shown(
        reading=_reading(session, progress),
        language=session.language,
        n_done=progress.n_done,
        n_total=progress.n_total,
        is_settled=progress.is_settled,
        is_stale=progress.is_stale,
        about=about(progress.selection),
        is_as_today=progress.selection.is_as_today,
        guesses=() if progress.is_stale else guesses,
        opened=looking.opened,
        disturbances=progress.selection.disturbances,
        problem=progress.problem,
        why=looking.why,
    )


def _sentences(shown: Shown) -> Markup | None:
    """Guesses and results in words; a picture of something else has none."""
    if shown.reading is None or shown.is_stale:
        return None
    return compared(shown.reading, shown.guesses)


def _guessed(session: Session, page: Guessing, earlier: tuple[PlacedGuess, ...], event: Event) -> Guessing:
    """What the page remembers after a guess; the record, where there is one, has it too."""
    new = made(event.fields, tuple(dict.fromkeys(one.who for one in earlier)), session.language)
    if new.problem is not None:
        return page.refused(session.selection, new.problem, new.wrong)
    for one in new.guesses:
        written(
            session,
            Kind.GUESS,
            who=one.who,
            quantity=one.quantity,
            value=one.value,
            about=session.selection.key,
            address=session.href("work"),
        )
    return page.guessed(session.selection, new.guesses)


def _later(do: Callable[[], None]) -> None:
    timer = Timer(SECONDS_BEFORE, do)
    timer.daemon = True
    timer.start()
