"""Figures that cannot be right: none of what there must be, parts larger than their whole, groups beyond everybody."""

from __future__ import annotations

from collections.abc import Mapping

from cubb_sim.local_data.amounts import Amount, lines_of, per_cent
from cubb_sim.local_data.derivations import CITIZENS, NEVER_NONE, PARTS
from cubb_sim.local_data.faults import Fault

WITHOUT_COMMON_MEMBERS = (
    ("citizens_in_measure", "passive_share"),
    ("citizens_in_measure", "citizens_with_ordinary_hours"),
)
"""Pairs of groups that the model keeps apart."""


def contradictions(amounts: Mapping[str, Amount]) -> list[Fault]:
    """A fault for each figure that cannot be 0 and is, and for each pair that contradict each other, with the lines."""
    what = "is 0, and a municipality with citizens has some. Leave the value empty if it is not known."
    faults = [
        Fault(amounts[key].lines, f"{key} {what}") for key in NEVER_NONE if key in amounts and amounts[key].value == 0.0
    ]
    for part, whole in PARTS:
        if part in amounts and whole in amounts and amounts[part].value > amounts[whole].value:
            one, other = amounts[part], amounts[whole]
            what = f"{part} ({one.written.en}) is larger than {whole} ({other.written.en}), of which it is a part."
            faults.append(Fault(lines_of((one, other)), what))
    for pair in WITHOUT_COMMON_MEMBERS:
        if all(key in amounts for key in (*pair, CITIZENS)):
            shares = [_share(amounts[key], amounts[CITIZENS]) for key in pair]
            if sum(shares) > 1.0:
                told = " and ".join(f"{key} ({per_cent(share).en})" for key, share in zip(pair, shares, strict=True))
                what = f"{told} are together more than 100 per cent of the citizens, and nobody is in both."
                faults.append(Fault(lines_of(amounts[key] for key in pair), what))
    return faults


def _share(group: Amount, everybody: Amount) -> float:
    """The group as a share of everybody; a figure in per cent is one already."""
    return group.value if group.is_share else group.value / max(1.0, everybody.value)
