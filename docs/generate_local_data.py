"""Write what follows from the declared figures: the template, and the tables of docs/local_data.md.

Run it in an environment where the package is installed: python docs/generate_local_data.py
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from cubb_sim.local_data.amounts import written
from cubb_sim.local_data.derivations import DERIVATIONS, NOT_USED, Derivation, Use
from cubb_sim.local_data.figures import FIGURES, Figure, Kind, Section

PAGE = Path(__file__).resolve().parent / "local_data.md"
TEMPLATE = PAGE.parents[1] / "cubb_sim" / "local_data" / "template.csv"
HEAD = ("nøgle", "betegnelse", "værdi", "enhed", "periode", "kilde", "bemærkning", "findes i")
PARTS = {"figures": ("<!-- figures: generated -->", "<!-- end of figures -->")}
CITIZENS = ("citizens_activity_ready_under_30", "citizens_activity_ready_from_30", "citizens_activity_ready")
THEMSELVES = {
    "municipality": "name of the municipality",
    "role": "`role` of the municipality; `network` where empty",
    "demand_for_labour": "`demand` of the municipality",
    "citizen_years_last_year": "divides what happened in a year; where empty, the citizens do",
} | dict.fromkeys(CITIZENS, "`citizens` of the municipality")


def template() -> str:
    """The empty template, semicolons between the cells."""
    lines = [
        "# Lokale tal til cubb_sim: udfyld det, I har, og lad resten stå tomt. Ingen personoplysninger.",
        "# Skriv tal som 1234,5 og procenter som 23,5. Linjer, der begynder med #, læses ikke.",
        _line(HEAD),
    ]
    for section in Section:
        lines.append(f"# {section}")
        for one in FIGURES.values():
            if one.section is section:
                lines.append(_line((one.key, one.title.da, "", one.unit.da, "", "", "", one.found)))
    return "\n".join(lines) + "\n"


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="").writerow(cells)
    return out.getvalue()


def page(text: str) -> str:
    """The page with its generated part as the declarations have it now."""
    begin, end = PARTS["figures"]
    table = "\n".join(
        [
            "| Key | Danish | English | Unit | What becomes of it |",
            "|---|---|---|---|---|",
            *map(_row, FIGURES.values()),
        ]
    )
    return re.sub(f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n{table}\n{end}", text, flags=re.DOTALL)


def _row(one: Figure) -> str:
    unit = one.unit.en if one.kind is not Kind.NAME else "text"
    return f"| `{one.key}` | {one.title.da} | {one.title.en} | {unit} | {'; '.join(_uses(one.key))} |"


def _uses(key: str) -> list[str]:
    uses = [THEMSELVES[key]] if key in THEMSELVES else []
    uses += [_said(one) for one in DERIVATIONS if key in (*one.over, *one.under) and not _is_only_whole(key, one)]
    uses += [f"not used: {NOT_USED[key].en}"] if key in NOT_USED else []
    return uses


def _is_only_whole(key: str, one: Derivation) -> bool:
    """Whether it is told at the parts: the internships divide two figures of their own."""
    return key in one.under and key == "internships_started_last_year"


def _said(one: Derivation) -> str:
    over, under = " + ".join(one.over), " + ".join(one.under)
    over, under = (f"({text})" if "+" in text else text for text in (over, under))
    times = "" if one.scale == 1.0 else f"{written(one.scale).en} x "
    kind = {Use.LEVER: "lever", Use.NUMBER: "number", Use.CHECK: "compare with"}[one.use]
    formula = f"{times}{over} / {under}" if under else f"{times}{over}"
    return f"{kind} `{one.target}` = {formula}" if formula != over or times else f"{kind} `{one.target}`"


if __name__ == "__main__":
    TEMPLATE.write_text("\ufeff" + template(), encoding="utf-8", newline="\n")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
