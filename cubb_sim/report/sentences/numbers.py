"""Which numbers the runs had: the priors, a posterior or its centre; and what somebody contested, as a clear flag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cubb_sim.errors import CubbSimError
from cubb_sim.knowledge import FEW_AGREE, SAME_NUMBERS, Assumption, Numbers, read_assumption
from cubb_sim.number_format import percent
from cubb_sim.parameters.specification import Text
from cubb_sim.report.reading import Reading
from cubb_sim.report.sentences.values import short_number
from cubb_sim.results import RunResult
from cubb_sim.wording import not_a_forecast

WHOSE_DATA = Text(
    "En del af modellens tal er tilpasset offentliggjorte fund om lignende borgere (BIP-undersøgelsen og andre), ikke "
    "data fra kommunen her.",
    "Some of the model's numbers have been fitted to published findings about similar citizens (the BIP study and "
    "others), not to data from the municipality here.",
)
NOT_FITTED = Text(
    "Ingen af tallene er tilpasset data fra kommunen; de er modellens udgangspunkt og kan alle ændres.",
    "No number has been fitted to data from the municipality; they are where the model starts, and all of "
    "them can be changed.",
)
FITTED_AND_DRAWN = Text(
    "Usikkerheden på de tilpassede tal er med i intervallerne. De øvrige tal står, hvor modellen begynder; "
    "usikkerheden på dem er ikke med. Alle tal kan ændres.",
    "How uncertain the fitted numbers are is in the intervals. The other numbers stand where the model starts; how "
    "uncertain they are is not. All numbers can be changed.",
)
FITTED_AND_FIXED = Text(
    "Alle kørsler her har de samme tal, så usikkerheden på tallene er ikke med i intervallerne. Alle tal kan ændres.",
    "All runs here have the same numbers, so how uncertain the numbers are is not in the intervals. All numbers can be "
    "changed.",
)
CONTESTED = Text("Anfægtet antagelse", "Contested assumption")
REWRITTEN = Text("Modellen er skrevet om", "The model has been rewritten")
"""Said with what: a rule, a process or a method, and its name in the code."""
_PARTS = {
    "rule": Text("reglen", "the rule"),
    "process": Text("processen", "the process"),
    "method": Text("metoden", "the method"),
    "attribute": Text("egenskaben", "the attribute"),
}
OTHER_SWITCHES = Text(
    "Modellens tal er ikke tilpasset med de forudsætninger om det omstridte, der gælder her; de er tilpasset med de "
    "sædvanlige.",
    "The model's numbers have not been fitted with the settings of contested findings that hold here; they were fitted "
    "with the usual ones.",
)

FITTED_APART = Text(
    "Scenarierne har hver sit svar på, hvad forskningen er uenig om, og modellens tal er tilpasset hvert svar for sig: "
    "forskellen mellem dem rummer også det.",
    "The scenarios differ in what research disagrees about, and the model's numbers were fitted to each answer apart: "
    "the difference between them holds that, too.",
)


@dataclass(frozen=True)
class NumbersBehind:
    """The numbers that the runs of one result, or of a comparison, had.

    Attributes:
        numbers: draws of a posterior, its centre or the priors: of several results, what takes most into account.
        vary: whether different runs had different numbers, so that not knowing them is in the intervals.
        contested: what is taken to be otherwise, and the names of the scenarios in which; no names: in all of them.
        effective_share: the least share of the fitted draws that agree with what is contested [0-1].
        switches_fitted: whether the numbers were fitted with the structural switches as they stand in every scenario.
        fitted_apart: whether the scenarios' numbers are of different structures, and so not paired.
        rewritten: rules, processes and methods that the user has written, each with the names of the results it is in.
    """

    numbers: Numbers
    vary: bool
    contested: tuple[tuple[str, tuple[str, ...]], ...]
    effective_share: float
    switches_fitted: bool = True
    fitted_apart: bool = False
    rewritten: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def are_fitted(self) -> bool:
        """Whether any number was fitted to anything."""
        return self.numbers is not Numbers.PRIORS

    @property
    def few_agree(self) -> bool:
        """Whether the answer hangs on few of the fitted draws."""
        return self.effective_share < FEW_AGREE


def numbers_behind(results: Sequence[tuple[str, RunResult]]) -> NumbersBehind:
    """The numbers behind results, each with the name it is shown under."""
    manifests = [(name, one.manifest) for name, one in results]
    found = {Numbers(one.numbers) for _, one in manifests}
    contested = _where_said([(name, one.assumptions) for name, one in manifests])
    rewritten = _where_said([(name, one.rewritten) for name, one in manifests])
    return NumbersBehind(
        numbers=next(kind for kind in Numbers if kind in found),
        vary=any(len(set(one.draws)) > 1 and SAME_NUMBERS not in one.draws for _, one in manifests),
        contested=contested,
        effective_share=min(one.effective_share for _, one in manifests),
        switches_fitted=all(one.switches_fitted for _, one in manifests),
        fitted_apart=len({one.structure for _, one in manifests}) > 1,
        rewritten=rewritten,
    )


def _where_said(results: Sequence[tuple[str, Sequence[str]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each text once, with the names of the results it is said of; no names: of all of them."""
    texts = dict.fromkeys(text for _, said in results for text in said)
    where = {text: tuple(name for name, said in results if text in said) for text in texts}
    return tuple((text, () if len(names) == len(results) else names) for text, names in where.items())


