"""What the model is sensitive to, what nobody knows of that, and how sure either is: results made beforehand."""

from cubb_sim.dashboard.views.matters.page import Looked, looked, page

__all__ = ["Looked", "looked", "page"]
