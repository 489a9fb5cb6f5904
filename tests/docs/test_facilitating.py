"""The run sheets of the facilitator's pack: one form in both languages, times that add up, and names that the dashboard
has. What a sheet shows at which step is held to the dashboard's own texts, addresses and FLIPs."""

from __future__ import annotations

import re

import pytest

from cubb_sim.dashboard.content.flip import Flip
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.views.frame.frame import PLACES
from cubb_sim.parameters import DISTURBANCES, LEVERS
from tests.docs.run_sheets import (
    BOLD,
    FOLDERS,
    LABELS,
    PAGES,
    dashboard_texts,
    list_line,
    minutes,
    rows_of,
    run_sheet_of,
    sections_of,
    tabs_of,
    text_of,
)

HEADINGS = {
    "da": [
        "Hvem og hvad",
        "Forberedelse",
        "Køreplan på 2 timer",
        "Køreplan på 4 timer",
        "»Kan det passe?«",
        "Det kan modellen ikke sige noget om",
        "Faldgruber",
    ],
    "en": [
        "Who and what for",
        "Preparation",
        "Run sheet of 2 hours",
        "Run sheet of 4 hours",
        '"Is this true?"',
        "What the model cannot say",
        "Traps",
    ],
}
COLUMNS = {
    "da": (
        ["Fane", "Side", "Adresse", "Hvad den er til"],
        ["Tid", "Det sker", "Skærm", "Sig eller spørg", "Skriv ned"],
        ["Når en leder siger", "Svar", "Vis"],
    ),
    "en": (
        ["Tab", "Page", "Address", "What it is for"],
        ["Clock", "What happens", "Screen", "Say or ask", "Write down"],
        ["When a leader says", "Answer", "Show"],
    ),
}
DARK, END, BREAK = {"da": "mørk", "en": "dark"}, {"da": "Slut", "en": "End"}, {"da": "Pause", "en": "Break"}
IN_MONTH = {"da": "i måned", "en": "in month"}
QUOTED = {"da": re.compile("»[^«]+«"), "en": re.compile('"[^"]+"')}
ALWAYS = {
    "da": ("Begynd", "Skriv gættet ned", "Vis resultatet", "Lad det ske", "Antagelser", "Vurder princip", "Aftaler",
           "Udskriv på A4"),
    "en": ("Begin", "Write the guess down", "Show the result", "Let it happen", "Assumptions", "Judge principle",
           "Decisions", "Print on A4"),
}  # fmt: skip
"""What is pressed or looked at in every meeting."""
LONGER = {
    "da": ("Hvor er vi i dag?", "Hvad betyder mest?", "Hent alt fra dette møde"),
    "en": ("Where are we today?", "What matters most?", "Download everything from this meeting"),
}
"""And what there is time for in four hours."""
TWO_HOURS, FOUR_HOURS = 2, 3
"""Places of the run sheets among the headings."""
SHEETS = [(flip, language) for flip in PAGES for language in FOLDERS]

sheets = pytest.mark.parametrize(("flip", "language"), SHEETS)
run_sheets = pytest.mark.parametrize(
    ("flip", "language", "place"), [(*one, place) for one in SHEETS for place in (TWO_HOURS, FOUR_HOURS)]
)


@sheets
def test_the_form_is_the_same_in_all(flip: str, language: str) -> None:
    sections = sections_of(flip, language)
    assert [heading for heading, _ in sections] == HEADINGS[language]
    title = FLIPS[flip].title.in_language(language)
    assert text_of(flip, language).startswith(f"# {title}\n\n*{'Til' if language == 'da' else 'For'} ")
    heads = [rows_of(sections[place][1])[0] for place in (1, TWO_HOURS, FOUR_HOURS, 4)]
    tabs, run, objections = COLUMNS[language]
    assert heads == [tabs, run, run, objections]


@sheets
def test_question_levers_and_disturbance_are_those_of_the_flip(flip: str, language: str) -> None:
    one: Flip = FLIPS[flip]
    quoted = re.findall(r"(?m)^> (.+)$", text_of(flip, language))
    assert quoted == [one.question.in_language(language)]
    levers = [LEVERS[name].title.in_language(language) for name in one.levers]
    assert BOLD.findall(list_line(flip, language, 0)) == levers
    kind = DISTURBANCES[one.disturbance.kind].title.in_language(language)
    expected = f"{LABELS[language][1]} **{kind}** {IN_MONTH[language]} {one.disturbance.month}"
    assert list_line(flip, language, 1).removeprefix("- ").rstrip(".") == expected


@sheets
def test_every_tab_has_an_address_of_the_dashboard(flip: str, language: str) -> None:
    tabs = tabs_of(flip, language)
    assert list(tabs) == [chr(ord("A") + n) for n in range(len(tabs))]
    names = {page: title.in_language(language) for page, title in PLACES}
    for letter, (page, address) in tabs.items():
        assert (address.problems, address.notices) == ((), ()), letter
        assert (address.language, address.selection.flip, address.selection.seed) == (language, flip, 1), letter
        assert page == f"**{names[address.page]}**", letter
        assert all(LEVERS[name].low <= value <= LEVERS[name].high for name, value in address.selection.levers)
    first = tabs["A"][1]
    assert (first.page, first.is_guessing, first.selection.is_as_today) == ("", True, True)


@sheets
def test_the_disturbance_and_the_citizen_have_tabs(flip: str, language: str) -> None:
    addresses = [address for _, address in tabs_of(flip, language).values()]
    suggested = FLIPS[flip].disturbance
    played = {(one.kind, one.month, one.size) for address in addresses for one in address.selection.disturbances}
    assert (suggested.kind, suggested.month, DISTURBANCES[suggested.kind].size.default) in played
    followed = re.findall(r"(?:nr\.|no\.) (\d+)", list_line(flip, language, 2))
    assert followed
    assert set(followed) <= {address.argument for address in addresses if address.page == "citizen"}


