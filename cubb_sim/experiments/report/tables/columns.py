"""What every column of every table means: its unit, and a definition in two languages."""

from __future__ import annotations

from dataclasses import dataclass

from cubb_sim.parameters import Text

IN_OUTPUT = "unit of the output"
SHARE = "share (0-1)"
COUNT = "count"
NAME = "name"


@dataclass(frozen=True)
class Meaning:
    """What a column holds."""

    unit: str
    text: Text


def _of(unit: str, da: str, en: str) -> Meaning:
    return Meaning(unit, Text(da, en))


COLUMNS: dict[str, Meaning] = {
    "output": _of(NAME, "Resultatmålet; ét efter @ er en undergruppe.", "The outcome; what follows @ is a subgroup."),
    "world": _of(
        NAME, "as_today, eller strategien der er lagt ovenpå.", "as_today, or the strategy that is laid over it."
    ),
    "is_effect": _of(
        "0 or 1", "1: strategiens parvise forskel fra as_today; 0: selve niveauet.",
        "1: the strategy's paired difference from as_today; 0: the level itself.",
    ),
    "analysis": _of(
        NAME, "sobol (tilfældighed taget ud), sobol_salib, emulator, morris, fast, rbd_fast, dgsm, pawn eller delta.",
        "sobol (chance taken out), sobol_salib, emulator, morris, fast, rbd_fast, dgsm, pawn or delta.",
    ),
    "input": _of(NAME, "Faktoren eller gruppen af faktorer.", "The factor, or the group of factors."),
    "input_2": _of(NAME, "Den anden faktor i et par; ellers tom.", "The second factor of a pair; else empty."),
    "order": _of(
        NAME,
            "first (alene), total (med samspil), second (par), mu, mu_star, sigma (Morris), median, delta, derivative.",
        "first (alone), total (with interactions), second (pairs), mu, mu_star, sigma (Morris), median, delta, "
        "derivative.",
    ),
    "value": _of(
        "share (0-1) for sobol, emulator, fast, rbd_fast; unit of the output for morris; else bare",
        "Indeksets værdi.", "Value of the index.",
    ),
    "low_95": _of("as value", "Nedre ende af 95 %-intervallet.", "Lower end of the 95% interval."),
    "high_95": _of("as value", "Øvre ende af 95 %-intervallet.", "Upper end of the 95% interval."),
    "floor": _of(
        "as value", "Værdien for det blinde input (dummy).", "Value for the dummy input."
    ),
    "is_above_floor": _of(
        "0 or 1", "1: low_95 ligger over dummyens high_95.", "1: low_95 is above the dummy's high_95."
    ),
    "n_runs": _of(COUNT, "Kørsler, som tallet hviler på.", "Runs the number rests on."),
    "note": _of(NAME, "Hvad der er at bemærke, fx negative.", "What is to be noted, such as negative."),
    "mean": _of(IN_OUTPUT, "Gennemsnit.", "Mean."),
    "variance_parameters": _of(
        "squared unit of the output", "Varians, som faktorerne laver.", "Variance that the factors make."
    ),
    "variance_chance": _of(
        "squared unit of the output", "Varians, som tilfældighed laver i en enkelt kørsel.",
        "Variance that chance makes in a single run.",
    ),
    "share_chance": _of(
        SHARE, "Tilfældighedens andel af en enkelt kørsels varians.", "Share of a single run's variance that is chance."
    ),
    "share_chance_low_95": _of(SHARE, "Nedre ende af 95 %-intervallet.", "Lower end of the 95% interval."),
    "share_chance_high_95": _of(SHARE, "Øvre ende af 95 %-intervallet.", "Upper end of the 95% interval."),
    "n_points": _of(COUNT, "Punkter i designet, der er brugt.", "Points of the design that were used."),
    "n_replications": _of(COUNT, "Gentagelser af hvert punkt.", "Replications of each point."),
    "advice": _of(
        NAME, "more_points, more_replications, enough eller unknown: hvad der ville hjælpe.",
        "more_points, more_replications, enough or unknown: what would help.",
    ),
    "r2_of_runs": _of(SHARE, "Andel af kørslernes varians, emulatoren forudsiger.",
                      "Share of the runs' variance that the emulator predicts."),
    "r2_of_means": _of(SHARE, "Det samme for gennemsnit af gentagelserne.", "The same for means of the replications."),
    "emulator": _of(NAME, "Slags emulator.", "Kind of emulator."),
    "factor": _of(NAME, "Faktoren.", "The factor."),
    "factor_a": _of(NAME, "Den ene faktor.", "One factor."),
    "factor_b": _of(NAME, "Den anden faktor.", "The other factor."),
    "x": _of("unit of the factor", "Faktorens værdi.", "Value of the factor."),
    "a": _of("unit of factor_a", "Værdi af factor_a.", "Value of factor_a."),
    "b": _of("unit of factor_b", "Værdi af factor_b.", "Value of factor_b."),
    "low_80": _of(IN_OUTPUT, "Under dette ligger 10 %.", "10% lie below this."),
    "high_80": _of(IN_OUTPUT, "Over dette ligger 10 %.", "10% lie above this."),
    "se": _of(IN_OUTPUT, "Gennemsnittets standardfejl.", "Standard error of the mean."),
    "n": _of(COUNT, "Punkter bag gennemsnittet.", "Points behind the mean."),
    "row": _of(COUNT, "Baggrundsrække: alle andre faktorer er de samme i den.",
               "Background row: all other factors are the same within it."),
    "level": _of("unit of the factor", "Niveau af input.", "Level of input."),
    "level_2": _of("unit of the factor", "Niveau af input_2; ellers tom.", "Level of input_2; else empty."),
    "effect": _of(IN_OUTPUT, "Afvigelse fra gennemsnittet af alle kombinationer.",
                  "Deviation from the mean of all combinations."),
    "share_of_variance": _of(SHARE, "Andel af det, faktorerne får til at variere.",
        "Share of what the factors make vary."),
    "point": _of(COUNT, "Punktets nummer i designet, fra 0.", "Number of the point in the design, from 0."),
    "half_width_95": _of(IN_OUTPUT, "Halv bredde af gennemsnittets 95 %-interval.",
        "Half width of the mean's 95% interval."),
    "sd": _of(IN_OUTPUT, "Standardafvigelse mellem gentagelser.", "Standard deviation between replications."),
    "needed_for_1_point": _of(COUNT, "Gentagelser, til den halve bredde er som i precision.",
                              "Replications until the half width is as in precision."),
    "precision": _of(NAME, "Hvilken præcision der er regnet med.", "Which precision was reckoned with."),
    "precision_value": _of(IN_OUTPUT, "Den samme som et tal.", "The same as a number."),
    "half_width_95_any_order": _of(IN_OUTPUT, "Halv bredde, som den er i gennemsnit over rækkefølger af gentagelserne.",
                                   "Half width as it is on average over orders of the replications."),
    "sd_of_mean_any_order": _of(IN_OUTPUT, "Hvor meget gennemsnittet afhænger af, hvilke gentagelser der kom først.",
                                "How much the mean depends on which replications came first."),
    "variance_paired_over_unpaired": _of(
        "ratio", "Variansen af parvise forskelle i forhold til uparrede; under 1: parringen hjælper.",
        "Variance of paired differences over that of unpaired ones; below 1: pairing helps.",
    ),
    "algorithm": _of(NAME, "prim eller cart.", "prim or cart."),
    "box": _of(COUNT, "Kassens nummer, fra 1.", "Number of the box, from 1."),
    "low": _of("unit of the factor", "Kassens nedre grænse.", "Lower end of the box."),
    "high": _of("unit of the factor", "Kassens øvre grænse.", "Upper end of the box."),
    "range_low": _of("unit of the factor", "Faktorens laveste værdi i designet.",
        "Lowest value of the factor in the design."),
    "range_high": _of("unit of the factor", "Faktorens højeste værdi i designet.",
        "Highest value of the factor in the design."),
    "coverage": _of(SHARE, "Andel af de punkter, der når målet, som er i kassen.",
                    "Share of the points that reach the goal which are in the box."),
    "density": _of(SHARE, "Andel af punkterne i kassen, der når målet.",
        "Share of the points in the box that reach the goal."),
    "mass": _of(SHARE, "Andel af alle punkter, der er i kassen.", "Share of all points that are in the box."),
    "n_inside": _of(COUNT, "Punkter i kassen.", "Points in the box."),
    "n_success": _of(COUNT, "Punkter i kassen, der når målet.", "Points in the box that reach the goal."),
    "stability": _of(SHARE, "Andel af gentrækningerne, hvor kassen begrænser faktoren.",
                     "Share of the resamples in which the box restricts the factor."),
    "words_da": _of("text", "Kassen i ord, på dansk.", "The box in words, in Danish."),
    "words_en": _of("text", "Kassen i ord, på engelsk.", "The box in words, in English."),
    "step": _of(COUNT, "Skridt, fra 0: kassen bliver mindre.", "Step, from 0: the box gets smaller."),
    "n_restricted": _of(COUNT, "Faktorer, kassen begrænser.", "Factors the box restricts."),
    "mean_regret": _of(IN_OUTPUT, "Gennemsnitlig afstand til det, der gav mest i samme fremtid.",
                       "Mean distance from what gave most in the same future."),
    "worst_regret": _of(IN_OUTPUT, "Den største af dem.", "The largest of them."),
    "regret_90": _of(IN_OUTPUT, "Den afstand, der overskrides i 10 % af fremtiderne.",
                     "The distance exceeded in 10% of the futures."),
    "share_least": _of(SHARE, "Andel af fremtider, hvor intet andet gør det bedre.",
                       "Share of futures where nothing else does better."),
    "n_futures": _of(COUNT, "Fremtider, der er sammenlignet.", "Futures that were compared."),
    "regret_by_chance": _of(IN_OUTPUT, "Gennemsnitlig afstand, hvis kun tilfældet skilte strategierne.",
                            "Mean distance if only chance told the strategies apart."),
    "about": _of(NAME, "Tabel eller analyse, bemærkningen er om.", "Table or analysis the note is about."),
    "severity": _of(NAME, "info eller warning.", "info or warning."),
    "da": _of("text", "Bemærkningen på dansk.", "The note in Danish."),
    "en": _of("text", "Bemærkningen på engelsk.", "The note in English."),
    "run_id": _of("identifier (text)", "Kørslens kendemærke; samme kendemærke, samme resultat.",
                  "The run's identity; same identity, same result."),
    "replication": _of(COUNT, "Gentagelsens nummer, fra 0.", "Number of the replication, from 0."),
    "seed": _of("identifier", "Frøet, som kørslens tilfældigheder kommer af.", "The seed the run's chances come from."),
    "status": _of(NAME, "done, failed eller missing.", "done, failed or missing."),
    "failure": _of("text", "Hvad der gik galt, med sporet.", "What went wrong, with its trace."),
    "table": _of(NAME, "Filens navn uden endelse.", "The file's name without its ending."),
    "column": _of(NAME, "Kolonnens navn i filen.", "The column's name in the file."),
    "original_name": _of(NAME, "Kolonnens navn i programmet.", "The column's name in the program."),
    "unit": _of("text", "Kolonnens enhed.", "The column's unit."),
    "definition_en": _of("text", "Hvad kolonnen er, på engelsk.", "What the column is, in English."),
    "definition_da": _of("text", "Hvad kolonnen er, på dansk.", "What the column is, in Danish."),
    "grade": _of(NAME, "Hvor godt intervallet er kendt: seed, seen, derived eller assumed.",
                 "How well the range is known: seed, seen, derived or assumed."),
    "source": _of("text", "Hvor tallet er fra.", "Where the number is from."),
}  # fmt: skip
"""By the name the column has in any table."""
