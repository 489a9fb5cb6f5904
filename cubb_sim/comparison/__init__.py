"""What differs between scenarios: paired by replication and person, with gains, losses, persons and price."""

from cubb_sim.comparison.comparison import AccountDifference, Comparison, GainsAndLosses
from cubb_sim.comparison.differences import Difference, Verdict, variance_ratio
from cubb_sim.comparison.payback import Payback, Payer
from cubb_sim.comparison.people import PairedShare, WhoGained
from cubb_sim.comparison.uncertainty import Sources, Spread, spread_of

__all__ = [
    "AccountDifference",
    "Comparison",
    "Difference",
    "GainsAndLosses",
    "PairedShare",
    "Payback",
    "Payer",
    "Sources",
    "Spread",
    "Verdict",
    "WhoGained",
    "spread_of",
    "variance_ratio",
]
