"""Meetings that can be gone on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.record import RecordError, Summary, records
from cubb_sim.dashboard.session import Selection, Session, decode, encode
from cubb_sim.dashboard.session.library import choices
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Markup, element, joined

HEADING = Text("Fortsæt et tidligere møde", "Go on with an earlier meeting")
FROM_LAST = Text("Fra det sidste, vi prøvede", "From the last thing we tried")


def meetings(session: Session, recent: Sequence[Summary]) -> Markup | None:
    """The last meetings; nothing where there are none."""
    if not recent:
        return None
    return element(
        "details",
        element("summary", session.say(HEADING)),
        element("ul", [_one(session, one) for one in recent]),
        class_="start-meetings",
        id="earlier-meetings",
    )


def _one(session: Session, summary: Summary) -> Markup:
    when = summary.changed
    written = Text(f"{when.day}.{when.month}.{when.year} kl. {when:%H.%M}", f"{when:%d/%m/%Y, %H:%M}")
    last = last_tried(session, summary)
    return element(
        "li",
        element("a", summary.title, href=address_of(session, summary), data_go=""),
        f" ({session.say(written)})",
        joined(" \u00b7 ", _from_last(session, summary, last)) if last else None,
    )


def _from_last(session: Session, summary: Summary, address: str) -> Markup:
    return element(
        "a",
        session.say(FROM_LAST),
        element("span", f": {summary.title}", class_="hidden"),
        href=address,
        data_go="",
    )


def address_of(session: Session, summary: Summary) -> str:
    """The work page of an earlier meeting, with everything as today."""
    first = Selection()
    selection = replace(
        first,
        municipality=summary.municipality if summary.municipality in choices() else first.municipality,
        flip=summary.flip if summary.flip in FLIPS else first.flip,
    )
    return encode(replace(session.address, page="work", argument="", selection=selection, record_id=summary.id,
                          problems=()))  # fmt: skip


def last_tried(session: Session, summary: Summary) -> str:
    """The work page with the last thing that was tried, its contested numbers and profile; "" where there is none."""
    try:
        tried = records().open(summary.id).state.tried
    except RecordError:  # deleted or locked since the list was made: the meeting is then begun as today
        return ""
    if not tried:
        return ""
    path, _, query = tried[-1].address.partition("?")
    selection = decode(path, query).selection
    if selection.municipality != summary.municipality:  # a file that this server was not started with
        return ""
    return encode(replace(session.address, page="work", argument="", selection=selection, record_id=summary.id,
                          problems=()))  # fmt: skip
