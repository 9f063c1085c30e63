"""``tqcheck checks`` and ``tqcheck explain``: the manual of the checks."""

from __future__ import annotations

import click

from ..checks import CHECKS
from ..config import Config, chosen_checks
from ..rule import Rule
from .options import complete_codes


@click.command()
def checks() -> None:
    """List all checks: code, name, severity, what each finds and needs."""
    width = max((len(rule.name) for rule in CHECKS.values()), default=0)
    for code, rule in sorted(CHECKS.items()):
        marks = [need for need in sorted(rule.needs) if need not in {"target", "document"}]
        marks += ["preview"] if rule.preview else []
        extra = click.style(f"  [{', '.join(marks)}]", dim=True) if marks else ""
        name = click.style(f"{rule.name:{width}}", bold=True)
        click.echo(f"{code}  {name}  {rule.severity!s:8}  {rule.summary}{extra}")


@click.command()
@click.argument("code", metavar="CODE", shell_complete=complete_codes)
def explain(code: str) -> None:
    """Explain the check CODE (a code such as TQ201, a name, or a prefix such as TQ2)."""
    rules = chosen_checks(Config(select=(code,)))
    click.echo("\n\n".join(_manual(rule) for rule in rules))


def _manual(rule: Rule) -> str:
    head = click.style(f"{rule.code} {rule.name}", bold=True)
    needs = ", ".join(sorted(rule.needs))
    facts = (
        f"severity {rule.severity} · base confidence {rule.confidence:g} · needs {needs}"
        f"\nMQM {rule.mqm} · ITS {rule.its}{' · preview: runs only when selected' if rule.preview else ''}"
    )
    return f"{head}\n{facts}\n\n{rule.doc}"
