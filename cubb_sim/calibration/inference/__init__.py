"""Inference on arrays: priors, emulators, history matching, tempered sampling and the checks of all of them.

Nothing here knows the model: it sees parameter values, simulated target values and labels.
"""
