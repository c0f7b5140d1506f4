"""A slow machine is no fault of the code under test: examples have no time limit."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
