"""Settings that hold for every test."""

from hypothesis import settings

# A busy machine is no bug: how long one example takes says nothing.
settings.register_profile("tqcheck", deadline=None)
settings.load_profile("tqcheck")
