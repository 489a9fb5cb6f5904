"""Everything the pictures show, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cubb_sim.biography.words import months_words
from cubb_sim.dashboard.views.organisation.lived.course import Course, Firms, Staff
from cubb_sim.dashboard.views.organisation.words import ALL_SECTORS, ALL_TEAMS, sector_words, team_words, value_words
from cubb_sim.events import Event
from cubb_sim.kinds import N_SECTORS
from cubb_sim.number_format import number
from cubb_sim.parameters.specification import Text
from cubb_sim.report.markup import Column, Markup, Row, element, table

_NUMBERS = {
    "team": (
        Text("Besatte stillinger", "Posts filled"), Text("Nye siden start", "New since start"),
        Text("Holdt op siden start", "Left since start"), Text("Borgere til hver", "Citizens each"),
        Text("Belastning", "Strain"), Text("Samtale\u00adkompetence", "Competence"),
        Text("Inddragende praksis", "Involving practice"), Text("Kendskab til virksomheder", "Knowledge of firms"),
        Text("Videns\u00admæglere", "Brokers"),
    ),
    "sector": (
        Text("Virksomheder", "Firms"), Text("Har haft praktikant", "Have had an intern"),
        Text("Har givet løn efter praktik", "Have given wages after an internship"),
        Text("Vænnet til gratis arbejdskraft", "Used to free labour"), Text("I praktik nu", "Interns now"),
        Text("Praktikforløb siden start", "Internships since start"), Text("Endt i løn", "Ended in wages"),
    ),
    "post": (
        Text("Person nr.", "Person no."), Text("Måneder ansat", "Months here"), Text("Ny siden start", "New"),
        Text("Borgere", "Citizens"), Text("Belastning", "Strain"), Text("Samtale\u00adkompetence", "Competence"),
        Text("Inddragende praksis", "Involving practice"), Text("Kendskab til virksomheder", "Knowledge of firms"),
        Text("Videns\u00admægler", "Broker"),
    ),
    "organisation": (Text("Pladser", "Places"), Text("Optaget", "Taken"), Text("Ledige", "Free")),
}  # fmt: skip
_WORLD = Text("Verden", "World")


def tables(worlds: Sequence[Course], month: int, language: str) -> Markup:
    """All tables, each behind its own name."""
    parts = [
        ("teams", Text("Teamene i tal", "The teams in numbers"), team_table(worlds, month, language)),
        ("posts", Text("Hver stilling", "Every post"), post_table(worlds, month, language)),
        ("moves", Text("Hvem er holdt op, og hvornår", "Who left, and when"), departure_table(worlds, month, language)),
        ("firms", Text("Virksomhederne efter branche", "The firms by sector"), sector_table(worlds, month, language)),
        ("places", Text("De frivillige organisationer", "The voluntary organisations"),
         organisation_table(worlds, month, language)),
    ]  # fmt: skip
    return element(
        "div",
        [
            element("details", element("summary", name.in_language(language)), one, id=f"organisation-{key}")
            for key, name, one in parts
        ],
        class_="organisation-tables",
    )


def team_table(worlds: Sequence[Course], month: int, language: str) -> Markup:
    """Team by team, one row per world."""
    rows = []
    for t, name in _teams(worlds[0], language):
        rows += [(name, one.name, *_staff_cells(one.staff(month, t), language)) for one in worlds]
    title = Text(f"Teamene i måned {month}", f"The teams in month {month}").in_language(language)
    return _table(title, Text("Team", "Team"), "team", rows, language)


def _teams(course: Course, language: str) -> list[tuple[int | None, str]]:
    known = [(t, team_words(target, language)) for t, target in enumerate(course.teams())]
    return [*known, (None, ALL_TEAMS.in_language(language))]


def _staff_cells(staff: Staff, language: str) -> Row:
    of = Text("af", "of").in_language(language)
    measured = ("caseload", "strain", "competence", "practice", "firm_knowledge")
    return (
        f"{staff.n_filled} {of} {staff.n_open}",
        number(staff.n_new, language),
        number(staff.n_left, language),
        *(value_words(name, getattr(staff, name), language) for name in measured),
        number(staff.n_brokers, language),
    )


def post_table(worlds: Sequence[Course], month: int, language: str) -> Markup:
    """Post by post: what the boxes of the picture show."""
    rows = []
    for number_of_post in sorted({int(n) for one in worlds for n in one.at(month).posts["number"]}):
        for one in worlds:
            posts = one.at(month).posts
            rows += [
                (str(number_of_post), one.name, *_post_cells(post, language))
                for post in posts[(posts["number"] == number_of_post) & (posts["is_open"] == 1)]
            ]
    title = Text(f"Stillingerne i måned {month}", f"The posts in month {month}").in_language(language)
    return _table(title, Text("Stilling", "Post"), "post", rows, language)


def _post_cells(post: object, language: str) -> Row:
    one = {name: post[name].item() for name in post.dtype.names}  # type: ignore[attr-defined, index]
    if not one["is_filled"]:
        vacant = Text("ubesat", "vacant").in_language(language)
        return (vacant, *("\u2013" for _ in _NUMBERS["post"][1:]))
    yes_or_no = [Text("nej", "no").in_language(language), Text("ja", "yes").in_language(language)]
    measured = ("caseload", "strain", "competence", "practice", "firm_knowledge")
    return (
        str(one["person"]),
        number(one["tenure_months"], language),
        yes_or_no[one["is_new"]],
        *(value_words(name, one[name], language) for name in measured),
        yes_or_no[one["is_broker"]],
    )


def departure_table(worlds: Sequence[Course], month: int, language: str) -> Markup:
    """Everybody who left until the month."""
    rows = []
    for one in worlds:
        names = one.teams()
        rows += [
            (number(left.month, language), one.name, team_words(names[left.team], language), str(left.number),
             months_words(left.months, language))
            for left in one.moves(Event.CASEWORKER_LEFT, month)
        ]  # fmt: skip
    columns = [
        Column(text.in_language(language))
        for text in (Text("Måned", "Month"), _WORLD, Text("Team", "Team"), Text("Stilling", "Post"),
                     Text("Ansat i", "Had been here"))
    ]  # fmt: skip
    title = Text(f"Holdt op til og med måned {month}", f"Left up to month {month}").in_language(language)
    return table(title, columns, rows)


def sector_table(worlds: Sequence[Course], month: int, language: str) -> Markup:
    """Sector by sector, one row per world."""
    rows = []
    sectors = [(s, sector_words(s, language)) for s in range(N_SECTORS)]
    for s, name in [*sectors, (None, ALL_SECTORS.in_language(language))]:
        rows += [(name, one.name, *_firm_cells(one.firms(month, s), language)) for one in worlds]
    title = Text(f"Virksomhederne i måned {month}", f"The firms in month {month}").in_language(language)
    return _table(title, Text("Branche", "Sector"), "sector", rows, language)


def _firm_cells(firms: Firms, language: str) -> Row:
    counts = (firms.n, firms.n_used, firms.n_hiring, firms.n_habitual, firms.n_interns, firms.n_internships,
              firms.n_conversions)  # fmt: skip
    return tuple(number(one, language) for one in counts)


def organisation_table(worlds: Sequence[Course], month: int, language: str) -> Markup:
    """Organisation by organisation, as far as they are open."""
    rows = []
    for o in range(max(len(one.at(month).organisations) for one in worlds)):
        for one in worlds:
            known = one.at(month).organisations
            if o < len(known) and known[o]["is_open"]:
                taken, places = int(known[o]["occupied"]), int(known[o]["places"])
                counts = (places, taken, max(0, places - taken))
                rows.append((str(o + 1), one.name, *(number(n, language) for n in counts)))
    title = Text(f"De frivillige organisationer i måned {month}", f"The voluntary organisations in month {month}")
    return _table(title.in_language(language), Text("Organisation", "Organisation"), "organisation", rows, language)


def _table(caption: str, first: Text, kind: str, rows: Iterable[Row], language: str) -> Markup:
    columns = [
        Column(first.in_language(language)),
        Column(_WORLD.in_language(language)),
        *(Column(text.in_language(language), is_number=True) for text in _NUMBERS[kind]),
    ]
    return table(caption, columns, rows)
