"""The rooms import each other in one direction only, as docs/architecture.md draws it."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "sayso"
MAY_IMPORT = {
    "errors": set(),
    "model": {"errors"},
    "sources": {"errors", "model"},
    "reader": {"errors", "model"},
    "engines": {"errors", "model", "sources", "reader"},
    "case": {"errors", "model"},
    "weighing": {"errors", "model"},
    "export": {"errors", "model", "weighing"},
    "report": {"errors", "model", "weighing"},
    "web": {"errors", "model", "case", "weighing", "report", "export", "api"},
    "api": {"errors", "model", "sources", "reader", "engines", "case", "weighing", "export", "report"},
}


def imported(path: Path) -> set[str]:
    """The rooms of ours that a module imports, also inside functions."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "sayso":
            names = [f"sayso.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        rooms |= {n.split(".")[1] for n in names if n.startswith("sayso.")}
    return rooms - {"__version__"}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_what_the_plan_allows(room):
    place = SOURCE / room
    modules = (
        list(place.rglob("*.py")) if place.is_dir() else [p for p in [SOURCE / f"{room}.py"] if p.exists()]
    )
    wrong = {
        str(m.relative_to(SOURCE)): sorted(extra)
        for m in modules
        if (extra := imported(m) - MAY_IMPORT[room] - {room})
    }
    assert wrong == {}


def test_nothing_imports_the_command_line():
    users = [str(p.relative_to(SOURCE)) for p in SOURCE.rglob("*.py") if "cli" in imported(p)]
    assert [u for u in users if not u.startswith("cli/")] == []


def test_modules_stay_small():
    sizes = {str(p.relative_to(SOURCE)): len(p.read_text().splitlines()) for p in SOURCE.rglob("*.py")}
    assert {name: size for name, size in sizes.items() if size > 400} == {}
    assert sorted(sizes.values())[len(sizes) // 2] <= 150


def test_tokens_are_compared_by_value():
    """spaCy makes a new `Token` at every access: `is` is never true of two, and a loop on it never ends."""
    wrong = [
        f"{path.name}:{number}"
        for path in SOURCE.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ".head is" in line
    ]
    assert wrong == []
