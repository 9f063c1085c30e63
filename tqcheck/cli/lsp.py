"""``tqcheck lsp``: the language server for editors."""

from __future__ import annotations

import click

from ..errors import UsageProblem


@click.command()
def lsp() -> None:
    """Serve an editor: findings as one types. Speaks LSP over standard input and output.

    Editors start it; docs/editors.md says how.
    """
    try:
        from ..lsp.server import serve
    except ImportError as problem:
        raise UsageProblem(
            f"the language server needs {problem.name}", remedy="pip install 'tqcheck[lsp]'"
        ) from problem
    serve()
