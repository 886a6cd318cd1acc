"""On whose say-so? Who says what about whom, tied to the exact words.

    import sayso

    for outcome in sayso.read(["report.html"]):
        print(outcome.item.attributions)

    with sayso.open_case("case.db") as case:
        sayso.add(case, ["reports/"])
        ties = sayso.case_ties(case)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_FROM = {
    "add": "sayso.api",
    "case_ties": "sayso.api",
    "open_case": "sayso.api",
    "read": "sayso.api",
    "read_text": "sayso.api",
    "Document": "sayso.model",
    "Reading": "sayso.model",
    "Vocabulary": "sayso.model",
    "SaysoError": "sayso.errors",
}
__all__ = [
    "Document",
    "Reading",
    "SaysoError",
    "Vocabulary",
    "add",
    "case_ties",
    "open_case",
    "read",
    "read_text",
]


def __getattr__(name: str) -> Any:
    """The public names, imported when first used, so that `import sayso` is quick."""
    if name in _FROM:
        return getattr(import_module(_FROM[name]), name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
