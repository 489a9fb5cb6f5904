"""What a calibration found, to be read by somebody who doubts it: one page that opens offline, in two languages."""

from cubb_sim.calibration.report.page import calibration_report, write_calibration_report
from cubb_sim.calibration.report.reading import CalibrationReading

__all__ = ["CalibrationReading", "calibration_report", "write_calibration_report"]
