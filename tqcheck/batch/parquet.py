"""From JSON Lines to Parquet, in bounded memory. Needs the extra ``[parquet]``."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import UsageProblem

_ROWS = 4096  # in a row group


def need_pyarrow() -> None:
    """Raise UsageProblem where Parquet cannot be written."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as problem:
        raise UsageProblem(
            "writing Parquet needs pyarrow", remedy="pip install 'tqcheck[parquet]'"
        ) from problem


def write_parquet(lines: Path, output: Path) -> None:
    """Write the documents in ``lines`` as rows; the run's signature goes into the schema's metadata.

    What has no fixed shape (the values of evidence) is JSON. The file appears when it is whole.
    """
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    scratch = output.with_name(output.name + ".tmp")
    with lines.open(encoding="utf-8") as stream:
        schema = _schema().with_metadata({"tqcheck.run": next(stream).strip()})
        with ParquetWriter(scratch, schema, compression="zstd") as writer:
            while rows := [_row(line) for line in islice(stream, _ROWS)]:
                writer.write_table(Table.from_pylist(rows, schema))
    scratch.replace(output)


def _row(line: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    for finding in row["findings"]:
        finding["evidence"] = json.dumps(finding["evidence"], ensure_ascii=False)
    row["points"] = row["penalty"]["points"]
    row["per_thousand_words"] = row["penalty"]["per_thousand_words"]
    return row


def _schema() -> Any:
    import pyarrow as pa

    text, whole, real = pa.string(), pa.int64(), pa.float64()
    span = pa.struct([("start", whole), ("end", whole), ("line", whole), ("column", whole), ("text", text)])
    texts = "code name message severity mqm its evidence fingerprint".split()
    finding = pa.struct(
        [(name, text) for name in texts]
        + [("confidence", real), ("span", span), ("source_span", span)]
        + [("suggestions", pa.list_(text)), ("related", pa.list_(span))]
    )
    back = pa.struct(
        [(name, text) for name in ("lang", "text")]
        + [("span", span), ("source_span", span), ("differing", pa.list_(text)), ("chrf", real), ("z", real)]
    )
    unchecked = pa.struct(
        [(name, text) for name in ("what", "why", "remedy")]
        + [("codes", pa.list_(text)), ("blocking", pa.bool_())]
    )
    return pa.schema(
        [(name, text) for name in "path item field lang source_lang date date_origin encoding".split()]
        + [("notes", pa.list_(text)), ("words", whole), ("points", real), ("per_thousand_words", real)]
        + [("findings", pa.list_(finding)), ("unchecked", pa.list_(unchecked))]
        + [("back_translations", pa.list_(back))]
    )
