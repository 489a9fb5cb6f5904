"""Where runs are computed: in this process, in others on this machine, or on a Dask cluster."""

from cubb_sim.experiments.running.engines.dask_engine import DaskEngine
from cubb_sim.experiments.running.engines.joblib_engine import JoblibEngine, n_processors
from cubb_sim.experiments.running.engines.pool import Engine, Pool
from cubb_sim.experiments.running.engines.streaming import streamed

__all__ = ["DaskEngine", "Engine", "JoblibEngine", "Pool", "n_processors", "streamed"]
