"""Where the annotated corpora and their scorers are: outside the repository, never shipped."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("SAYSO_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped JSON-lines corpus, once per id."""
    seen = set()
    with gzip.open(SHARED / "corpora" / name, "rt", encoding="utf-8") as found:
        for line in found:
            item = json.loads(line)
            if item["id"] not in seen:
                seen.add(item["id"])
                yield item


def score(scorer: str, predicted: Iterable[dict[str, Any]], *options: str, gold: str) -> Any:
    """What a scorer of the shared bench says of predictions, as parsed JSON."""
    return json.loads(table(scorer, predicted, "--json", *options, gold=gold))


def table(scorer: str, predicted: Iterable[dict[str, Any]], *options: str, gold: str) -> str:
    """What a scorer of the shared bench prints on predictions."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.writelines(json.dumps(item) + "\n" for item in predicted)
        out.flush()
        command = [sys.executable, str(SHARED / "bench" / scorer), gold, out.name, *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def gold(name: str) -> str:
    return str(SHARED / "corpora" / name)
