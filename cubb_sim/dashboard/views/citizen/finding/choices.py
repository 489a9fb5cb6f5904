"""What can be chosen of each kind, in words."""

from __future__ import annotations

from cubb_sim.dashboard.views.citizen.finding.asked import Age, Became, Health
from cubb_sim.parameters.specification import Text
from cubb_sim.processes.progress import PARKED_AFTER_MONTHS

AGES = {
    Age.ANY: Text("alle aldre", "any age"),
    Age.UNDER_30: Text("under 30 år", "under 30"),
    Age.FROM_30: Text("30 år og derover", "30 and over"),
}
HEALTHS = {
    Health.ANY: Text("uanset helbred", "whatever the health"),
    Health.PSYCHIATRIC: Text("psykiatrisk diagnose", "psychiatric diagnosis"),
    Health.MUSCULOSKELETAL: Text("muskler og led", "muscles and joints"),
}
TWO_WORLDS = Text(
    "Vandt: løntimer eller job kun med ændringen. Tabte: løntimer eller job kun som i dag.",
    "Gained: paid hours or a job only with the change. Lost: paid hours or a job only as today.",
)
PARKED = Text(
    f"Parkeret: på ydelse i mere end {PARKED_AFTER_MONTHS} måneder uden hverken samtale eller indsats.",
    f"Parked: on benefit for more than {PARKED_AFTER_MONTHS} months with neither meeting nor measure.",
)
BECAME = {
    Became.ANY: Text("uanset, hvordan det gik", "however it went"),
    Became.GAINED: Text("vandt", "gained"),
    Became.LOST: Text("tabte", "lost"),
    Became.PARKED_TODAY: Text("parkeret som i dag", "parked as today"),
    Became.PARKED_CHANGED: Text("parkeret med ændringen", "parked with the change"),
}


def years_words(n: int) -> Text:
    """At least so many years on benefit."""
    if n == 0:
        return Text("uanset hvor længe", "however long")
    return Text(f"mindst {n} år", f"at least {n} {'year' if n == 1 else 'years'}")
