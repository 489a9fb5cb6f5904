"""What is kept of a run for every month, and what can be counted in it."""