def behind(reading: Reading) -> NumbersBehind:
    """The numbers behind a comparison."""
    return numbers_behind(reading.results)


def fitted_sentences(numbers: NumbersBehind, language: str) -> list[str]:
    """What the numbers were fitted to, if to anything, and whether what is not known of them is in the intervals."""
    if not numbers.are_fitted:
        return [NOT_FITTED.in_language(language)]
    rest = FITTED_AND_DRAWN if numbers.vary else FITTED_AND_FIXED
    return [f"{WHOSE_DATA.in_language(language)} {rest.in_language(language)}"]


def no_forecast_sentence(numbers: NumbersBehind, language: str) -> str:
    """What the model is not, and what the intervals do not cover."""
    return not_a_forecast(str(numbers.numbers), numbers.vary).in_language(language)


def contest_sentences(numbers: NumbersBehind, language: str, with_names: bool = True) -> list[str]:
    """A flag for each contested assumption, and warnings where few of the fitted draws agree or none were made so.

    Args:
        with_names: whether the name that `--assume` takes stands behind the title; a room does not need it.
    """
    flags = [
        f"{CONTESTED.in_language(language)}: {_contested(text, language, with_names)}{_only_in(names, language)}."
        for text, names in numbers.contested
    ]
    if flags and numbers.few_agree:
        flags.append(_few_agree(numbers.effective_share).in_language(language))
    if numbers.fitted_apart:
        flags.append(FITTED_APART.in_language(language))
    if not numbers.switches_fitted:
        flags.append(OTHER_SWITCHES.in_language(language))
    return [*_rewritten_flags(numbers, language), *flags]


def _rewritten_flags(numbers: NumbersBehind, language: str) -> list[str]:
    flags = []
    for text, names in numbers.rewritten:
        part, name = text.split()[:2]
        what = f"{_PARTS[part].in_language(language)} {name}{_only_in(names, language)}"
        flags.append(f"{REWRITTEN.in_language(language)}: {what}.")
    return flags


def contested_values(numbers: NumbersBehind) -> dict[str, float]:
    """The numbers and levers that are contested with one value, by the name they declare."""
    said = (_read(text) for text, _ in numbers.contested)
    return {one.declared.name: one.arguments[0] for one in said if one is not None and one.is_value}


def _few_agree(effective_share: float) -> Text:
    da, en = (percent(effective_share, language, 0) for language in ("da", "en"))
    return Text(
        f"Pas på: kun få af de tilpassede sæt af tal stemmer med dette. Svaret hviler på {da} af dem.",
        f"Take care: few of the fitted draws agree with this. The answer rests on {en} of them.",
    )


def _contested(text: str, language: str, with_names: bool) -> str:
    """»Titel« sat til 0,5 (modellens: 0,3; belief.information); as it was written where it cannot be read."""
    one = _read(text)
    if one is None:
        return text
    title, own = one.declared.title, short_number(one.declared.default, language)
    set_to, name = _values(one, language), f"; {one.name}" if with_names else ""
    return Text(
        f"\u00bb{title.da}\u00ab sat {set_to} (modellens: {own}{name})",
        f"\u2018{title.en}\u2019 set {set_to} (the model's: {own}{name})",
    ).in_language(language)


def _values(one: Assumption, language: str) -> str:
    words = {
        "value": Text("til {}", "to {}"),
        "normal": Text("omkring {}, standardafvigelse {}", "around {}, standard deviation {}"),
        "uniform": Text("et sted mellem {} og {}", "anywhere between {} and {}"),
        "triangular": Text("fra {0} til {2}, mest sandsynligt {1}", "from {0} to {2}, most likely {1}"),
    }
    written = (short_number(value, language) for value in one.arguments)
    return words[one.kind].in_language(language).format(*written)


def _read(text: str) -> Assumption | None:
    try:
        return read_assumption(text)
    except CubbSimError:  # a result read from disk may name a number that this version no longer has
        return None


def _only_in(names: Iterable[str], language: str) -> str:
    listed = ", ".join(names)
    if not listed:
        return ""
    return Text(f", kun i {listed}", f", only in {listed}").in_language(language)
