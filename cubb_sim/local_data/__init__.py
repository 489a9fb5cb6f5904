"""Local data: a municipality's own figures from a CSV file, and the scenario that starts from them."""

from cubb_sim.local_data.faults import Fault, LocalDataError
from cubb_sim.local_data.figures import FIGURES, Figure
from cubb_sim.local_data.local_scenario import LocalScenario, write_local_scenario, write_template
from cubb_sim.local_data.reading import LocalFigures, read_local_figures
from cubb_sim.local_data.starting_point import StartingPoint, starting_point

__all__ = [
    "FIGURES",
    "Fault",
    "Figure",
    "LocalDataError",
    "LocalFigures",
    "LocalScenario",
    "StartingPoint",
    "read_local_figures",
    "starting_point",
    "write_local_scenario",
    "write_template",
]
