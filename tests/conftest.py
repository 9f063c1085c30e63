"""Settings that hold for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

# A busy machine is no bug: how long one example takes says nothing.
settings.register_profile("tqcheck", deadline=None)
settings.load_profile("tqcheck")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests translate is remembered for them, and not in the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TQCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
