"""Sensitivity results that ship with the package: small tables, each with its origin, its licence and its date."""

from cubb_sim.dashboard.content.shipped.findings import FOLDER, Origin, Row, Shipped, shipped

__all__ = ["FOLDER", "Origin", "Row", "Shipped", "shipped"]
