"""Validate the golden reports against schemas that lie elsewhere; none is part of this repository.

    python -m scripts.validate_reports sarif=SCHEMA.json junit=SCHEMA.xsd rdjson=SCHEMA.json

docs/reports.md says where the schemas come from.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"


def complaints(format_: str, schema: Path) -> Iterator[str]:
    """Yield what a schema, JSON Schema or XSD by its suffix, has to say against a golden report."""
    report = GOLDEN / f"report.{format_}"
    if schema.suffix == ".xsd":
        from lxml import etree

        try:
            etree.XMLSchema(etree.parse(schema)).assertValid(etree.parse(report))
        except etree.DocumentInvalid as problem:
            yield str(problem)
    else:
        import jsonschema

        rules = json.loads(schema.read_text(encoding="utf-8-sig"))
        validator = jsonschema.validators.validator_for(rules)(rules)
        for error in validator.iter_errors(json.loads(report.read_text(encoding="utf-8"))):
            best = jsonschema.exceptions.best_match([error])
            yield f"{best.json_path}: {best.message[:300]}"


def main(arguments: list[str]) -> int:
    failed = 0
    for argument in arguments:
        format_, _, schema = argument.partition("=")
        found = list(complaints(format_, Path(schema)))
        failed += bool(found)
        print(f"{format_}: {len(found)} complaints of {Path(schema).name}", *found, sep="\n  ")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
