"""Exceptions that know how to end: an exit code, the place in the input, and a remedy."""


class TqcheckError(Exception):
    """Something could not be checked or was wrongly asked for; never a finding.

    Args:
        message: What is wrong, one sentence without a full stop.
        where: The file, position or setting concerned, as the user knows it.
        remedy: What the user can do about it.
    """

    exit_code = 2

    def __init__(self, message: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.message}{advice}"


class UnreadableInput(TqcheckError):
    """The input cannot be read as what it claims to be."""


class UsageProblem(TqcheckError):
    """An option, setting, code or language that does not exist or does not fit."""
