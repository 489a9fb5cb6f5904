"""Who is asked for, as it stands in the address: a number, which of the runs, and what kind of person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cubb_sim.biography import Who

SEPARATOR, BEFORE_RUN = "~", "-"
YEARS = (0, 1, 2, 4, 8)
"""Years on benefit, at least, that can be asked for (assumed); 0 asks for nothing."""
YEARS_BEGIN = "y"
LONGEST_NUMBER = 60
"""Characters of a number with its municipality (assumed); what is longer is neither."""


class Age(StrEnum):
    """Age on arrival."""

    ANY = ""
    UNDER_30 = "under30"
    FROM_30 = "from30"


class Health(StrEnum):
    """What is recorded of the health."""

    ANY = ""
    PSYCHIATRIC = "psychiatric"
    MUSCULOSKELETAL = "musculoskeletal"


class Became(StrEnum):
    """What became of the person in the two worlds."""

    ANY = ""
    GAINED = "gained"
    LOST = "lost"
    PARKED_TODAY = "parkedA"
    PARKED_CHANGED = "parkedB"


@dataclass(frozen=True)
class Asked:
    """Who is asked for.

    Attributes:
        number: as it was written: 231, or Holstebro:231; "" while nobody is chosen.
        run: which of the runs, from 1.
        years: on benefit on arrival, at least.
        is_readable: whether everything that was written could be understood.
    """

    number: str = ""
    run: int = 1
    age: Age = Age.ANY
    health: Health = Health.ANY
    years: int = 0
    became: Became = Became.ANY
    is_readable: bool = True

    @property
    def who(self) -> Who:
        """The description, as `biography.find_citizens` takes it."""
        return Who(
            under_30=None if self.age is Age.ANY else self.age is Age.UNDER_30,
            has_psychiatric_diagnosis=True if self.health is Health.PSYCHIATRIC else None,
            has_musculoskeletal_disorder=True if self.health is Health.MUSCULOSKELETAL else None,
            years_on_benefit_from=float(self.years) if self.years else None,
        )

    def in_one_world(self) -> Asked:
        """The same without what can only be seen by comparing two worlds."""
        is_of_two = self.became not in {Became.ANY, Became.PARKED_TODAY}
        return replace(self, became=Became.ANY) if is_of_two else self

    @property
    def is_anybody(self) -> bool:
        """Whether everybody fits the description."""
        return not (self.age or self.health or self.years)


def written(asked: Asked) -> str:
    """What stands in the address; what asks for nothing is left out."""
    head = asked.number + (f"{BEFORE_RUN}{asked.run}" if asked.run != 1 else "")
    kinds = (asked.age, asked.health, f"{YEARS_BEGIN}{asked.years}" if asked.years else "", asked.became)
    return SEPARATOR.join([head, *(kind for kind in kinds if kind)])


def read(argument: str, n_runs: int) -> Asked:
    """Who is asked for in an address; what cannot be understood is left out, and `is_readable` says so.

    Args:
        n_runs: that can be chosen from.
    """
    head, *kinds = argument.split(SEPARATOR)
    number, has_run, run = head.rpartition(BEFORE_RUN)
    if ":" in run:  # it is the municipality that has the sign in its name
        number, has_run = head, ""
    is_run = bool(has_run) and run.isascii() and run.isdigit() and 1 <= int(run[:9]) <= n_runs
    if not has_run:
        number = head
    asked = Asked(number=number.strip(), run=int(run) if is_run else 1, is_readable=is_run or not has_run)
    for kind in kinds:
        asked = _with_kind(asked, kind)
    return asked


def sent(fields: Mapping[str, str], asked: Asked, n_runs: int) -> Asked:
    """Who is asked for by a form that was sent: by number, or by a description that leaves the number open."""
    if "number" in fields:
        return replace(asked, number=fields["number"].strip()[:LONGEST_NUMBER], is_readable=True)
    run = fields.get("run", "")
    years = fields.get("years", "")
    kinds = [fields.get("age", ""), fields.get("health", ""), fields.get("became", "")]
    kinds += [f"{YEARS_BEGIN}{years}"] if years not in {"", "0"} else []
    return read(SEPARATOR.join([f"{BEFORE_RUN}{run}" if run else "", *(kind for kind in kinds if kind)]), n_runs)


def _with_kind(asked: Asked, text: str) -> Asked:
    """The same with what a part of the address says of the person."""
    if text and text in list(Age):
        return replace(asked, age=Age(text))
    if text and text in list(Health):
        return replace(asked, health=Health(text))
    if text and text in list(Became):
        return replace(asked, became=Became(text))
    years = {f"{YEARS_BEGIN}{n}": n for n in YEARS if n}
    return replace(asked, years=years[text]) if text in years else replace(asked, is_readable=False)
