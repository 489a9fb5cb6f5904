"""The page on a calibration in a browser: nothing beyond the edge, no letters on top of each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cubb_sim.calibration.report import write_calibration_report
from tests.calibration.report import made_up
from tests.report.test_browser import BEYOND_THE_EDGE, LETTERS_IN_PICTURES, faults_of, opened

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    whole = made_up.calibration(folder / "whole")
    return {
        language: write_calibration_report(whole, folder / f"{language}.html", language) for language in ("da", "en")
    }


@pytest.mark.slow
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_fits_asks_nobody_and_can_be_read(browser: Browser, files: dict[str, Path], language: str) -> None:
    for width in (1200, 390, 320):
        page, complaints = opened(browser, files[language], width)
        assert page.evaluate(BEYOND_THE_EDGE) <= 0
        assert complaints == []
        page.close()
    page, _ = opened(browser, files[language], 1200)
    pictures = page.evaluate(LETTERS_IN_PICTURES)
    assert len(pictures) > 4
    assert [fault for picture in pictures for fault in faults_of(picture)] == []
    page.close()
