"""What is not there is said, with what to do about it."""

from pathlib import Path

import pytest

from tqcheck.estimate import NoEstimator, get_estimator


def test_without_a_model_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_MODELS", str(tmp_path))
    with pytest.raises(NoEstimator) as caught:
        get_estimator()
    assert caught.value.remedy


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoEstimator, match="holds no quality estimator"):
        get_estimator(str(tmp_path))
