"""How well is a case put together from files? Copies and names of the Hadrim example, through the program.

    python bench/case_files.py [--case FILE] [--verbose]

Reads `examples/hadrim` into a case as `sayso add` does (or takes a case made before) and compares it with
`examples/annotations.json`: the pairs of documents found to be copies, and B-cubed F1 of the annotated names.
A name of the key belongs to the entity of its document that goes by it. Names that no entity goes by are
the reader's misses: `found` is the share that is not missed; F1 is given without the misses, and with each
miss as an actor of its own. Prints figures; `python -m bench` keeps the ones of record.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path
from typing import Any

from sayso import api
from sayso.api.linking import fold

EXAMPLES = Path(__file__).parents[1] / "examples"


def documents_by_file(case: api.Case, key: dict[str, Any]) -> dict[str, str]:
    """Document id by file of the key; items of a feed are `file#item`, known by the end of their address."""
    found = {}
    for document in case.documents():
        for path in document.paths:
            name = Path(path).resolve().relative_to((EXAMPLES / "hadrim").resolve()).as_posix()
            for entry in key["documents"]:
                file, _, item = entry["file"].partition("#")
                if file == name and (not item or (document.url or "").endswith(item.rpartition("-")[2])):
                    found[entry["file"]] = document.id
    return found


def copies(case: api.Case, key: dict[str, Any], ids: dict[str, str]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of documents."""
    gold = {
        file: group["id"]
        for group in key["copies"]["groups"]
        for file in (group["origin"], *(c["file"] for c in group["copies"]))
    }
    groups = api.copy_groups(case)
    right = wrong = missed = 0
    for a, b in combinations(sorted(ids), 2):
        one, other = groups.get(ids[a]), groups.get(ids[b])
        together = bool(one and other and one.id == other.id)
        expected = a in gold and gold[a] == gold.get(b)
        right += together and expected
        wrong += together and not expected
        missed += expected and not together
    return {"right": right, "wrong": wrong, "missed": missed, "f1": 2 * right / (2 * right + wrong + missed)}


def names(case: api.Case, key: dict[str, Any], ids: dict[str, str], *, verbose: bool) -> dict[str, float]:
    """B-cubed of the annotated names, each once for its actor and document."""
    canonical = case.canonical_keys()
    called: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record in case.entity_records():
        for name in {fold(n) for n in (record.name, *record.aliases)}:
            called[record.document][name].append(record.key)
    gold, found = {}, {}
    missed = 0
    for actor in key["actors"]:
        for name in actor["names"]:
            document = ids.get(name["file"])
            if document is None:
                continue
            unit = f"{document}|{actor['id']}|{fold(name['name'])}"
            gold[unit] = actor["id"]
            keys = called[document].get(fold(name["name"]))
            missed += not keys
            found[unit] = canonical[keys[0]] if keys else f"missed {unit}"
    heard = {u: a for u, a in gold.items() if not found[u].startswith("missed")}
    if verbose:
        show(case, found, heard)
    return {
        "names": len(gold),
        "found": len(heard) / len(gold),
        "f1 of found": b_cubed(found, heard),
        "f1 with misses": b_cubed(found, gold),
    }


def b_cubed(found: dict[str, str], gold: dict[str, str]) -> float:
    here, there = defaultdict(set), defaultdict(set)
    for unit in gold:
        here[found[unit]].add(unit)
        there[gold[unit]].add(unit)
    both = [(len(here[found[u]] & there[gold[u]]), len(here[found[u]]), len(there[gold[u]])) for u in gold]
    precision, recall = (sum(i / n[place] for i, *n in both) / len(both) for place in (0, 1))
    return 2 * precision * recall / (precision + recall)


def show(case: api.Case, found: dict[str, str], gold: dict[str, str]) -> None:
    """The actors that came apart, and the entities that hold several."""
    by_actor, by_key = defaultdict(lambda: defaultdict(list)), defaultdict(lambda: defaultdict(list))
    for unit, actor in gold.items():
        by_actor[actor][found[unit]].append(unit.rpartition("|")[2])
        by_key[found[unit]][actor].append(unit.rpartition("|")[2])
    types = {r.key: r.type for r in case.entity_records()}
    for actor, parts in sorted(by_actor.items()):
        if len(parts) > 1:
            print("apart", actor, {f"{k} {types[k]}": sorted(n) for k, n in parts.items()})
    for key, actors in sorted(by_key.items()):
        if len(actors) > 1:
            print("joined", key, {a: sorted(n) for a, n in actors.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--case", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    key = json.loads((EXAMPLES / "annotations.json").read_text(encoding="utf-8"))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        case = stack.enter_context(api.open_case(options.case or Path(folder) / "hadrim.db"))
        if options.case is None:
            api.add(case, [EXAMPLES / "hadrim"])
        ids = documents_by_file(case, key)
        print(f"documents {len(ids)} of {len(key['documents'])}")
        for what, figures in (
            ("copies", copies(case, key, ids)),
            ("names", names(case, key, ids, verbose=options.verbose)),
        ):
            print(what, " ".join(f"{name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
