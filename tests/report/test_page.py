"""The page as a whole: what it is made of, in both languages, whatever is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cubb_sim.comparison import Comparison
from cubb_sim.errors import CubbSimError, OutputError
from cubb_sim.report import report_page, write_report
from cubb_sim.report.style import STYLE
from cubb_sim.scenario import load_scenario
from cubb_sim.wording import LANGUAGES
from tests.report.made_up import comparison, drawn, titled, with_nothing_defined

HOSTILE = "<script>alert('x')</script> & \"quotes\" <b>"
LEAST_CONTRAST = 4.5
COMMAND = "cubb-sim compare holstebro holstebro+saving --seed 1"
THREE = ("holstebro+saving", "holstebro+pillar_firms")


def parsed(page: str) -> ElementTree.Element:
    """The page as a tree: it is written so that XML can read it too."""
    return ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>"))


def made(compared: Comparison, language: str = "da") -> ElementTree.Element:
    return parsed(report_page(compared, language, COMMAND))


def texts_of(element: ElementTree.Element, language: str) -> Iterator[str]:
    """What a person reads, except in elements marked as another language, code and styles."""
    if element.get("lang", language) != language or element.tag in ("style", "code"):
        return
    attributes = (element.get(name) for name in ("aria-label", "data-label"))
    yield from (text.strip() for text in (element.text, *attributes) if text and text.strip())
    for child in element:
        yield from texts_of(child, language)
        if child.tail and child.tail.strip():
            yield child.tail.strip()


@pytest.fixture(scope="module")
def pages() -> dict[str, ElementTree.Element]:
    compared = comparison(n_replications=3, used=drawn(3, "belief.information=0.5", effective_share=0.1))
    return {language: made(compared, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language(pages: dict[str, ElementTree.Element], language: str) -> None:
    assert pages[language].get("lang") == language


def test_both_languages_have_the_same_structure(pages: dict[str, ElementTree.Element]) -> None:
    def structure(page: ElementTree.Element) -> list[tuple[str, str | None]]:
        inner = {"span", "circle", "line", "path", "rect", "text", "br"}
        return [(e.tag, e.get("id")) for e in page.iter() if e.tag not in inner]

    assert structure(pages["da"]) == structure(pages["en"])


def test_no_text_is_left_in_the_other_language(pages: dict[str, ElementTree.Element]) -> None:
    """Sentences of both pages have nothing in common but names, and what is marked as English."""
    sentences = {
        language: {text for text in texts_of(page, language) if len(re.findall(r"[A-Za-zÆØÅæøå]{2,}", text)) > 3}
        for language, page in pages.items()
    }
    assert sentences["da"] & sentences["en"] == set()
    assert len(sentences["da"]) > 100


def test_the_page_needs_nothing_but_itself() -> None:
    page = report_page(comparison(), "en", COMMAND)
    for outside in (
        "http:",
        "https:",
        "//www",
        "src=",
        "<script",
        "<link",
        "@import",
        "url(",
        "<iframe",
        "javascript:",
    ):
        assert outside not in page
    assert all(link.get("href", "").startswith("#") for link in parsed(page).iter("a"))


def test_every_link_leads_somewhere(pages: dict[str, ElementTree.Element]) -> None:
    for page in pages.values():
        places = {element.get("id") for element in page.iter() if element.get("id")}
        links = [link.get("href", "")[1:] for link in page.iter("a")]
        assert links
        assert set(links) <= places


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_described_and_told_in_words(pages: dict[str, ElementTree.Element], language: str) -> None:
    figures = list(pages[language].iter("figure"))
    assert len(figures) == len(list(pages[language].iter("svg"))) > 10
    for figure in figures:
        (picture,), (words,) = list(figure.iter("svg")), list(figure.iter("figcaption"))
        assert picture.get("role") == "img"
        assert len(picture.get("aria-label", "")) > 20
        assert "".join(words.itertext()).strip()


def test_every_section_with_pictures_has_a_table(pages: dict[str, ElementTree.Element]) -> None:
    main = pages["da"].find("body/main")
    assert main is not None
    sections = [one for one in main.findall("section") if next(one.iter("svg"), None) is not None]
    assert len(sections) == 5
    for section in sections:
        assert list(section.iter("table")), ElementTree.tostring(section)[:200]


def test_every_cell_knows_its_column(pages: dict[str, ElementTree.Element]) -> None:
    for table in pages["da"].iter("table"):
        heads = ["".join(head.itertext()) for head in table.iter("th") if head.get("scope") == "col"]
        for row in table.findall("tbody/tr"):
            assert [cell.get("data-label") for cell in row.findall("td")] == heads[1:]
        assert table.find("caption") is not None


def test_titles_of_scenarios_are_escaped() -> None:
    baseline = titled(load_scenario("holstebro"), HOSTILE)
    other = titled(load_scenario("holstebro+saving"), f"other {HOSTILE}")
    page = report_page(comparison([other], baseline=baseline), "en", HOSTILE)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    title = parsed(page).find("head/title")
    assert title is not None
    assert title.text == f"other {HOSTILE} compared with {HOSTILE}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "compared",
    [
        comparison(n_replications=1),
        comparison(["holstebro"], more=[0]),
        comparison(more=[-3]),
        comparison(THREE, more=[2, -2]),
        comparison(["herning"], n_replications=2),
        comparison(n_replications=25),
        comparison(["shock_downturn"], baseline="four_partners"),
        with_nothing_defined(comparison()),
        comparison(n_replications=8, used=drawn(8, "belief.information=0.5", effective_share=0.1)),
        comparison(THREE, more=[2, -2], n_replications=4, used=drawn(4)),
        comparison(n_replications=1, used=drawn(1)),
        with_nothing_defined(comparison(n_replications=4, used=drawn(4))),
    ],
    ids=[
        "one run",
        "identical",
        "worse",
        "three",
        "other places",
        "many runs",
        "disturbance",
        "nothing defined",
        "contested",
        "three, drawn",
        "one run, drawn",
        "nothing defined, drawn",
    ],
)
def test_whatever_is_compared_there_is_a_page(compared: Comparison, language: str) -> None:
    page = made(compared, language)
    read = " ".join(texts_of(page, language))
    for sign in ("nan", "None", "inf", "{", "}"):
        assert not re.search(rf"(?<![\w>]){re.escape(sign)}(?!\w)", read), sign
    for shape in page.iter():
        assert not re.search(
            r"nan|inf", " ".join(shape.get(name, "") for name in ("d", "x", "y", "cx", "cy", "x1", "r"))
        )


def test_one_run_makes_no_claims() -> None:
    read = " ".join(texts_of(made(comparison(n_replications=1), "en"), "en"))
    assert "Only one run was made." in read
    assert "better or worse where the 95% interval" not in read
    assert "the band" not in read.lower().replace("no band", "")


def test_two_results_of_the_same_scenario_have_different_names() -> None:
    page = made(comparison(["holstebro", "holstebro"], more=[0, 1]), "da")
    title = page.find("head/title")
    assert title is not None
    assert title.text == "Holstebro i dag (2) og Holstebro i dag (3) sammenlignet med Holstebro i dag"


def test_danish_figures_are_written_in_danish(pages: dict[str, ElementTree.Element]) -> None:
    read = " ".join(texts_of(pages["da"], "da"))
    assert re.findall(r"\d%", read) == []
    assert re.findall(r"\d\.\d{1,2}(?!\d)(?!\s*(?:\w|\())[^.\d]", re.sub(r"Python.*", "", read)) == []
    assert re.search(r"\d,\d\u00a0%", read)
    assert re.search(r"\d\u00a0mio\.\u00a0kr\.", read)


def test_where_it_comes_from_can_be_traced(pages: dict[str, ElementTree.Element]) -> None:
    compared = comparison()
    page = "".join(pages["en"].itertext())
    for result in (compared.baseline, *compared.others.values()):
        assert result.manifest.scenario_hash in page
        assert result.manifest.scenario_name in page
    for what in ("Python", "Mesa", "NumPy", "Numba", compared.baseline.manifest.python, "1\u20133"):
        assert what in page
    assert COMMAND in page.replace("\n", "")


def test_colours_stand_out_from_the_paper() -> None:
    """WCAG 2.2 asks for 4.5:1 of everything that is read."""
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", STYLE))
    for name in ("ink", "soft", "changed", "ghost", "goal"):
        for ground in ("paper", "tint"):
            assert contrast(colours[name], colours[ground]) >= LEAST_CONTRAST, (name, ground)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_check_of_contrast_bites() -> None:
    assert contrast("#767676", "#fff") >= LEAST_CONTRAST > contrast("#777777", "#fff")


def test_another_language_is_refused() -> None:
    with pytest.raises(CubbSimError, match=r"language: 'sv' is not known\. Allowed: da, en\."):
        report_page(comparison(), "sv")


def test_the_file_is_the_page(tmp_path: Path) -> None:
    compared = comparison()
    file = write_report(compared, tmp_path / "rapport æøå.html", "da", COMMAND)
    assert file.read_text(encoding="utf-8") == report_page(compared, "da", COMMAND)
    assert [path.name for path in tmp_path.iterdir()] == ["rapport æøå.html"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is a folder of that name"):
        write_report(comparison(), tmp_path)
