"""Scoring: how good each translation of a list of pairs is, which words are wrong, and why."""
