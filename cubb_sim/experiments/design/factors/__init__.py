"""The factors of a design: what can be varied, what a file chooses of it, and how the values are spread."""
