"""Findings in plain sentences, every figure of them from the tables."""
