"""Which numbers of the model reproduce what has been observed, how sure that is, and what stays unknown."""
