"""Tokenisers of hub models, and how each family is told the languages."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .errors import NoTranslator
from .hub_languages import FLORES


class HubCodec:
    """A transformers tokeniser as the runtime wants it."""

    def __init__(self, tokenizer: Any, lead: str, prefix: tuple[str, ...]) -> None:
        self.tokenizer, self.lead, self.prefix = tokenizer, lead, prefix

    def encode(self, text: str) -> list[str]:
        """Tokens with the family's marks and the end."""
        return self._tokens(self.tokenizer(self.lead + text).input_ids)

    def encode_target(self, text: str) -> list[str]:
        """Tokens of a target without its marks."""
        tokens = self._tokens(self.tokenizer(text_target=text).input_ids)
        marks = {*self.prefix, self.tokenizer.eos_token}
        return [token for token in tokens if token not in marks]

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of a translation's tokens."""
        ids = self.tokenizer.convert_tokens_to_ids(list(tokens))
        return str(self.tokenizer.decode(ids, skip_special_tokens=True))

    def _tokens(self, ids: list[int]) -> list[str]:
        tokens: list[str] = self.tokenizer.convert_ids_to_tokens(ids)
        return tokens


def codec_for(folder: Path, source: str, target: str) -> HubCodec:
    """The tokeniser saved in ``folder``, set to a pair of languages.

    Raises ``NoTranslator`` if the model does not know one of them.
    """
    from transformers import AutoTokenizer

    with warnings.catch_warnings():  # tokenisers warn about optional packages that they do without
        warnings.simplefilter("ignore")
        tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)
    family = type(tokenizer).__name__
    known = {**tokenizer.get_vocab(), **getattr(tokenizer, "lang_token_to_id", {})}
    if family.startswith("Nllb"):
        tokenizer.src_lang, tokenizer.tgt_lang = (
            _known(FLORES.get(x, x), x, known) for x in (source, target)
        )
        return HubCodec(tokenizer, "", (tokenizer.tgt_lang,))
    if family.startswith("M2M100"):
        _known(f"__{source}__", source, known)
        mark = _known(f"__{target}__", target, known)
        tokenizer.src_lang, tokenizer.tgt_lang = source, target
        return HubCodec(tokenizer, "", (mark,))
    if family.startswith("T5"):
        return HubCodec(tokenizer, _known(f"<2{target}>", target, known) + " ", ())
    lead = _marian_lead(target, known)
    _same(getattr(tokenizer, "source_lang", None), source, "translates from")
    if not lead:
        _same(getattr(tokenizer, "target_lang", None), target, "translates into")
    return HubCodec(tokenizer, lead, ())


def _same(own: str | None, asked: str, what: str) -> None:
    """Refuse a model that says it is for another language; codes of groups of languages say nothing."""
    by_long = {code[:3]: lang for lang, code in FLORES.items()}
    lang = by_long.get(own or "", own or "")
    if lang in FLORES and lang != asked:
        raise NoTranslator(f"the model {what} {lang}, not {asked}", remedy="name another model")


def _known(mark: str, lang: str, known: dict[str, int]) -> str:
    if mark not in known:
        raise NoTranslator(f"the model does not know the language {lang}", remedy="name another model")
    return mark


def _marian_lead(target: str, known: dict[str, int]) -> str:
    """``>>deu<<`` for models with several targets, nothing for the others."""
    marks = [mark for mark in known if mark.startswith(">>")]
    if not marks:
        return ""
    code = FLORES.get(target, target)
    wanted = (f">>{target}<<", f">>{code[:3]}<<", f">>{code}<<")
    return _known(next((mark for mark in wanted if mark in marks), wanted[0]), target, known) + " "
