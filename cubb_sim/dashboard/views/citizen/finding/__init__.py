"""Whom to follow: what is asked for, who fits it, and the fields to ask with."""
