"""What the pictures show, in words: each sentence holds one world against the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cubb_sim.biography.words import listed
from cubb_sim.dashboard.views.organisation.lived.course import Course
from cubb_sim.dashboard.views.organisation.words import BY_FIELD, team_words, value_words
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text

NAMES = (Text("som i dag", "as today"), Text("med ændringen", "with the change"))
"""What the worlds are called within a sentence."""
WITHIN = NAMES
"""How they follow upon a figure."""


def staff_sentences(worlds: Sequence[Course], month: int, language: str) -> list[str]:
    """Who is new, who left, how much there is to do, and where knowledge sits."""
    say = _Sayer(worlds, month, language)
    return [
        say(_new, lambda f, _: Text(f"{f} sagsbehandlere er nye siden start",
                                    f"{f} caseworkers are new since the start")),
        say(_left, lambda f, n: Text(f"{f} {'er' if n == 1 else 'er i alt'} holdt op siden start",
                                     f"{f} {'has' if n == 1 else 'have'} left since the start")),
        say(_vacant, lambda f, _: Text(f"{f} stillinger er ubesatte", f"{f} posts are vacant")),
        say(_load, lambda f, _: Text(f"Hver sagsbehandler har i snit {f} borgere",
                                     f"Each caseworker has {f} citizens on average")),
        say(_hardest, lambda f, _: Text(f"Mest belastet er {f}", f"Most strained: {f}")),
        *_knowledge(say),
        say(_brokers, lambda f, n: Text(f"{f} {'vidensmægler' if n == 1 else 'vidensmæglere'}",
                                        f"{f} knowledge {'broker' if n == 1 else 'brokers'}")),
        say(_bridges, lambda f, _: Text(f"{f} broer mellem teams har en kollega i begge ender",
                                        f"{f} bridges between the teams have a colleague at both ends")),
    ]  # fmt: skip


def firm_sentences(worlds: Sequence[Course], month: int, language: str) -> list[str]:
    """Which firms have hired after an internship, and which have got used to free labour."""
    say = _Sayer(worlds, month, language)
    return [
        say(_hiring, lambda f, _: Text(f"{f} virksomheder har givet løn til mindst én efter en praktik",
                                       f"{f} firms have given wages to at least one person after an internship")),
        say(_conversions, lambda f, _: Text(f"{f} praktikforløb er endt i løn", f"{f} internships ended in wages")),
        say(_habitual, lambda f, _: Text(f"{f} virksomheder har vænnet sig til gratis arbejdskraft",
                                         f"{f} firms have got used to free labour")),
    ]  # fmt: skip


def organisation_sentences(worlds: Sequence[Course], month: int, language: str) -> list[str]:
    """How many free places there are."""
    say = _Sayer(worlds, month, language)
    return [
        say(_free, lambda f, _: Text(f"{f} pladser er ledige", f"{f} places are free")),
        say(
            _with_room,
            lambda f, _: Text(f"{f} organisationer har plads til flere", f"{f} organisations have room for more"),
        ),
    ]


Counted = tuple[str, float]
"""A figure as it is written, and the number that decides between one and several."""


Clause = Callable[[str, float], Text]
"""What is said of a figure; the number says whether it is one or several."""


@dataclass(frozen=True)
class _Sayer:
    """Says one figure of all worlds in one sentence."""

    worlds: Sequence[Course]
    month: int
    language: str

    def __call__(self, figure: Callable[[Course, int, str], Counted], clause: Clause) -> str:
        """The changed world's figure in its clause, held against today's; once where both are the same."""
        found = [figure(one, self.month, self.language) for one in self.worlds]
        said = clause(*found[-1]).in_language(self.language)
        if len(found) == 1:
            return f"{said}."
        if found[0][0] == found[1][0]:
            return f"{said} {Text('i begge verdener', 'in both worlds').in_language(self.language)}."
        today, changed = (one.in_language(self.language) for one in WITHIN)
        against = Text("mod", "against").in_language(self.language)
        return f"{said} {changed} {against} {found[0][0]} {today}."


def _of(n: int, total: int, language: str) -> Counted:
    said = Text(f"{number(n, 'da')} af {number(total, 'da')}", f"{number(n, 'en')} of {number(total, 'en')}")
    return said.in_language(language), n


def _new(course: Course, month: int, language: str) -> Counted:
    staff = course.staff(month)
    return _of(staff.n_new, staff.n_filled, language)


def _left(course: Course, month: int, language: str) -> Counted:
    n = course.staff(month).n_left
    return number(n, language), n


def _vacant(course: Course, month: int, language: str) -> Counted:
    staff = course.staff(month)
    return _of(staff.n_open - staff.n_filled, staff.n_open, language)


def _load(course: Course, month: int, language: str) -> Counted:
    caseload = course.staff(month).caseload
    return number(caseload, language), caseload


def _hardest(course: Course, month: int, language: str) -> Counted:
    """The team with the highest strain among those with anybody in them."""
    strains = {team_words(target, language): course.staff(month, t).strain for t, target in enumerate(course.teams())}
    filled = {name: strain for name, strain in strains.items() if not math.isnan(strain)}
    if not filled:
        return Text("intet team: alle stillinger er ubesatte", "no team: all posts are vacant").in_language(language), 0
    name = max(filled, key=lambda one: filled[one])
    strain = value_words("strain", filled[name], language)
    said = Text(f"teamet \u00bb{name}\u00ab ({strain})", f"the team \u2018{name}\u2019 ({strain})")
    return said.in_language(language), filled[name]


def _knowledge(say: _Sayer) -> list[str]:
    return [say(_mean_of(field), _on_average(field)) for field in ("competence", "practice", "firm_knowledge")]


def _on_average(field: str) -> Clause:
    name = BY_FIELD[field].name
    return lambda figure, _: Text(f"{name.da} er i snit {figure}", f"{name.en}: {figure} on average")


def _mean_of(field: str) -> Callable[[Course, int, str], Counted]:
    def mean(course: Course, month: int, language: str) -> Counted:
        value = float(getattr(course.staff(month), field))
        return value_words(field, value, language), value

    return mean


def _brokers(course: Course, month: int, language: str) -> Counted:
    n = course.staff(month).n_brokers
    return number(n, language), n


def _bridges(course: Course, month: int, language: str) -> Counted:
    snapshot = course.at(month)
    open_ones = snapshot.bridges[(snapshot.posts["is_open"][snapshot.bridges] == 1).all(axis=1)]
    standing = (snapshot.posts["is_filled"][open_ones] == 1).all(axis=1)
    return _of(int(standing.sum()), len(open_ones), language)


def _hiring(course: Course, month: int, language: str) -> Counted:
    firms = course.firms(month)
    return _of(firms.n_hiring, firms.n, language)


def _conversions(course: Course, month: int, language: str) -> Counted:
    firms = course.firms(month)
    return _of(firms.n_conversions, firms.n_internships, language)


def _habitual(course: Course, month: int, language: str) -> Counted:
    firms = course.firms(month)
    return _of(firms.n_habitual, firms.n, language)


def _free(course: Course, month: int, language: str) -> Counted:
    places = course.places(month)
    return _of(places.n_free, places.n_places, language)


def _with_room(course: Course, month: int, language: str) -> Counted:
    places = course.places(month)
    return _of(places.n_with_room, places.n, language)


def spoken(course: Course, month: int, language: str) -> str:
    """The picture for those who do not see it."""
    staff, firms, places = course.staff(month), course.firms(month), course.places(month)
    teams = listed([team_words(one, language) for one in course.teams()], language)
    return Text(
        f"Organisationen i {course.name}, måned {month}. Teams: {teams}. {staff.n_filled} af {staff.n_open} stillinger "
        f"er besat, {staff.n_new} af dem med nye siden start. {firms.n} virksomheder, {firms.n_hiring} har givet løn "
        f"efter praktik. {places.n_free} ledige pladser hos {places.n} frivillige organisationer. Tallene står i "
        f"tabellerne nedenfor.",
        f"The organisation in {course.name}, month {month}. Teams: {teams}. {staff.n_filled} of {staff.n_open} posts "
        f"are filled, {staff.n_new} of them with people new since the start. {firms.n} firms, {firms.n_hiring} have "
        f"given wages after an internship. {places.n_free} free places at {places.n} voluntary organisations. The "
        f"numbers are in the tables below.",
    ).in_language(language)
