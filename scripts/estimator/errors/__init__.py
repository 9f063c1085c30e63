"""Errors made on purpose in good translations, each with the place where it stands."""
