"""Rules rewritten from user code: the month linked anew around them, at compiled speed and without editing the package.

A rule is a small function of numbers (`cubb_sim.rules`). `EmploymentServiceModel.with_rules` gives a model in which one
or more of them are replaced; this package checks the replacements and links the compiled month around them.
"""

from cubb_sim.rewriting.entries import Entries, entries_with
from cubb_sim.rewriting.known_rules import checked_rules, rule_names
from cubb_sim.rewriting.own import own_parts
from cubb_sim.rewriting.telling import fingerprint_of

__all__ = ["Entries", "checked_rules", "entries_with", "fingerprint_of", "own_parts", "rule_names"]
