"""How one result is shown wherever it stands: its levels, a picture as small as a word, and what may be said of it."""
