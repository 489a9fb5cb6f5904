"""The page for students: the model step by step, under Mesa's own controls."""
