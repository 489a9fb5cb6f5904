"""What single methods mean, and what their indices are shares of under each way of sharing seeds."""

from __future__ import annotations

from collections.abc import Mapping

from cubb_sim.experiments.analysis.notes.sentences import INFO, WARNING
from cubb_sim.parameters.specification import Text

SENTENCES_OF_METHODS: Mapping[str, tuple[str, Text]] = {
    "sobol_independent_replicated": (
        INFO,
        Text(
            "Indekserne er andele af den varians, som faktorerne skaber; tilfældet er trukket ud ved hjælp af hvert "
            "punkts {n} kørsler. sobol_salib ved siden af er SALib's beregning uden det.",
            "The indices are shares of the variance that the factors make; chance was taken out by means of each "
            "point's {n} runs. sobol_salib beside it is SALib's, without that.",
        ),
    ),
    "sobol_independent_dummy": (
        WARNING,
        Text(
            "Hvert punkt er kørt én gang. Tilfældet er trukket ud ved hjælp af det blinde input, som modellen ikke "
            "læser: to punkter, der kun adskiller sig i det, er to kørsler af det samme. Det blinde inputs egen totale "
            "effekt er derfor 0 pr. definition, og det går ikke at prøve, om den er det. Flere gentagelser er sikrere; "
            "sammenhold med analysen »emulator«.",
            "Each point was run once. Chance was taken out by means of the dummy, which the model does not read: two "
            "points that differ in nothing else are two runs of the same. The dummy's own total effect is therefore 0 "
            "by construction, and cannot be put to the test. More replications are safer; compare the analysis "
            "'emulator'.",
        ),
    ),
    "sobol_independent_single": (
        WARNING,
        Text(
            "Hvert punkt er kørt én gang, og der er intet blindt input: tilfældet kan ikke skelnes fra faktorerne. De "
            "totale effekter rummer det og er mærket »unreliable«; førsteordensindekserne er andele af hele "
            "variansen. Kør mindst to gentagelser, eller brug analysen »emulator«.",
            "Each point was run once, and there is no dummy: chance cannot be told from the factors. The total effects "
            "contain it and are marked 'unreliable'; first-order indices are shares of all variance. Run two "
            "replications or more, or use the analysis 'emulator'.",
        ),
    ),
    "sobol_by_row_replicated": (
        INFO,
        Text(
            "Punkterne i en basisrække deler frø, så deres forskelle er faktorernes. Produkter er kun taget mellem "
            "forskellige gentagelser, som intet tilfælde deler; indekserne er andele af den varians, som faktorerne "
            "skaber.",
            "The points of a base row share seeds, so that their differences are the factors'. Products were taken "
            "between different replications only, which share no chance; the indices are shares of the variance that "
            "the factors make.",
        ),
    ),
    "sobol_by_row_single": (
        WARNING,
        Text(
            "Hvert punkt er kørt én gang, og punkterne i en basisrække deler frø: tilfældet er en faktor, som ingen "
            "række varierer. Indekserne er andele af hele variansen, tilfældet med, og derfor for små; de rummer "
            "samspillet med tilfældet. At det blinde input er 0, beviser intet. Kør mindst to gentagelser, eller brug "
            "analysen »emulator«.",
            "Each point was run once, and the points of a base row share their seed: chance is a factor that no row "
            "varies. The indices are shares of all variance, chance included, and so too small; they contain the "
            "interplay with chance. That the dummy is 0 proves nothing. Run two replications or more, or use the "
            "analysis 'emulator'.",
        ),
    ),
    "sobol_common_replicated": (
        WARNING,
        Text(
            "Alle punkter deler de samme {n} frø. Produkter er kun taget mellem forskellige gentagelser, men flere "
            "basisrækker giver ikke flere frø: intervallerne siger intet om, hvad andre frø ville have givet.",
            "All points share the same {n} seeds. Products were taken between different replications only, but more "
            "base rows give no more seeds: the intervals say nothing of what other seeds would have given.",
        ),
    ),
    "sobol_common_single": (
        WARNING,
        Text(
            "Alle punkter er kørt én gang med ét og samme frø. Indekserne beskriver den ene verden, som frøet giver, "
            "og ikke modellen i gennemsnit. At det blinde input er 0, beviser intet. Kør med flere frø, eller brug "
            "analysen »emulator«.",
            "All points were run once with one and the same seed. The indices describe the one world that it gives, "
            "not the model on average. That the dummy is 0 proves nothing. Run with more seeds, or use the analysis "
            "'emulator'.",
        ),
    ),
    "sobol_salib": (
        INFO,
        Text(
            "sobol_salib: værdierne er SALib's egne, af gennemsnit over gentagelser (her {n}); intervallerne er "
            "genudtrækninger af basisrækker med de samme formler.",
            "sobol_salib: the values are SALib's own, of means over replications (here {n}); the intervals are from "
            "resampled base rows with the same formulae.",
        ),
    ),
    "morris_unit": (
        INFO,
        Text(
            "mu, mu_star og sigma er i outputtets egen enhed for en hel gang fra faktorens laveste til dens højeste "
            "værdi, målt ved de skridt, som værdien faktisk tog: et skridt tæller i sigma med kvadratet på sin længde, "
            "så korte skridt ikke gør tilfældet stort, og skridt, hvor værdien blev stående, er ikke med. {how}",
            "mu, mu_star and sigma are in the output's own unit for the whole way from a factor's lowest value to its "
            "highest, judged by the steps that the value really took: a step counts in sigma by the square of its "
            "length, so that short steps do not magnify chance, and steps in which the value stayed are left out. "
            "{how}",
        ),
    ),
    "morris_groups": (
        INFO,
        Text(
            "Grupper: en gruppes faktorer flyttes på én gang og hver sin vej, så mu og sigma har ingen mening for dem, "
            "og kun mu_star er givet. Den er i outputtets egen enhed for en hel gang fra faktorernes ene yderværdi til "
            "den anden.{unit} {how}",
            "Groups: the factors of a group are moved at once, each its own way, so that mu and sigma have no meaning "
            "for them, and only mu_star is given. It is in the output's own unit for the whole way from one end of the "
            "factors' ranges to the other.{unit} {how}",
        ),
    ),
    "fast_refused": (
        WARNING,
        Text(
            "Ingen indekser: {n} af {n_blocks} punkter har ingen værdi. FAST læser punkterne som en kurve og kan ikke "
            "undvære et eneste. Kør det, der mangler, eller brug en anden metode.",
            "No indices: {n} of {n_blocks} points have no value. FAST reads the points as a curve and cannot do "
            "without a single one. Run what is missing, or use another method.",
        ),
    ),
    "fast_interval": (
        INFO,
        Text(
            "FAST: intervallerne er SALib's, af stykker af kurven, og ifølge SALib selv kun vejledende "
            "(SALib, sag 649).",
            "FAST: the intervals are SALib's, from stretches of the curve, and only indicative by SALib's own account "
            "(SALib issue 649).",
        ),
    ),
    "dgsm_chance": (
        INFO,
        Text(
            "DGSM er den øvre grænse for en faktors totale effekt, som dens hældning sætter. {how}",
            "DGSM is the upper bound on a factor's total effect that its slope sets. {how}",
        ),
    ),
    "dgsm_unreliable": (
        WARNING,
        Text(
            "Over de små skridt er forskellene mest tilfælde, så disse værdier er upålidelige: {names}.",
            "Over the small steps differences are mostly chance, so that these values are unreliable: {names}.",
        ),
    ),
    "dgsm_levels": (
        WARNING,
        Text(
            "Faktorer med trin har ingen hældning: et lille skridt ændrer dem oftest slet ikke. Brug en anden metode "
            "til {names}.",
            "Factors with levels have no slope: a small step mostly does not change them at all. Use another method "
            "for {names}.",
        ),
    ),
    "delta_bounded": (
        INFO,
        Text(
            "delta er regnet på {n} af {of} punkter og med {n_resamples} genudtrækninger: SALib's beregning vokser med "
            "deres produkt og tager ellers minutter for hver størrelse.",
            "delta was computed on {n} of {of} points and with {n_resamples} resamples: SALib's computation grows with "
            "their product and would take minutes for each quantity.",
        ),
    ),
    "not_computed": (
        WARNING,
        Text(
            "{analysis} kunne ikke regnes ud: der er for få forskellige værdier.",
            "{analysis} could not be computed: there are too few different values.",
        ),
    ),
    "null_not_zero": (
        INFO,
        Text(
            "{analysis} giver også en faktor uden virkning en værdi over nul (omkring 0,1 ved få punkter): læs den ved "
            "siden af det blinde inputs.",
            "{analysis} gives a factor without effect a value above zero, too (about 0.1 with few points): read it "
            "beside the dummy's.",
        ),
    ),
}
