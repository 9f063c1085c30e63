"""How many clients one server bears: they post articles at once, each the next when the last is answered.

    python -m scripts.bench_serve [CLIENTS] [SECONDS] [WORKERS]

Starts ``tqcheck serve`` on a free port of loopback; prints throughput, latencies, answers that were no
report, and how many findings each answer had, which must be the same number every time.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

ARTICLE = Path("seeds/000_3c43f679cd28204d.txt")
_START = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def main(clients: int, seconds: int, workers: int) -> None:
    command = [sys.executable, "-m", "tqcheck", "serve", "--port", "0", "--workers", str(workers)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    try:
        found = _START.search(server.stdout.readline())
        assert found, "the server did not start"
        port = int(found.group(1))
        _Client(port, until=0).post()  # the workers are there when the first answer is
        began = time.perf_counter()
        crew = [_Client(port, began + seconds) for _ in range(clients)]
        threads = [threading.Thread(target=client.run) for client in crew]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        _show(crew, time.perf_counter() - began)
    finally:
        server.terminate()
        server.wait()


class _Client:
    def __init__(self, port: int, until: float) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self.until = until
        self.times: list[float] = []
        self.answers: Counter[str] = Counter()

    def run(self) -> None:
        while time.perf_counter() < self.until:
            began = time.perf_counter()
            try:
                self.answers[self.post()] += 1
            except (OSError, HTTPException, ValueError) as problem:
                self.answers[f"error: {problem!r}"] += 1
                self.connection.close()
            self.times.append(time.perf_counter() - began)

    def post(self) -> str:
        body = json.dumps({"text": ARTICLE.read_text(encoding="utf-8"), "lang": "en"})
        self.connection.request("POST", "/review", body, {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        data: Any = json.loads(answer.read())
        if answer.status != 200:
            return f"error: {answer.status}"
        return f"{len(data['documents'][0]['findings'])} findings"


def _show(crew: list[_Client], seconds: float) -> None:
    times = sorted(t for client in crew for t in client.times)
    answers: Counter[str] = sum((client.answers for client in crew), Counter())
    errors = sum(count for answer, count in answers.items() if answer.startswith("error"))
    print(f"{len(crew)} clients, {seconds:.0f} s: {len(times)} answers, {len(times) / seconds:.1f} a second")
    for share in (0.5, 0.9, 0.99):
        print(f"  p{100 * share:.0f} {times[int(share * (len(times) - 1))]:.2f} s")
    print(f"  errors {errors}; {dict(answers)}")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [50, 60, 2][len(numbers) :]))
