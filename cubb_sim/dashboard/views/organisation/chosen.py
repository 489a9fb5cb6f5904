"""The one whose ties are shown: a caseworker's post, a firm or a voluntary organisation, the same in both worlds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cubb_sim.biography.words import listed, months_words
from cubb_sim.dashboard.views.organisation.lived.course import HABITUAL, Course
from cubb_sim.dashboard.views.organisation.lived.snapshot import INTERN, VOLUNTEER, WAGES, Records, Snapshot
from cubb_sim.dashboard.views.organisation.words import sector_words, team_words, value_words
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text

POST, FIRM, ORGANISATION = "post", "firm", "organisation"
KINDS = (POST, FIRM, ORGANISATION)


@dataclass(frozen=True)
class Chosen:
    """A post, firm or organisation by the number it has in every scenario."""

    kind: str
    number: int

    @classmethod
    def parse(cls, said: str) -> Chosen | None:
        """What a field of the page says; None where it is nothing of ours."""
        kind, _, digits = said.partition(":")
        return cls(kind, int(digits)) if kind in KINDS and digits.isdecimal() and len(digits) < 9 else None  # noqa: PLR2004

    @property
    def said(self) -> str:
        """As a field of the page says it."""
        return f"{self.kind}:{self.number}"

    def index_in(self, snapshot: Snapshot) -> int:
        """Its place in a world; -1 where that world has none of that number."""
        if self.kind == POST:
            found = np.flatnonzero(snapshot.posts["number"] == self.number)
            return int(found[0]) if len(found) else -1
        n = len(snapshot.firms if self.kind == FIRM else snapshot.organisations)
        return self.number - 1 if 1 <= self.number <= n else -1


def name_of(chosen: Chosen, language: str) -> str:
    """Stilling 101; Virksomhed 15; Organisation 3."""
    names = {
        POST: Text("Stilling", "Post"), FIRM: Text("Virksomhed", "Firm"),
        ORGANISATION: Text("Frivillig organisation", "Voluntary organisation"),
    }  # fmt: skip
    return f"{names[chosen.kind].in_language(language)} {chosen.number}"


def ties_of(snapshot: Snapshot, chosen: Chosen) -> Records:
    """The ties of the one that is chosen in a month."""
    ties, index = snapshot.ties, chosen.index_in(snapshot)
    is_volunteering = ties["kind"] == VOLUNTEER
    of_kind = is_volunteering if chosen.kind == ORGANISATION else ~is_volunteering
    is_tied = ties["post"] == index if chosen.kind == POST else (ties["place"] == index) & of_kind
    found: Records = ties[is_tied]
    return found


def can_be_chosen(courses: Sequence[Course], month: int) -> dict[str, list[Chosen]]:
    """Posts and organisations that are open in any world, and firms that anybody is at now, by kind."""
    found: dict[str, set[int]] = {kind: set() for kind in KINDS}
    for course in courses:
        snapshot = course.at(month)
        found[POST] |= set(snapshot.posts["number"][snapshot.posts["is_open"] == 1].tolist())
        found[ORGANISATION] |= set((np.flatnonzero(snapshot.organisations["is_open"] == 1) + 1).tolist())
        at_firms = snapshot.ties["place"][snapshot.ties["kind"] != VOLUNTEER]
        found[FIRM] |= set((at_firms + 1).tolist())
    return {kind: [Chosen(kind, one) for one in sorted(numbers)] for kind, numbers in found.items()}


def said_of(course: Course, month: int, chosen: Chosen, language: str) -> str:
    """A few sentences on the one that is chosen in a world and a month."""
    snapshot = course.at(month)
    index = chosen.index_in(snapshot)
    if index < 0:
        return Text("Findes ikke her.", "Does not exist here.").in_language(language)
    ties = ties_of(snapshot, chosen)
    if chosen.kind == POST:
        return _said_of_post(course, snapshot, index, ties, language)
    if chosen.kind == FIRM:
        return _said_of_firm(course, snapshot, index, ties, language)
    return _said_of_organisation(snapshot, index, ties, language)


def _said_of_post(course: Course, snapshot: Snapshot, index: int, ties: Records, language: str) -> str:
    post = snapshot.posts[index]
    team = team_words(course.teams()[int(post["team"])], language)
    if not post["is_open"]:
        return Text(f"{team}. Stillingen findes ikke i denne måned.", f"{team}. The post does not exist this month."
                    ).in_language(language)  # fmt: skip
    if not post["is_filled"]:
        since = months_words(int(post["months_vacant"]), language)
        return Text(f"{team}. Stillingen er ubesat ({since}).", f"{team}. The post is vacant ({since}).").in_language(
            language
        )
    facts = {name: value_words(name, float(post[name]), language) for name in
             ("competence", "practice", "firm_knowledge", "strain", "caseload")}  # fmt: skip
    served = months_words(int(post["tenure_months"]), language)
    said = Text(
        f"{team}. Person nr. {post['person']} på stillingen, ansat i {served}; {facts['caseload']} borgere. "
        f"Samtalekompetence {facts['competence']}, inddragende praksis {facts['practice']}, kendskab til virksomheder "
        f"{facts['firm_knowledge']}, belastning {facts['strain']}.",
        f"{team}. Person no. {post['person']} on the post, here for {served}; {facts['caseload']} citizens. "
        f"Conversational competence {facts['competence']}, involving practice {facts['practice']}, knowledge of firms "
        f"{facts['firm_knowledge']}, strain {facts['strain']}.",
    ).in_language(language)
    broker = Text(" Vidensmægler.", " A knowledge broker.").in_language(language) if post["is_broker"] else ""
    return f"{said}{broker} {_said_of_bridges(snapshot, index, language)}{_said_of_ties(ties, language)}"


def _said_of_bridges(snapshot: Snapshot, index: int, language: str) -> str:
    pairs = snapshot.bridges[(snapshot.bridges == index).any(axis=1)]
    others = sorted({int(snapshot.posts["number"][one]) for pair in pairs for one in pair if one != index})
    if not others:
        return ""
    posts = listed([str(one) for one in others], language)
    return Text(f"Kollegial bro til stilling {posts} i andre teams. ", f"A bridge to post {posts} in other teams. "
                ).in_language(language)  # fmt: skip


def _said_of_ties(ties: Records, language: str) -> str:
    counts = [int(ties["n"][ties["kind"] == kind].sum()) for kind in (INTERN, WAGES, VOLUNTEER)]
    n_intern, n_wages, n_volunteer = (number(one, language) for one in counts)
    return Text(
        f"Lige nu er {n_intern} af borgerne i praktik, {n_wages} har løntimer hos virksomhederne, og "
        f"{n_volunteer} er i en frivillig organisation.",
        f"At present {n_intern} of the citizens are in an internship, {n_wages} have paid hours at the firms, and "
        f"{n_volunteer} are with a voluntary organisation.",
    ).in_language(language)


def _said_of_firm(course: Course, snapshot: Snapshot, index: int, ties: Records, language: str) -> str:
    firm, month = snapshot.firms[index], snapshot.month
    started, converted = int(course.internships(month)[index]), int(course.conversions(month)[index])
    used_to_it = firm["habit"] > HABITUAL
    counts = {kind: int(ties["n"][ties["kind"] == kind].sum()) for kind in (INTERN, WAGES)}
    habit = Text(
        " Virksomheden har vænnet sig til gratis arbejdskraft.", " The firm has got used to free labour."
    ).in_language(language)
    return Text(
        f"{sector_words(int(firm['sector']), 'da')}. Siden start {number(started, 'da')} praktikforløb, hvoraf "
        f"{number(converted, 'da')} endte i løn. Lige nu {counts[INTERN]} i praktik og {counts[WAGES]} med løntimer "
        f"ved siden af ydelsen.",
        f"{sector_words(int(firm['sector']), 'en')}. Since the start {number(started, 'en')} internships, of which "
        f"{number(converted, 'en')} ended in wages. At present {counts[INTERN]} in an internship and {counts[WAGES]} "
        f"with paid hours beside the benefit.",
    ).in_language(language) + (habit if used_to_it else "")


def _said_of_organisation(snapshot: Snapshot, index: int, ties: Records, language: str) -> str:
    one = snapshot.organisations[index]
    if not one["is_open"]:
        return Text("Er ikke med i denne måned.", "Does not take part this month.").in_language(language)
    n_posts = len(np.unique(ties["post"]))
    free = max(0, int(one["places"] - one["occupied"]))
    return Text(
        f"{one['occupied']} af {one['places']} pladser er optaget, {free} er ledige. Borgerne kommer fra "
        f"{n_posts} {'sagsbehandler' if n_posts == 1 else 'sagsbehandlere'}.",
        f"{one['occupied']} of {one['places']} places are taken, {free} are free. The citizens come from "
        f"{n_posts} {'caseworker' if n_posts == 1 else 'caseworkers'}.",
    ).in_language(language)
