"""What a session has chosen, and the address that holds it: reloading restores it, and Back undoes the last change."""

from cubb_sim.dashboard.session.address import LANGUAGES, Address, decode, encode
from cubb_sim.dashboard.session.selection import Placed, Selection
from cubb_sim.dashboard.session.session import Session

__all__ = ["LANGUAGES", "Address", "Placed", "Selection", "Session", "decode", "encode"]
