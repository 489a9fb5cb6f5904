"""How a result was worked out, in keys for the scenario file and in words for its readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cubb_sim.local_data.amounts import Amount, worst, written
from cubb_sim.parameters import Grade, Text


@dataclass(frozen=True)
class Arithmetic:
    """`scale` x the sum of `over` / the sum of `under`; without `under`, `scale` x the sum of `over`."""

    over: tuple[Amount, ...]
    under: tuple[Amount, ...]
    scale: float = 1.0

    @property
    def value(self) -> float:
        """What comes out."""
        value = self.scale * sum(amount.value for amount in self.over)
        return value / sum(amount.value for amount in self.under) if self.under else value

    @property
    def grade(self) -> Grade:
        """Seen where one figure was taken as it stands, else derived; never better than what it is from."""
        return worst(Grade.SEEN if self._is_one_figure else Grade.DERIVED, (*self.over, *self.under))

    @property
    def _is_one_figure(self) -> bool:
        """Whether one figure was taken as it stands."""
        return not self.under and self.scale == 1.0 and len(self.over) == 1

    def in_keys(self) -> str:
        """Keys and numbers, on one line."""
        if self._is_one_figure:
            return f"{self.over[0].name} = {self.over[0].written.en}"
        keys = self._fraction(lambda amount: amount.name)
        return f"{keys}: {self._numbers('en')} = {written(self.value).en}"

    def in_words(self) -> Text:
        """A sentence with the names of the figures, in two languages."""
        return Text(self._sentence("da"), self._sentence("en"))

    def _sentence(self, language: str) -> str:
        names = self._fraction(lambda amount: amount.title.in_language(language))
        if self._is_one_figure:
            return f"{names}: {self.over[0].written.in_language(language)}."
        return f"{names}: {self._numbers(language)} = {written(self.value).in_language(language)}."

    def _numbers(self, language: str) -> str:
        times = "" if self.scale == 1.0 else f"{written(self.scale).in_language(language)} x "
        return times + self._fraction(lambda amount: amount.written.in_language(language))

    def _fraction(self, said: Callable[[Amount], str]) -> str:
        over, under = (" + ".join(said(amount) for amount in amounts) for amounts in (self.over, self.under))
        if len(self.over) > 1 and (self.under or self.scale != 1.0):
            over = f"({over})"
        if len(self.under) > 1:
            under = f"({under})"
        return f"{over} / {under}" if under else over
