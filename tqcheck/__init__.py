"""tqcheck finds the errors in machine-translated articles before the reader does."""

__version__ = "0.1.0"
