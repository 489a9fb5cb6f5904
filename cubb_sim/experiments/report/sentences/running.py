"""What was run, what failed, and what is missing."""

from __future__ import annotations

from cubb_sim.experiments.design import Distribution, Factor, Method, Seeds
from cubb_sim.experiments.report.amounts import factor_value, whole
from cubb_sim.experiments.report.reading import FindingsReading
from cubb_sim.parameters import Grade, Text

METHODS: dict[str, tuple[Text, Text]] = {
    Method.MORRIS: (Text("Morris", "Morris"), Text("baner", "trajectories")),
    Method.SOBOL: (Text("Sobol (Saltelli)", "Sobol (Saltelli)"), Text("basisrækker", "base rows")),
    Method.FAST: (Text("FAST", "FAST"), Text("punkter pr. faktor", "points per factor")),
    Method.DGSM: (Text("DGSM", "DGSM"), Text("basispunkter", "base points")),
    Method.LATIN: (Text("Latinsk hyperkube", "Latin hypercube"), Text("punkter", "points")),
    Method.FACTORIAL: (Text("Fuldt faktorielt", "Full factorial"), Text("baggrundsrækker", "background rows")),
}
SEEDS: dict[str, Text] = {
    Seeds.INDEPENDENT: Text("ingen punkter deler tilfældigheder, så de kan skilles fra faktorerne",
                            "no points share their chance, so that it can be told from the factors"),
    Seeds.BY_ROW: Text("punkterne i en række deler tilfældigheder", "the points of a row share their chance"),
    Seeds.COMMON: Text("alle punkter deler tilfældigheder", "all points share their chance"),
}  # fmt: skip


def counts_sentence(reading: FindingsReading) -> str:
    """How many runs there are, and of what."""
    data, language = reading.findings.data, reading.language
    n_points, n_worlds, n_replications, _ = data.values.shape
    total = whole(n_points * n_worlds * n_replications, language)
    worlds = Text("", "")
    if n_worlds > 1:
        worlds = Text(f" i {n_worlds} verdener med de samme frø", f" in {n_worlds} worlds with the same seeds")
    points, replications = whole(n_points, language), whole(n_replications, language)
    times = Text("én gang", "once") if n_replications == 1 else Text(f"{replications} gange", f"{replications} times")
    return reading.say(
        Text(
            f"{points} punkter{worlds.da}, hvert kørt {times.da}: {total} kørsler.",
            f"{points} points{worlds.en}, each run {times.en}: {total} runs.",
        )
    )


def failed_sentence(reading: FindingsReading) -> str:
    """How many runs failed."""
    n = reading.findings.data.n_failed
    if not n:
        return reading.say(Text("Ingen kørsler fejlede.", "No runs failed."))
    written = whole(n, reading.language)
    one = n == 1
    return reading.say(
        Text(
            f"{written} kørs{'el' if one else 'ler'} fejlede. De er gemt med deres parametre og talt med; hvad der er "
            "gjort ved dem i hver analyse, står under forbeholdene.",
            f"{written} run{'' if one else 's'} failed. They are kept with their parameters and counted; what each "
            "analysis did about them is said under cautions.",
        )
    )


def missing_sentence(reading: FindingsReading) -> str:
    """How many runs are not done yet, or are in parts that are damaged; "" where all are there."""
    n = reading.findings.data.n_missing
    if not n:
        return ""
    if damaged := reading.findings.manifest.get("damaged"):
        files, written = ", ".join(damaged), whole(n, reading.language)
        return reading.say(
            Text(
                f"{written} kørsler mangler, og {len(damaged)} af filerne med kørsler er beskadiget: {files}. "
                "`cubb-sim sweep --resume` laver dem igen.",
                f"{written} runs are missing, and {len(damaged)} of the files with runs are damaged: {files}. "
                "`cubb-sim sweep --resume` does them again.",
            )
        )
    written = whole(n, reading.language)
    one = n == 1
    return reading.say(
        Text(
            f"Forsøget er ikke færdigt: {written} kørs{'el' if one else 'ler'} mangler. Alt her er af dem, "
            "der er gjort.",
            f"The sweep is not finished: {written} run{' is' if one else 's are'} missing. Everything here is of those "
            "that are done.",
        )
    )


def method_sentence(reading: FindingsReading) -> str:
    """How points were placed."""
    design = reading.design
    name, unit = METHODS[design.method]
    size = whole(design.size, reading.language)
    told = f"{reading.say(name)}, {size} {reading.say(unit)}"
    if design.groups:
        told += reading.say(Text(", faktorerne varieret i grupper", ", the factors varied in groups"))
    if design.second_order and design.method is Method.SOBOL:
        told += reading.say(Text(", med samspil to og to", ", with interactions two by two"))
    return f"{told}."


def seeds_sentence(reading: FindingsReading) -> str:
    """The root of the seeds, and which runs share theirs."""
    words = reading.say(SEEDS[reading.design.seeds])
    root = reading.design.seed
    told = reading.say(Text(f"Rod {root}; {words}.", f"Root {root}; {words}."))
    if not reading.design.strategies:
        return told
    shared = Text("I alle verdener har et punkt de samme frø.", "In all worlds a point has the same seeds.")
    return f"{told} {reading.say(shared)}"


def range_words(factor: Factor, language: str) -> str:
    """From where to where a factor goes, and how its values are spread."""
    low, high = factor_value(factor.low, language), factor_value(factor.high, language)
    if factor.distribution is Distribution.LEVELS:
        return "; ".join(factor_value(one, language) for one in factor.arguments)
    told = Text(f"{low} til {high}", f"{low} to {high}")
    if factor.distribution is Distribution.TRIANGULAR:
        mode = factor_value(factor.arguments[1], language)
        told = Text(f"{told.da}, oftest nær {mode}", f"{told.en}, mostly near {mode}")
    if factor.distribution is Distribution.SOMETIMES:
        low, share = factor_value(factor.arguments[1], language), factor.arguments[0]
        in_hundred = f"{100.0 * share:.0f}"
        told = Text(
            f"0, men i {in_hundred} af 100 punkter {low} til {high}",
            f"0, but in {in_hundred} of 100 points {low} to {high}",
        )
    return told.in_language(language)


def assumed_factors(reading: FindingsReading) -> list[Factor]:
    """The factors whose range nobody has measured."""
    return [one for one in reading.design.factors if one.grade is Grade.ASSUMED]
