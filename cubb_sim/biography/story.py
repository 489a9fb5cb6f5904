"""A life told month by month, quiet months merged, in Danish or English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cubb_sim.biography.facts import sentence_of, variant_of
from cubb_sim.biography.life import Life, Month, Situation
from cubb_sim.biography.portrait import card_words, ending_words
from cubb_sim.biography.words import MEASURE_WORDS, citizen_words
from cubb_sim.events import Event
from cubb_sim.parameters.specification import Text


@dataclass(frozen=True)
class Passage:
    """Consecutive months of which the same is told."""

    first: int
    last: int
    text: str
    is_quiet: bool

    def until(self, month: int) -> Passage:
        """The passage without the months after `month`."""
        return replace(self, last=min(self.last, month))

    def in_language(self, language: str) -> str:
        """The passage as one line: "Måned 5-8: …"."""
        return f"{months_label(self.first, self.last, language, repeats=not self.is_quiet)}: {self.text}"


def tell(life: Life, language: str) -> str:
    """The whole life: who the person is, month by month what happens, and how it stands at last.

    Args:
        language: `da` or `en`.
    """
    lines = [passage.in_language(language) for passage in passages_of(life, language)]
    title = citizen_words(life.card.name, language)
    return "\n".join([title, card_words(life.card, language), "", *lines, "", ending_words(life.ending, language)])


def passages_of(life: Life, language: str) -> list[Passage]:
    """The months as passages, those of which the same is told merged."""
    merged: list[Passage] = []
    for number, text, is_quiet in _told(life, language):
        if merged and merged[-1].text == text:
            merged[-1] = Passage(merged[-1].first, number, text, is_quiet)
        else:
            merged.append(Passage(number, number, text, is_quiet))
    return merged


def texts_by_month(life: Life, language: str) -> dict[int, str]:
    """What is told of each month."""
    return {number: text for number, text, _ in _told(life, language)}


def _told(life: Life, language: str) -> Iterator[tuple[int, str, bool]]:
    before, has_voiced = life.card.situation, False
    for month in life.months:
        if month.happenings:
            yield month.number, _month_words(month, before, has_voiced, language), False
        else:
            yield month.number, quiet_words(month.situation, language), True
        has_voiced |= any(one.kind is Event.VOICED for one in month.happenings)
        before = month.situation


def _month_words(month: Month, before: Situation, has_voiced: bool, language: str) -> str:
    kinds = {one.kind for one in month.happenings}
    sentences = []
    for one in month.happenings:
        sentences.append(sentence_of(one, language, variant_of(one, kinds, before, has_voiced)))
        before = before.after(one)
    return " ".join(sentences)


def months_label(first: int, last: int, language: str, repeats: bool = False) -> str:
    """Måned 5, Måned 5-8; with `repeats`: Måned 5-8, hver måned."""
    months = str(first) if first == last else f"{first}-{last}"
    one = Text("Måned", "Month" if first == last else "Months").in_language(language)
    each = Text(", hver måned", ", every month").in_language(language) if repeats and first != last else ""
    return f"{one} {months}{each}"


def quiet_words(now: Situation, language: str) -> str:
    """A month in which nothing happened, by what the citizen was in the middle of."""
    if now.has_job:
        return Text("i ordinært job.", "in an ordinary job.").in_language(language)
    nothing = Text("ingen samtaler", "no meetings").in_language(language)
    if now.has_hours:
        return Text(f"{nothing}; løntimerne fortsatte.", f"{nothing}; the paid hours went on.").in_language(language)
    if now.measure is not None:
        running = MEASURE_WORDS[now.measure].running.in_language(language)
        return Text(f"{nothing}; {running} fortsatte.", f"{nothing}; {running} went on.").in_language(language)
    nothing = Text("ingen samtaler, ingen indsats", "no meetings, no measure").in_language(language)
    if now.plan is None:
        return f"{nothing}."
    plan = MEASURE_WORDS[now.plan].agreed.in_language(language)
    if now.awaits_answer:
        waits = Text(f"borgeren ventede på svar om {plan}", f"the citizen waited for an answer about {plan}")
    else:
        waits = Text(f"borgeren ventede på {plan}", f"the citizen waited for {plan}")
    return f"{nothing}; {waits.in_language(language)}."
