"""The page: the same parts in both languages, every number from the tables, nothing fetched and nothing believed."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cubb_sim.errors import CubbSimError
from cubb_sim.experiments.findings import Findings
from cubb_sim.experiments.report import FindingsReading, report_page, write_report
from cubb_sim.experiments.report.figures.captions import ALTS, ANALYSIS_WORDS, TITLES
from cubb_sim.experiments.report.figures.indices import ORDER_WORDS
from cubb_sim.experiments.report.sections.headings import HEADINGS
from cubb_sim.experiments.report.sections.top import short_answers
from cubb_sim.experiments.report.sentences.answers import answers, importance_sentence
from cubb_sim.experiments.report.sentences.chance import ADVICE, chance_summary
from cubb_sim.experiments.report.sentences.limits import LIMITS, NO_FORECAST
from cubb_sim.experiments.report.tables.columns import COLUMNS
from cubb_sim.parameters import Text
from tests.experiments.report import made_up

COMMAND = "cubb-sim analyze my_sweep --report page.html"
PRAISE = re.compile(r"\b(optimal\w*|bedste?|best|optimum|vinder|winner|anbefaler|recommends?)\b", re.IGNORECASE)
HOSTILE = "<script>alert(1)</script> & \"quotes\" 'single'"


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "svg"} & set(self._inside):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def few() -> Findings:
    """Enough to have every section, with few figures: pages are made many times here."""
    found = made_up.findings()
    rows = found.tables["indices"]
    indices = rows[(rows["analysis"] == "sobol") & (rows["order"] != "second")]
    kept = {name: found.tables[name] for name in ("variance", "notes", "failures")}
    return Findings(found.design, found.manifest, {**kept, "indices": indices}, found.data)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {language: report_page(few(), language, COMMAND) for language in ("da", "en")}


def test_both_languages_have_the_same_parts(pages: dict[str, str]) -> None:
    danish, english = Page(pages["da"]), Page(pages["en"])
    skeleton = ("h1", "h2", "h3", "figure", "svg", "table", "tr", "details", "li", "dt", "dd", "section")
    for tag in skeleton:
        assert sum(one == tag for one, _ in danish.tags) == sum(one == tag for one, _ in english.tags), tag
    ids = [[values["id"] for tag, values in page.tags if tag == "h2" and "id" in values] for page in (danish, english)]
    assert ids[0] == ids[1]
    assert (danish.tags[1][1] or danish.tags[0][1]).get("lang") == "da"
    assert 'lang="en"' in pages["en"][:60]


def test_headings_do_not_skip_a_level_and_links_lead_somewhere(pages: dict[str, str]) -> None:
    page = Page(pages["da"])
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(later - earlier for earlier, later in itertools.pairwise(levels)) == 1
    ids = [values["id"] for _, values in page.tags if values.get("id")]
    assert len(ids) == len(set(ids))
    links = [str(values["href"]) for tag, values in page.tags if tag == "a"]
    assert {one.removeprefix("#") for one in links} <= set(ids)


def test_nothing_is_fetched_and_nothing_runs(pages: dict[str, str]) -> None:
    page = Page(pages["en"])
    assert not {"script", "link", "iframe", "img", "object", "form"} & {tag for tag, _ in page.tags}
    assert [values for _, values in page.tags if any(name.startswith("on") for name in values)] == []
    assert re.findall(r"(?:src|href|action)=\"(?!#)[^\"]*\"", pages["en"]) == []
    assert re.findall(r"url\((?!#)|@import", pages["en"]) == []


def test_every_figure_says_what_it_shows_and_has_its_table(pages: dict[str, str]) -> None:
    page = Page(pages["da"])
    drawings = [values for tag, values in page.tags if tag == "svg"]
    assert len(drawings) > 2
    assert all(values["role"] == "img" and len(str(values["aria-label"])) > 40 for values in drawings)
    assert sum(tag == "summary" for tag, _ in page.tags) == len(drawings) + 1
    scrolls = [values for _, values in page.tags if values.get("class") == "scroll"]
    assert all(values["tabindex"] == "0" and values["aria-label"] for values in scrolls)
    assert sum(tag == "table" for tag, _ in page.tags) + len(drawings) == len(scrolls)


@pytest.mark.parametrize(("language", "written"), [("da", "55,0\u00a0%"), ("en", "55.0%")])
def test_numbers_are_those_of_the_tables_in_the_language(pages: dict[str, str], language: str, written: str) -> None:
    assert written in pages[language]
    wrong = re.findall(r"\d+\.\d+ ?%" if language == "da" else r"\d+,\d+ ?%", Page(pages[language]).text)
    assert wrong == []


def test_failed_runs_missing_runs_and_the_dummy_are_told(pages: dict[str, str]) -> None:
    text = Page(pages["en"]).text
    assert f"{made_up.N_FAILED} runs failed" in text
    assert "1 run is missing" in text
    assert "dummy" in text.lower()
    assert "the whole base row is left out" in text
    assert "the balance of <persons> does not close" in text
    for factor in few().design.factors:
        assert factor.title.en in text
        assert factor.source in text


def test_where_it_comes_from_and_how_to_make_it_again(pages: dict[str, str]) -> None:
    text = Page(pages["da"]).text
    found = few()
    for value in (found.design.hash, found.manifest["version"], found.manifest["posterior"], found.design.question.da):
        assert value in text
    assert all(word in text for word in COMMAND.split())
    assert "--rerun " in text


def test_no_word_of_praise_and_no_forecast(pages: dict[str, str]) -> None:
    everything = [*pages.values(), report_page(made_up.strategy_findings(), "en")]
    for page in everything:
        assert PRAISE.findall(Page(page).text.replace("No forecast and no recommendation", "")) == []
    assert NO_FORECAST.da in Page(pages["da"]).text


def test_hostile_names_are_shown_and_not_run() -> None:
    found = few()
    title = Text(HOSTILE, HOSTILE)
    factors = (replace(found.design.factors[0], title=title, source=HOSTILE, unit=HOSTILE), *found.design.factors[1:])
    design = replace(found.design, title=title, question=title, factors=factors, scenario=HOSTILE, name=HOSTILE)
    data = replace(found.data, design=design, manifest={**found.manifest, "version": HOSTILE})
    page = report_page(Findings(design, data.manifest, found.tables, data), "en", HOSTILE)
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 5


def test_numbers_in_sentences_follow_the_tables() -> None:
    """Change the table and the sentence changes: nothing is typed in."""
    found = few()
    rows = found.tables["indices"].copy()
    rows[["value", "low_95", "high_95"]] /= 2
    other = Findings(found.design, found.manifest, found.tables | {"indices": rows}, found.data)
    one, two = (FindingsReading(each, "en") for each in (found, other))
    subject = one.subjects()[0]
    assert "55% (48" in importance_sentence(one, subject)
    assert "28% (24" in importance_sentence(two, subject)


def test_the_most_important_inputs_come_first_and_those_not_told_apart_are_not_named() -> None:
    found = few()
    rows = found.tables["indices"].copy()
    rows["is_above_floor"] = rows["input"] == made_up.LEVER_NAMES[1]
    reading = FindingsReading(
        Findings(found.design, found.manifest, found.tables | {"indices": rows}, found.data), "en"
    )
    told = importance_sentence(reading, reading.subjects()[0])
    assert reading.input_title(made_up.LEVER_NAMES[1]) in told
    assert reading.input_title(made_up.LEVER_NAMES[0]) not in told
    rows["is_above_floor"] = False
    assert "do not say what matters" in importance_sentence(reading, reading.subjects()[0])


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_question_has_its_sentence(language: str) -> None:
    reading = FindingsReading(made_up.findings(), language)
    told = answers(reading, reading.subjects()[0])
    assert len(told) == 9
    assert any(reading.table("boxes")[f"words_{language}"].iloc[0] in one for one in told)  # type: ignore[index]
    assert all(one.endswith(".") and ".." not in one and "nan" not in one.lower().split() for one in told)


def test_advice_is_told_for_the_outcomes_it_holds_for() -> None:
    told = chance_summary(FindingsReading(made_up.findings(), "en"))
    assert "31% to 72%" in told[0]
    assert f"{ADVICE['more_points'].en} (Ordinary paid hours at some time)" in told


def test_the_top_stays_short() -> None:
    found = made_up.findings()
    tables = dict(found.tables)
    for name in ("indices", "variance"):
        table = tables[name]
        tables[name] = table.loc[table.index.repeat(8)].assign(
            output=[f"{output}{at % 8}" for at, output in enumerate(table["output"].repeat(8))]
        )
    told = short_answers(FindingsReading(Findings(found.design, found.manifest, tables, found.data), "en"))
    assert len(told) <= 12
    assert any("the answer is below" in one for one in told)


def test_every_text_is_in_two_languages() -> None:
    texts = [
        *TITLES.values(), *ANALYSIS_WORDS.values(), *ORDER_WORDS.values(), *HEADINGS.values(), *ADVICE.values(),
        *LIMITS, *(one.text for one in COLUMNS.values()),
    ]  # fmt: skip
    assert all(one.da.strip() and one.en.strip() for one in texts)
    assert set(ALTS) == set(TITLES) - {"variance"}


def test_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CubbSimError, match="'no' is not known"):
        write_report(few(), tmp_path / "page.html", "no")
    assert list(tmp_path.iterdir()) == []
