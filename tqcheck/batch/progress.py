"""Progress: one line on standard error that says how far a batch is, how fast, and how long it will take."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

from .journal import Done


class Progress:
    """Shows what is done, at most every ``pause`` seconds; times come from a clock that never jumps."""

    def __init__(self, stream: TextIO, size: int, before: Done) -> None:
        self._stream, self._size, self._before = stream, size, before
        self._on_one_line = stream.isatty()
        self._start = self._shown = monotonic()
        self._read_before: int | None = None
        self.pause = 0.5 if self._on_one_line else 30.0

    def show(self, done: Done, read: int) -> None:
        """Show the state if it is time; ``read`` of ``size`` bytes of input are behind it."""
        now = monotonic()
        if self._read_before is None:
            self._read_before = read
        if now - self._shown >= self.pause:
            self._shown = now
            self._write(self.line(done, read, now - self._start))

    def line(self, done: Done, read: int, seconds: float) -> str:
        """Return the state as a person reads it."""
        documents = done.documents - self._before.documents
        words = done.words - self._before.words
        share = min(1.0, read / self._size) if self._size else 1.0
        parts = [f"{done.documents:,} documents", f"{share:.0%}"]
        if seconds > 0:
            parts.append(f"{documents / seconds:,.0f} documents/s, {words / seconds:,.0f} words/s")
        fresh = read - (self._read_before or 0)
        if fresh > 0:
            parts.append(f"{_duration(seconds * max(0, self._size - read) / fresh)} left")
        return ", ".join(parts)

    def end(self) -> None:
        """Leave the line, if there is one."""
        if self._on_one_line:
            self._write("")

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\x1b[K{line}" if self._on_one_line else f"{line}\n")
        self._stream.flush()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
