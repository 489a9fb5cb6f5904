"""What is said of any analysis: what was left out, and what not to read into its numbers."""

from __future__ import annotations

from collections.abc import Mapping

from cubb_sim.parameters.specification import Text

INFO, WARNING = "info", "warning"

BLOCKS = {
    "sobol": Text("basisrækker", "base rows"),
    "morris": Text("baner", "trajectories"),
    "dgsm": Text("basispunkter", "base points"),
    "points": Text("punkter", "points"),
}

SENTENCES: Mapping[str, tuple[str, Text]] = {
    "unfinished": (
        WARNING,
        Text(
            "{n_missing} af {n_runs} kørsler er ikke kørt endnu. Tallene bygger på dem, der er.",
            "{n_missing} of {n_runs} runs have not been done yet. The numbers rest on those that have.",
        ),
    ),
    "failed": (
        WARNING,
        Text(
            "{n_failed} af {n_runs} kørsler mislykkedes; de står i tabellen over mislykkede kørsler.",
            "{n_failed} of {n_runs} runs failed; they are in the table of failures.",
        ),
    ),
    "left_out": (
        WARNING,
        Text(
            "{n} af {n_blocks} {blocks} er udeladt i deres helhed, fordi mindst et af deres punkter mangler værdier "
            "(mislykket, ikke kørt eller udefineret). Desuden er {n_single} enkelte gentagelser udeladt af dem, der er "
            "beholdt. Er det ikke tilfældigt, hvilke kørsler der mangler, beskriver tallene kun resten.",
            "{n} of {n_blocks} {blocks} are left out as a whole, because at least one of their points lacks values "
            "(failed, not done or undefined). Besides, {n_single} single replications are left out of those that are "
            "kept. If it is not by chance which runs are missing, the numbers describe the rest only.",
        ),
    ),
    "too_few": (
        WARNING,
        Text(
            "Ingen indekser: kun {n} {blocks} har alle deres værdier, og der skal mindst {least} til.",
            "No indices: only {n} {blocks} have all their values, and it takes {least} or more.",
        ),
    ),
    "constant": (
        INFO,
        Text(
            "Rører sig ikke: værdien er den samme i alle punkter, så der er intet at forklare og ingen indekser.",
            "Does not move: the value is the same at every point, so there is nothing to explain, and no indices.",
        ),
    ),
    "only_chance": (
        WARNING,
        Text(
            "Faktorernes del af variansen kan ikke skelnes fra nul ved siden af tilfældet ({lost:.0%} af "
            "genudtrækningerne gav ingen). Indekserne er upålidelige.",
            "The factors' part of the variance cannot be told from zero beside chance ({lost:.0%} of the resamples "
            "gave none). The indices are unreliable.",
        ),
    ),
    "negative": (
        INFO,
        Text(
            "{n} indekser er negative: {names}. Et sandt indeks er ikke negativt; så er det så lille, at det drukner i "
            "beregningens usikkerhed. Værdierne er beholdt, som de er.",
            "{n} indices are negative: {names}. No true index is; these are so small that they drown in the "
            "uncertainty of the estimate. The values are kept as they are.",
        ),
    ),
    "overlapping": (
        WARNING,
        Text(
            "Indekserne passer ikke sammen ud over deres usikkerhed: {what}. Der er for få {blocks}, eller punkternes "
            "inddata er ikke uafhængige. Værdierne er beholdt, som de er.",
            "The indices do not fit together beyond their uncertainty: {what}. There are too few {blocks}, or the "
            "inputs of the points are not independent. The values are kept as they are.",
        ),
    ),
    "library_warned": (INFO, Text("{library} advarede: {said}", "{library} warned: {said}")),
    "mean_of_replications": (
        INFO,
        Text(
            "{analysis} er SALib's beregning på gennemsnit over gentagelser (her {n}). Tilfældet er ikke trukket "
            "ud: jo færre gentagelser, jo mindre virker faktorerne, og jo højere ligger det blinde input.",
            "{analysis} is SALib's, of means over replications (here {n}). Chance is not taken out: the fewer the "
            "replications, the smaller the factors seem, and the higher the dummy lies.",
        ),
    ),
}