@run_sheets
def test_the_times_add_up(flip: str, language: str, place: int) -> None:
    rows = run_sheet_of(flip, language, place)
    clock = [minutes(row[0]) for row in rows]
    assert clock[0] == 0
    assert clock == sorted(set(clock))
    assert clock[-1] == {TWO_HOURS: 120, FOUR_HOURS: 240}[place]
    assert rows[-1][1:] == [END[language], "–", "–", "–"]
    assert any(row[1] == BREAK[language] for row in rows) is (place == FOUR_HOURS)


@run_sheets
def test_every_step_shows_a_tab_or_a_page_and_says_something(flip: str, language: str, place: int) -> None:
    tabs = tabs_of(flip, language)
    for row in run_sheet_of(flip, language, place)[:-1]:
        clock, happens, screen, says, _ = row
        letters = screen.split(", ")
        assert screen == DARK[language] or BOLD.fullmatch(screen) or set(letters) <= set(tabs), (clock, screen)
        assert happens == BREAK[language] or QUOTED[language].search(says), clock


@run_sheets
def test_the_question_comes_before_any_screen(flip: str, language: str, place: int) -> None:
    rows = run_sheet_of(flip, language, place)
    lit = next(n for n, row in enumerate(rows) if row[2] != DARK[language])
    assert lit >= len(("welcome", "question"))
    happened = [" ".join(row) for row in rows]
    guessed = next(n for n, text in enumerate(happened) if f"**{ALWAYS[language][1]}**" in text)
    shown = next(n for n, text in enumerate(happened) if f"**{ALWAYS[language][2]}**" in text)
    assert lit <= guessed < shown or lit <= guessed == shown


@run_sheets
def test_no_part_of_the_meeting_is_missing(flip: str, language: str, place: int) -> None:
    section = sections_of(flip, language)[place][1]
    one = FLIPS[flip]
    needed = [*ALWAYS[language], *(LONGER[language] if place == FOUR_HOURS else ())]
    needed.append(DISTURBANCES[one.disturbance.kind].title.in_language(language))
    missing = [name for name in needed if f"**{name}**" not in section]
    assert not missing
    moved = [name for name in one.levers if f"**{LEVERS[name].title.in_language(language)}**" in section]
    assert moved, "no lever is moved"
    citizens = [letter for letter, (_, address) in tabs_of(flip, language).items() if address.page == "citizen"]
    screens = {letter for row in run_sheet_of(flip, language, place) for letter in row[2].split(", ")}
    assert screens & set(citizens), "no citizen is followed"
    assert "GUIDE" in section


@sheets
def test_objections_limits_and_traps(flip: str, language: str) -> None:
    sections = sections_of(flip, language)
    objections = rows_of(sections[4][1])[1:]
    assert 5 <= len(objections) <= 7
    for said, answer, shown in objections:
        assert QUOTED[language].fullmatch(said), said
        assert answer, said
        assert BOLD.fullmatch(shown), said
    for place in (5, 6):
        assert 4 <= len(re.findall(r"(?m)^- ", sections[place][1])) <= 6, sections[place][0]


@pytest.mark.parametrize(
    ("page", "language"), [(name, language) for name in (*PAGES.values(), "index") for language in FOLDERS]
)
def test_what_is_in_bold_is_a_text_of_the_dashboard(page: str, language: str) -> None:
    text = (FOLDERS[language] / f"{page}.md").read_text(encoding="utf-8")
    bold = [re.sub(r"\s+", " ", one) for one in BOLD.findall(text)]
    assert bold
    unknown = [one for one in bold if one not in dashboard_texts()[language]]
    assert not unknown


@pytest.mark.parametrize("flip", PAGES)
def test_both_languages_have_the_same_meeting(flip: str) -> None:
    danish, english = (tabs_of(flip, language) for language in ("da", "en"))
    chosen = [[(address.page, address.argument, address.selection, address.is_guessing) for _, address in tabs.values()]
              for tabs in (danish, english)]  # fmt: skip
    assert chosen[0] == chosen[1]
    for place in (TWO_HOURS, FOUR_HOURS):
        da, en = (run_sheet_of(flip, language, place) for language in ("da", "en"))
        assert [row[0] for row in da] == [row[0] for row in en]
        assert [_counted(row) for row in da] == [_counted(row) for row in en]
    for place in range(len(HEADINGS["da"])):
        da_text, en_text = (sections_of(flip, language)[place][1] for language in ("da", "en"))
        assert len(rows_of(da_text)) == len(rows_of(en_text)), HEADINGS["en"][place]
        assert da_text.count("\n- ") == en_text.count("\n- "), HEADINGS["en"][place]
        facts = [sorted(re.findall(r"\{fact\}`([^`]+)`", text)) for text in (da_text, en_text)]
        assert facts[0] == facts[1], HEADINGS["en"][place]


def _counted(row: list[str]) -> tuple[object, ...]:
    """What has to be the same in both languages of a step: names in bold by cell, facts in order, letters of tabs."""
    text = " ".join(row)
    letters = [one for one in row[2].split(", ") if re.fullmatch("[A-Z]", one)]
    return (*(len(BOLD.findall(cell)) for cell in row), tuple(re.findall(r"\{fact\}`([^`]+)`", text)), tuple(letters))


def test_what_the_sheets_say_of_today_is_so() -> None:
    """Twice as many meetings, half as many resignations, a quarter leaving at once: said aloud, so not by a fact."""
    assert LEVERS["meetings_per_year"].default == 4.0
    assert LEVERS["caseworker_turnover"].default == 0.2
    assert DISTURBANCES["resignations"].size.default == 0.25
