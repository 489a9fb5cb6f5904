"""The submodels (ODD 7): small functions of numbers, without randomness, compiled with the processes that ask them."""
