"""Every message of the interface, as the sources have it: what the catalogues have to translate."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jinja2
from jinja2.ext import extract_from_ast

WEB = Path(__file__).parents[2] / "web"
SINGLE = {"_", "text", "later", "gettext"}
PLURAL = {"plural", "ngettext"}

Message = tuple[str, str | None]


def messages() -> dict[Message, str]:
    """Return each message, with its plural or None, and the file that has it first."""
    found: dict[Message, str] = {}
    for path in sorted(WEB.rglob("*.html")):
        for message in _in_template(path.read_text(encoding="utf-8")):
            found.setdefault(message, path.name)
    for path in sorted(WEB.rglob("*.py")):
        for message in _in_module(path.read_text(encoding="utf-8")):
            found.setdefault(message, path.name)
    return found


def looked_up_at_import() -> list[str]:
    """Return the modules that translate when they are imported, whatever language the reader then has."""
    return [
        path.name
        for path in sorted(WEB.rglob("*.py"))
        for statement in ast.parse(path.read_text(encoding="utf-8")).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for call in _calls(statement)
        if _name(call) in (SINGLE | PLURAL) - {"later"}
    ]


def _in_template(source: str) -> Iterator[Message]:
    tree = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)
    for _line, function, said in extract_from_ast(tree, tuple(SINGLE | PLURAL)):
        first, *others = said if isinstance(said, tuple) else (said,)
        yield str(first), str(others[0]) if function in PLURAL else None


def _in_module(source: str) -> Iterator[Message]:
    for call in _calls(ast.parse(source)):
        said = [
            arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if _name(call) in PLURAL and len(said) == 2:
            yield said[0], said[1]
        elif _name(call) in SINGLE and said:
            yield said[0], None


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "words" else ""
    return function.id if isinstance(function, ast.Name) else ""
