"""Workers that die, and more work than may wait."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

pytest.importorskip("starlette", reason="needs the extra [serve]")
from tqcheck.serve.answers import Refused
from tqcheck.serve.pool import Pool


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(workers=1, most=2)
    yield pool
    pool.close()


def test_a_dead_worker_is_told_and_replaced(pool: Pool) -> None:
    async def story() -> None:
        before = {child.pid for child in active_children()}
        first = await pool.run(os.getpid)
        assert first not in before
        os.kill(first, signal.SIGKILL)
        await asyncio.sleep(0.5)
        with pytest.raises(Refused, match="a worker died") as refused:
            await pool.run(time.sleep, 5)
        assert refused.value.status == 503
        assert await pool.run(os.getpid) != first

    asyncio.run(story())


def test_what_would_wait_too_long_is_refused_at_once(pool: Pool) -> None:
    async def story() -> None:
        tasks = [asyncio.ensure_future(pool.run(time.sleep, 0.5)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Refused, match="2 reviews are waiting already") as refused:
            await pool.run(int)
        assert refused.value.status == 429
        await asyncio.gather(*tasks)
        assert await pool.run(int) == 0

    asyncio.run(story())


def test_what_fails_in_a_worker_is_raised_here(pool: Pool) -> None:
    with pytest.raises(ZeroDivisionError):
        asyncio.run(pool.run(divmod, 1, 0))
    assert pool.waiting == 0
