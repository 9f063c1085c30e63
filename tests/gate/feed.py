"""A feed of a hundred clean items, and seven errors of known kinds to plant in it.

``python -m tests.gate.feed FILE`` writes it, with the errors, for a look by hand.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape
from pathlib import Path

PLACES = ("harbour", "library", "theatre", "market hall", "city archive", "swimming pool", "tram depot")
WORKS = ("roof", "main entrance", "reading room", "heating", "east wing")
FIRST = datetime(2024, 1, 1, 8, tzinfo=timezone.utc)

# Number of the item -> what is put at the end of its content, and the check that should see it.
PLANTED = {
    4: ("The first stone was laid on Tuesday (January 2, 2023).", "TQ201"),
    17: ("The last inspection took place on 31 April 2023.", "TQ202"),
    31: ("Doors open at 25:30 on opening day.", "TQ207"),
    46: ("The nearest station is 100 miles (260 km) away.", "TQ301"),
    58: ("Der Umbau wird nach Angaben der Stadt erst im kommenden Jahr fertig sein.", "TQ114"),
    72: ("British Defence Secretary Grand Shapps sent his congratulations.", "TQ401"),
    99: ("It was good and it was good and it was good and it was good and it was good.", "TQ505"),
}


def identity(number: int) -> str:
    return f"https://news.example/{number}"


def content(number: int) -> str:
    place, work = PLACES[number % len(PLACES)], WORKS[number % len(WORKS)]
    return (
        f"The council has approved repairs to the {work} of the {place}. "
        f"The work will cost about {number + 20} million euros and take {number % 9 + 2} months. "
        "Visitors can use a side door until then, the architect told reporters. "
        "Most residents at the meeting welcomed the plan."
    )


def feed(planted: bool = True) -> bytes:
    """The RSS feed as bytes; with ``planted``, the seven errors are in it."""
    items = []
    for number in range(100):
        text = content(number)
        if planted and number in PLANTED:
            text += " " + PLANTED[number][0]
        when = FIRST + timedelta(days=number % 28)
        items.append(
            f"  <item>\n   <guid>{identity(number)}</guid>\n"
            f"   <title>Repairs to the {PLACES[number % len(PLACES)]} approved</title>\n"
            f"   <pubDate>{format_datetime(when)}</pubDate>\n"
            f"   <description>{escape(f'<p>{text}</p>')}</description>\n  </item>\n"
        )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- é --><rss version="2.0">\n <channel>\n'
    return f"{head}  <language>en</language>\n{''.join(items)} </channel>\n</rss>\n".encode()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(feed())
