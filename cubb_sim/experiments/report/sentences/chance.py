"""What is chance, and whether more points or more replications would tell more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cubb_sim.experiments.report.amounts import with_range
from cubb_sim.experiments.report.reading import FindingsReading, Subject
from cubb_sim.number_format import percent
from cubb_sim.parameters import Text

if TYPE_CHECKING:
    import pandas as pd

ADVICE: dict[str, Text] = {
    "more_points": Text("Flere punkter ville gøre svaret sikrere, flere gentagelser ikke ret meget.",
                        "More points would make the answer surer, more replications hardly."),
    "more_replications": Text("Flere gentagelser af hvert punkt ville gøre svaret sikrere end flere punkter.",
                              "More replications of each point would make the answer surer than more points."),
    "enough": Text("Hverken flere punkter eller flere gentagelser ville ændre meget.",
                   "Neither more points nor more replications would change much."),
    "unknown": Text("Om flere punkter eller flere gentagelser ville hjælpe, kan ikke siges med disse kørsler.",
                    "Whether more points or more replications would help cannot be said with these runs."),
}  # fmt: skip
PREFERRED = ("sobol", "emulator", "morris", "dgsm")


def chance_summary(reading: FindingsReading) -> list[str]:
    """For all subjects together: from where to where the share of chance goes, and which advice holds for which."""
    found = [(subject, one) for subject in reading.subjects() if (one := _row_of(reading, subject)) is not None]
    shares = [share for _, one in found if not math.isnan(share := float(one["share_chance"]))]
    told = []
    if shares:
        low, high = (percent(one, reading.language, 0) for one in (min(shares), max(shares)))
        span = Text(low, low) if low == high else Text(f"{low} til {high}", f"{low} to {high}")
        text = Text(
            f"Af det, der varierer fra kørsel til kørsel, er {span.da} tilfældighed, også når alt andet er det samme.",
            f"Of what varies from run to run, {span.en} is chance, even when all else is the same.",
        )
        told.append(reading.say(text))
    abouts: dict[str, list[str]] = {}
    for subject, one in found:
        abouts.setdefault(str(one["advice"]), []).append(reading.subject_title(subject))
    for advice, names in abouts.items():
        said = reading.say(ADVICE.get(advice, ADVICE["unknown"]))
        told.append(said if len(abouts) == 1 else f"{said} ({'; '.join(names)})")
    return told


def chance_sentence(reading: FindingsReading, subject: Subject) -> str:
    """The share of a single run's variance that chance makes, with advice; "" where there is no such table."""
    one = _row_of(reading, subject)
    if one is None:
        return ""
    advice = ADVICE.get(str(one["advice"]), ADVICE["unknown"])
    if math.isnan(float(one["share_chance"])):
        return reading.say(advice)
    written = share_of_chance(reading, one)
    told = Text(
        f"Af det, der varierer fra kørsel til kørsel, er {written} tilfældighed, også når alt andet er det samme.",
        f"Of what varies from run to run, {written} is chance, even when all else is the same.",
    )
    return f"{reading.say(told)} {reading.say(advice)}"


def _row_of(reading: FindingsReading, subject: Subject) -> pd.Series | None:
    """The row of the analysis that tells chance apart best; `None` where there is no such table."""
    rows = reading.rows("variance", subject)
    if rows is None:
        return None
    known = rows[rows["share_chance"].notna()]
    rows = known if len(known) else rows
    rank = {name: at for at, name in enumerate(PREFERRED)}
    places = rows["analysis"].map(lambda name: rank.get(name, len(rank)))
    return rows.iloc[int(places.argmin())]


def share_of_chance(reading: FindingsReading, one: pd.Series) -> str:
    """31 % (26 % til 36 %)."""
    value, low, high = (
        percent(float(one[name]), reading.language, 0)
        for name in ("share_chance", "share_chance_low_95", "share_chance_high_95")
    )
    return with_range(value, low, high, reading.language)
