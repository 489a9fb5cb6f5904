"""Run the sensitivity designs behind the page on what matters most, and ship what they find as small tables.

Takes about six minutes on one core; stopped, it goes on where it was. Needs the package installed:
python docs/make_dashboard_findings.py FOLDER, where FOLDER keeps the sweeps.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

from cubb_sim.experiments import Findings, JoblibEngine, analyze, load_design, resized, status, sweep

SHIPPED = Path(__file__).resolve().parents[1] / "cubb_sim" / "dashboard" / "content" / "shipped"
OUTPUTS = ("hours_ever_share", "work_at_end_share", "meaning", "municipal_net_cost_per_citizen_year")
DESIGNS = {"levers_against_uncertainty": 64, "levers_by_pillar": 64, "screening": 20}
"""What is run, and how large: smaller than as shipped, so that it takes minutes; the page says how large."""
ORDERS = {"sobol": ("total",), "morris": ("mu_star", "mu")}
COLUMNS = ("output", "input", "order", "value", "low_95", "high_95", "is_above_floor")
SIGNIFICANT = 5


def findings_of(name: str, folder: Path) -> Findings:
    """Sweep a design, or what is missing of it, and analyse the outcomes that the page shows."""
    place = folder / name
    if not place.exists() or not status(place).is_complete:
        sweep(resized(load_design(name), size=DESIGNS[name]), place, engine=JoblibEngine(1), resume=place.exists())
    return analyze(place, OUTPUTS)


def table_of(findings: Findings) -> Any:
    """What is shipped of the indices: those with chance taken out, rounded to what is known of them."""
    indices = findings.tables["indices"]
    analysis = next(one for one in ORDERS if one in set(indices["analysis"]))
    chosen = indices[(indices["analysis"] == analysis) & indices["order"].isin(ORDERS[analysis])]
    table = chosen[list(COLUMNS)].copy()
    for column in ("value", "low_95", "high_95"):
        table[column] = [float(f"{one:.{SIGNIFICANT}g}") for one in table[column]]
    return table


def described(name: str, findings: Findings, table: Any, file: Path) -> str:
    """What is to be known of a table: its design, when and with which model it was made, and how to make it again."""
    design, data = findings.design, findings.data
    n_points, _, n_replications = data.is_done.shape
    lines = {
        "design": name,
        "scenario": design.scenario,
        "method": design.method.value,
        "size": design.size,
        "points": n_points,
        "replications": n_replications,
        "runs": int(data.is_done.sum()),
        "failed": data.n_failed,
        "seed": design.seed,
        "inputs": len(set(table["input"])),
        "factors": len(design.factors) - 1,
        "model": str(data.manifest["version"]).partition("+")[0],
        "calibration": str(data.manifest["posterior"]),
        "date": str(data.manifest["created"])[:10],
        "command": f"cubb-sim sweep {name} --size {design.size} --output {name}",
        "origin": f"Simulated by cubb_sim with 'cubb-sim sweep {name}'; no data on real people.",
        "licence": "BSD-3-Clause",
        "rows": len(table),
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }
    written = [f'{key} = "{one}"' if isinstance(one, str) else f"{key} = {one}" for key, one in lines.items()]
    title = design.title
    return "\n".join(
        [f"# Of {file.name}; written by docs/make_dashboard_findings.py.", *written,
         f'title = {{ da = "{title.da}", en = "{title.en}" }}', ""]
    )  # fmt: skip


def main(folder: Path) -> None:
    """Run, analyse, and write one table and one description per design."""
    for name in DESIGNS:
        findings = findings_of(name, folder)
        table, file = table_of(findings), SHIPPED / f"{name}.csv"
        file.write_bytes(table.to_csv(index=False, lineterminator="\n").encode("utf-8"))
        text = described(name, findings, table, file)
        file.with_suffix(".toml").write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(table)} rows", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
