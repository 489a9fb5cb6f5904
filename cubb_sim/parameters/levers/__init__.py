"""Everything leaders can change, by CUBB pillar. The values as today are what a run uses where a scenario is silent."""

from __future__ import annotations

from cubb_sim.parameters.levers import conversation, firms, involvement, organisation, strategy
from cubb_sim.parameters.specification import Lever

LEVERS: dict[str, Lever] = {
    declared.field: declared
    for pillar in (involvement, conversation, firms, organisation, strategy)
    for declared in pillar.DECLARED
}
"""All levers by plain name, in the order of the pillars."""

__all__ = ["LEVERS"]
