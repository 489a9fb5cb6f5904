"""Functions with a known answer go the whole way: design file, sweep, growing with resume, store, analysis, page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cubb_sim.experiments import JoblibEngine, analyze, load_design, resized, sweep, write_report
from cubb_sim.experiments.design import DUMMY, Analysis
from cubb_sim.experiments.models.known_answers import ishigami_truth, sobol_g_truth

HERE = JoblibEngine(1)
WITHIN = 0.05
"""Of the truth, as at N = 1,024 (the bar of the issue; SALib's own noise-free total has a half width of 0.047)."""


def found_in(folder, order):
    indices = analyze(folder).tables["indices"]
    chosen = indices[(indices["analysis"] == "sobol") & (indices["order"] == order)]
    return chosen.set_index("input")


@pytest.mark.parametrize(("name", "truth"), [("ishigami", ishigami_truth), ("sobol_g", sobol_g_truth)])
def test_known_indices_come_back_from_the_whole_pipeline(name, truth, tmp_path):
    folder = tmp_path / name
    design = replace(load_design(name), analyses=(Analysis.SOBOL,))
    half = sweep(resized(design, size=512), folder, engine=HERE)
    whole = sweep(resized(design, size=1024), folder, engine=HERE, resume=True)
    assert whole.n_reused == half.n_runs
    assert whole.n_done_now == half.n_runs
    first, total, _ = truth()
    for order, expected in (("first", first), ("total", total)):
        found = found_in(folder, order)
        inputs = found.drop(index=DUMMY)
        np.testing.assert_allclose(inputs["value"], expected, atol=WITHIN)
        slack = 0.005  # of both ends: 22 intervals of 95 %, and some indices are all but 0
        assert ((inputs["low_95"] <= expected + slack) & (inputs["high_95"] >= expected - slack)).all()
        assert abs(found.loc[DUMMY, "value"]) < 1e-9


@pytest.mark.each_python
@pytest.mark.slow
def test_a_design_of_our_model_goes_all_the_way_to_a_page(tmp_path):
    """Small in every way: what it says means nothing, that it says it is what is tested."""
    written = tmp_path / "small.toml"
    written.write_text(
        'title = "Small"\nquestion = "?"\nscenario = "holstebro"\nreplications = 2\n'
        'quantities = ["hours_ever_share", "meaning"]\n'
        '[method]\nname = "sobol"\nsize = 16\n[factors]\nlevers = ["caseload", "caseworker_turnover"]\n',
        encoding="utf-8",
    )
    summary = sweep(written, tmp_path / "sweep", engine=HERE)
    findings = analyze(summary.folder)
    assert set(findings.tables["indices"]["analysis"]) >= {"sobol", "sobol_salib", "emulator"}
    assert findings.tables["variance"]["share_chance"].between(0.0, 1.0).all()
    for language, title in (("da", "Sagstal"), ("en", "Caseload")):
        page = write_report(findings, tmp_path / f"{language}.html", language, "cubb-sim analyze ...")
        assert title in page.read_text(encoding="utf-8")
