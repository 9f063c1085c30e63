"""Whatever a caller hands over as text is reviewed and scored."""

import pytest

from tqcheck import review, score

HALF = "\ud83d"


@pytest.mark.parametrize("text", [f"It is a {HALF} thing.", HALF, "▁", "a\0b"])
def test_text_that_holds_half_a_character_is_reviewed_with_models(text: str) -> None:
    report = review(
        text, lang="en", source=text, source_lang="de", translator="embedded", estimator="embedded"
    )
    assert len(report.documents[0].document.text) == len(text)


def test_half_a_character_is_scored() -> None:
    (result,) = score([(f"Er kam {HALF}.", f"He came {HALF}.")], lang="en", source_lang="de")
    assert 0 <= result.quality <= 1
