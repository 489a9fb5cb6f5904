"""What each fitted number is free for, in Danish too (the English words stand in `calibration.free`)."""

from __future__ import annotations

from cubb_sim.calibration.free import FREE
from cubb_sim.parameters.specification import Text

DANISH: dict[str, str] = {
    "level of entries (T1, T3)": "hvor mange der kommer i arbejde (T1, T3)",
    "how different people's chances are: early entries against late ones (T1, T3, T8)": (
        "hvor forskellige chancer folk har: tidlig mod sen tilgang (T1, T3, T8)"
    ),
    "how many are back in work at the end (T2)": "hvor mange der er i arbejde igen ved slutningen (T2)",
    "jobs against hours beside the benefit (T2, T12)": "job mod timer ved siden af ydelsen (T2, T12)",
    "hours that become a job (T2, T12)": "timer, der bliver til et job (T2, T12)",
    "belief as a cause (T7)": "troen som årsag (T7)",
    "what efficacy is worth, and with it a shift and a good conversation (T6, T9)": (
        "hvad troen på egen formåen er værd, og med den et skift og en god samtale (T6, T9)"
    ),
    "how much of the differences the indicators show (T7, T8)": (
        "hvor meget af forskellene indikatorerne viser (T7, T8)"
    ),
    "how much of the differences the indicators show (T6, T7, T8)": (
        "hvor meget af forskellene indikatorerne viser (T6, T7, T8)"
    ),
    "what trust and alliance are worth (T6, T7, T8)": "hvad tillid og alliance er værd (T6, T7, T8)",
    "what time for follow-up is worth; caseload hangs on it": (
        "hvad tid til opfølgning er værd; sagsstammen hænger på det"
    ),
    "early exits (T4a)": "tidligt frafald (T4a)",
    "exits in the first year (T4)": "frafald det første år (T4)",
    "later exits (T2)": "senere frafald (T2)",
    "how much belief knows (T7, T8)": "hvor meget troen ved (T7, T8)",
    "how much belief errs (T7, T8)": "hvor meget troen tager fejl (T7, T8)",
    "how much belief says of the caseworker (T7, T8, T9)": "hvor meget troen siger om sagsbehandleren (T7, T8, T9)",
    "the loop from belief through efficacy to prospects (T7, T9)": (
        "sløjfen fra tro over egen formåen til udsigter (T7, T9)"
    ),
    "how different caseworkers' belief is (T9)": "hvor forskellig sagsbehandlernes tro er (T9)",
    "how different caseworkers' competence is (T9)": "hvor forskellig sagsbehandlernes kompetence er (T9)",
    "how different caseworkers are beyond all else (T9)": "hvor forskellige sagsbehandlere er derudover (T9)",
    "shifts through reorganisation (T5)": "skift ved omorganisering (T5)",
    "what a shift costs in alliance (T6)": "hvad et skift koster i alliance (T6)",
    "what a shift costs in trust (T6)": "hvad et skift koster i tillid (T6)",
    "how far it then derails (T6)": "hvor langt det så sporer af (T6)",
    "what being grasped is worth (T9); conversation quality hangs on it": (
        "hvad det er værd at blive grebet (T9); samtalekvaliteten hænger på det"
    ),
    "what competence does in a conversation (T9)": "hvad kompetence gør i en samtale (T9)",
    "how many have a measure (T10)": "hvor mange der har en indsats (T10)",
    "how long a measure lasts (T10)": "hvor længe en indsats varer (T10)",
    "how long a plan waits (T10); decision authority hangs on it": (
        "hvor længe en plan venter (T10); beslutningskompetencen hænger på det"
    ),
    "how many plans slip (T10); caseload hangs on it": "hvor mange planer der glider (T10); sagsstammen hænger på det",
    "the mix of measures (T10)": "blandingen af indsatser (T10)",
    "how soon the next measure follows (T10)": "hvor hurtigt den næste indsats følger (T10)",
    "how soon there is a plan (T10)": "hvor hurtigt der er en plan (T10)",
    "how many plans come to nothing (T10); decision authority hangs on it": (
        "hvor mange planer der ikke bliver til noget (T10); beslutningskompetencen hænger på det"
    ),
    "what a workplace builds (T11)": "hvad en arbejdsplads bygger op (T11)",
    "who is hired after an internship (T11)": "hvem der ansættes efter en praktik (T11)",
    "packages with wages agreed: no target knows them, much hangs on them": (
        "pakkeforløb med aftalt løn: intet mål kender dem, meget hænger på dem"
    ),
    "whether internships, too, end in work for those with prospects (T8, T11)": (
        "om også praktik ender i arbejde for dem, der har udsigter (T8, T11)"
    ),
    "who is hired after an internship (T11); firms' commitment hangs on it": (
        "hvem der ansættes efter en praktik (T11); virksomhedernes forpligtelse hænger på det"
    ),
}
"""By the English words, so that a reason that is changed there is missed here by a test."""

REASONS: dict[str, Text] = {one.name: Text(DANISH.get(one.why, one.why), one.why) for one in FREE}
"""By dotted name."""
