"""What the pages of docs/reference/submodels/ show of a rule: read from its source, checked, and drawn."""
