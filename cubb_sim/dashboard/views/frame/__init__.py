"""What stands around every page: where we are, where we can go, what has been changed, and what the model is not."""

from cubb_sim.dashboard.views.frame.frame import footer, header, looked_at
from cubb_sim.dashboard.views.frame.trouble import failed_action, failed_page

__all__ = ["failed_action", "failed_page", "footer", "header", "looked_at"]
