"""The address of a page holds the whole selection: it can be sent, kept, reloaded and undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlencode

from cubb_sim import __version__
from cubb_sim.dashboard.content.flips import FLIPS
from cubb_sim.dashboard.session import checking
from cubb_sim.dashboard.session.checking import Checker
from cubb_sim.dashboard.session.library import choices
from cubb_sim.dashboard.session.selection import Named, Selection
from cubb_sim.parameters import LEVERS, PARAMETERS
from cubb_sim.parameters.specification import Text
from cubb_sim.run import REPORTING_SEEDS
from cubb_sim.scenario.messages import plain

LANGUAGES = ("da", "en")
START = ""
"""The page without a name."""
N_REPLICATIONS = 40
"""Runs of each world; as many as `cubb_sim.compare` makes where it is not told otherwise."""
SEEDS = range(max(REPORTING_SEEDS[0], 0), REPORTING_SEEDS[-1] - N_REPLICATIONS + 2)
"""Seeds a comparison can begin with: there is room for all its runs."""
LONGEST = 15_000
"""Characters of a query that are read. The longest of ours has fewer; servers take no more than about 16,000."""
LONGEST_ARGUMENT = 200
WITH_ARGUMENT = frozenset(("lever", "citizen", "assumptions"))
"""Pages that show one of several things, which the second part of the path names."""


@dataclass(frozen=True)
class Address:
    """Where a browser is.

    Attributes:
        page: the first part of the path; "" for the start.
        argument: the second part, such as a lever or a citizen.
        language: `da` or `en`.
        is_large: for a projector.
        is_guessing: whether everybody guesses before a result is shown.
        record_id: of the record that is kept of the meeting; "" for none.
        problems: what could not be used of the address that was asked for, and was left out.
        notices: what is to be known about the address though all of it is used.
    """

    page: str = START
    argument: str = ""
    selection: Selection = field(default_factory=Selection)
    language: str = "da"
    is_large: bool = False
    is_guessing: bool = False
    record_id: str = ""
    problems: tuple[Text, ...] = ()
    notices: tuple[Text, ...] = ()


def encode(address: Address) -> str:
    """Path and query of an address.

    What is as at first is left out, but for the numbers of the runs: whoever gets the address sees that it has them.
    """
    chosen, first = address.selection, Selection()
    query = {
        "m": chosen.municipality if chosen.municipality != first.municipality else "",
        "f": chosen.flip if chosen.flip != first.flip else "",
        "l": _named(chosen.levers),
        "d": ",".join(f"{one.kind}:{one.month}:{_number(one.size)}" for one in chosen.disturbances),
        "p": _named(chosen.profile),
        "c": _named(chosen.contested),
        "s": str(chosen.seed),
        "lang": address.language if address.language != LANGUAGES[0] else "",
        "big": "1" if address.is_large else "",
        "g": "1" if address.is_guessing else "",
        "r": address.record_id,
        "v": __version__,
    }
    path = "/".join(quote(part, safe="") for part in (address.page, address.argument) if part)
    return f"/{path}?{urlencode({key: value for key, value in query.items() if value}, safe=':,.')}"


def decode(path: str, search: str | None) -> Address:
    """The address of a path and a query.

    Nothing that is written there makes it fail: what cannot be used is left out, and said in `problems`.
    """
    checker = Checker()
    query = _query(search or "", checker)
    titles = {name: one.title for name, one in choices().items()}
    town = checker.one_of(MUNICIPALITY, query.get("m"), titles, _first(Selection.municipality, titles))
    selection = Selection(
        municipality=town,
        flip=checker.one_of(FLIP, query.get("f"), {one.name: one.title for one in FLIPS.values()}, Selection.flip),
        levers=checker.named(checking.LEVER, query.get("l", ""), LEVERS),
        disturbances=checker.disturbances(query.get("d", ""), choices()[town].scenario.horizon_months),
        profile=checker.named(checking.PROFILE, query.get("p", ""), LEVERS),
        contested=checker.named(checking.CONTESTED, query.get("c", ""), PARAMETERS),
        seed=checker.whole(SEED, query.get("s"), SEEDS, Selection.seed),
    )
    language = checker.one_of(LANGUAGE, query.get("lang"), _LANGUAGE_NAMES, LANGUAGES[0])
    page, argument = _path(path, checker)
    return Address(
        page=page,
        argument=argument,
        selection=selection,
        language=language,
        is_large=query.get("big") == "1",
        is_guessing=query.get("g") == "1",
        record_id=query.get("r", "")[:LONGEST_ARGUMENT],
        problems=tuple(checker.problems),
        notices=_of_another_version(query.get("v")),
    )


def _path(path: str, checker: Checker) -> tuple[str, str]:
    """Page and argument of a path; an argument of a page that takes none is left out."""
    page, argument = (unquote(part)[:LONGEST_ARGUMENT] for part in path.strip("/").partition("/")[::2])
    if not argument or page in WITH_ARGUMENT:
        return page, argument
    checker.say(
        f"Siden har ikke noget under sig, der hedder »{plain(argument)}«; det er udeladt.",
        f"There is nothing called '{plain(argument)}' below this page; it is left out.",
    )
    return page, ""


def _query(search: str, checker: Checker) -> dict[str, str]:
    """The parts of a query by key; of a key that is there twice the first."""
    search = search.removeprefix("?")
    if len(search) > LONGEST:
        checker.problems.append(TOO_LONG)
        return {}
    found: dict[str, str] = {}
    for key, value in parse_qsl(search):  # bad percent signs become characters that no name has
        if key in found and key in KEYS and found[key] != value:
            shown = plain(key)
            checker.say(
                f"»{shown}« står mere end én gang i adressen; det første er brugt.",
                f"'{shown}' is in the address more than once; the first is used.",
            )
        found.setdefault(key, value)
    return found


def _of_another_version(given: str | None) -> tuple[Text, ...]:
    if given is None or given == __version__:
        return ()
    said = Text(
        f"Adressen er fra en anden version af modellen ({plain(given)}; her er det {__version__}). Tallene kan derfor "
        "være anderledes, end da den blev gemt.",
        f"The address is from another version of the model ({plain(given)}; here it is {__version__}). The numbers may "
        "therefore differ from those when it was kept.",
    )
    return (said,)


def _first(wanted: str, known: Iterable[str]) -> str:
    names = list(known)
    return wanted if wanted in names else names[0]


def _named(values: Named) -> str:
    return ",".join(f"{name}:{_number(value)}" for name, value in values)


def _number(value: float) -> str:
    """As short as it can be written without becoming another number."""
    short = f"{value:g}"
    return short if float(short) == value else repr(value)


KEYS = frozenset(("m", "f", "l", "d", "p", "c", "s", "lang", "big", "g", "r", "v"))
MUNICIPALITY = Text("Kommunen", "The municipality")
FLIP = Text("FLIP'en", "The FLIP")
LANGUAGE = Text("Sproget", "The language")
SEED = Text("Startnummeret", "The seed")
_LANGUAGE_NAMES = {"da": Text("dansk", "Danish"), "en": Text("engelsk", "English")}
TOO_LONG = Text(
    "Adressen er for lang til at være en af vores, og intet af den er brugt. Er der kommet tekst med, som ikke hører "
    "til?",
    "The address is too long to be one of ours, and none of it is used. Has text come along that does not belong?",
)
