"""Does memory stay flat as documents are added? Peak of 2,000 documents against that of 200.

    python bench/case_memory.py [--many 2000] [--few 200] [--real]

Each run is a process of its own that reads generated files (with a reader that takes no time, or with
`--real` the one of Sayso) and adds them to a case. Prints both peaks; exits 1 above 1.3 x. Also prints
what the engine adds to the time of loading and reading, in one process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import factories
from sayso.case import open_case
from sayso.engines import read_all
from sayso.model import Document, Reading

MOST = 1.3


def load(path: str) -> Iterator[Document]:
    yield factories.reading(int(path), sentences=30).document


def read(document: Document) -> Reading:
    return factories.reading(int(str(document.url).rsplit("/", 1)[1]), sentences=30)


def run(documents: int, *, real: bool) -> None:
    """Adds `documents`; prints the peak of resident memory in MiB."""
    names = map(str, range(documents))
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "x.sayso") as case:
        for outcome in read_all(names, load=load, read=None if real else read):
            if not isinstance(outcome.item, Reading):
                raise SystemExit(f"not read: {outcome}")
            case.add(outcome.item, path=outcome.path)
        claims = sum(1 for _ in case.claim_records())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak:.1f} {claims}")


def peak(documents: int, *, real: bool) -> float:
    command = [sys.executable, __file__, "--run", str(documents), *(["--real"] if real else [])]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    mebibytes, claims = output.split()
    print(f"{documents:6,} documents, {int(claims):7,} claims: {float(mebibytes):8.1f} MiB", flush=True)
    return float(mebibytes)


def overhead(documents: int = 2000) -> float:
    """Time of the engine against that of the loader and reader alone, both without a case."""
    names = [str(n) for n in range(documents)]
    start = time.process_time()
    for name in names:
        for document in load(name):
            read(document)
    bare = time.process_time() - start
    start = time.process_time()
    for _ in read_all(names, load=load, read=read):
        pass
    return (time.process_time() - start) / bare


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--many", type=int, default=2000)
    parser.add_argument("--few", type=int, default=200)
    parser.add_argument("--real", action="store_true", help="read with Sayso's own reader")
    parser.add_argument("--run", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(options.run, real=options.real)
        return 0
    ratio = peak(options.many, real=options.real) / peak(options.few, real=options.real)
    print(f"memory: {ratio:.2f} x (at most {MOST}) {'ok' if ratio <= MOST else 'MISSED'}")
    print(f"engine: {overhead():.3f} x of loading and reading alone (both made to take next to no time)")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
