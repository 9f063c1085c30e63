"""Limits: what one request may ask for. Longer texts and larger sets are for the command line."""

MOST_CHARACTERS = 200_000  # of a text or a source: a few seconds of one core
MOST_DOCUMENTS = 100  # of a batch, and of a file that is read
