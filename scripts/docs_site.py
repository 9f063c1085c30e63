"""The pages of the docs site that are written elsewhere; a hook of mkdocs (``mkdocs.yml``).

The README is the first page; each check's page is its docstring and its runnable cases, for nothing is told
twice. Links to files that are no pages lead to the repository.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

from tqcheck.checks import CHECKS
from tqcheck.rule import Rule

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://github.com/tqcheck/tqcheck/blob/main/"
_WRONG = re.compile(r"^When it is wrong(?:: *|\n)(.*)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that are made."""
    from mkdocs.structure.files import File

    for name, text in pages():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Lead links out of the docs folder to the repository."""
    del config
    folder = posixpath.dirname(page.file.src_uri)

    def led(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match.group(1)))
        if files.get_file_from_path(target):
            return match.group()
        return f"]({REPOSITORY}{posixpath.normpath(posixpath.join('docs', target))}{match.group(2) or ''})"

    return _LINK.sub(led, markdown)


def pages() -> list[tuple[str, str]]:
    """Return path and Markdown of each page that is made."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    own = [(f"checks/{code}.md", _page(rule)) for code, rule in sorted(CHECKS.items())]
    return [("index.md", _LINK.sub(_from_root, readme)), ("checks/index.md", _index()), *own]


def _from_root(match: re.Match[str]) -> str:
    """A link as it stands in the root of the repository, seen from the docs folder."""
    path = match.group(1)
    seen = path.removeprefix("docs/") if path.startswith("docs/") else f"../{path}"
    return f"]({seen}{match.group(2) or ''})"


def _index() -> str:
    lines = [
        f"| [{code}]({code}.md) | {rule.name} | {rule.severity} | {_cell(rule.summary)} |"
        for code, rule in sorted(CHECKS.items())
    ]
    return "\n".join(
        ["# The checks\n", "| code | name | severity | finds |", "|---|---|---|---|", *lines, ""]
    )


def _page(rule: Rule) -> str:
    """The manual, then the cases of the check, whose first line is its title."""
    title, _, cases = (
        (ROOT / "tests" / "checks" / f"{rule.code}.md").read_text(encoding="utf-8").partition("\n")
    )
    needs = ", ".join(sorted(rule.needs))
    facts = (
        f"`{rule.name}` · severity {rule.severity} · needs {needs} · MQM {rule.mqm} · ITS {rule.its}"
        f"{' · preview: runs only when selected' if rule.preview else ''}"
    )
    return f"{title}\n\n{facts}\n\n{_prose(rule.doc)}\n\n## Cases\n\n{cases.strip()}\n"


def _prose(docstring: str) -> str:
    """A docstring as Markdown: its last section becomes one, double backticks single ones."""
    text = _WRONG.sub(lambda match: f"## When it is wrong\n\n{_sentence(dedent(match.group(1)))}", docstring)
    return re.sub(r"``([^`]+)``", r"`\1`", text)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cell(text: str) -> str:
    return _prose(text).replace("|", "\\|")
