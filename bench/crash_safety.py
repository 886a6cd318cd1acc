"""Is a case whole after its program was killed, again and again, at random moments?

    python bench/crash_safety.py [--kills 50] [--documents 200] [--only sqlite|postgresql]

A program that adds readings as `sayso add` does, linking each and settling the case after every dozen, is
killed by SIGKILL at random moments and started again, until it has been killed often enough; then it is left
to finish. The case must equal one that was built without kills, row for row. Exits 1 when it does not.
`tests/` must be beside `bench/`.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

import postgres  # noqa: E402
from case.dumps import dump  # noqa: E402


def start(place: str, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(TESTS / "api" / "adder.py"), place, "0", str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finish(place: str, last: int) -> float:
    """Seconds from the first document added to the last."""
    program = start(place, last)
    started = bool(program.stdout and program.stdout.readline())
    begun = time.perf_counter()
    program.communicate()
    if program.returncode or not started:
        raise SystemExit(f"adding to {place} failed")
    return time.perf_counter() - begun


def survives(name: str, clean: str, killed: str, *, kills: int, documents: int) -> bool:
    """Whether the case at `killed` equals the one at `clean` in the end; prints how it went."""
    seconds = finish(clean, documents)
    expected = dump(clean)
    chance = random.Random(3)
    # Each run gets on by some documents: the last must not be reached before the last kill.
    allowed = seconds / kills
    done = 0
    while done < kills:
        program = start(killed, documents)
        # Some kills strike while the program starts, or makes or opens the case.
        if program.stdout is not None and chance.random() < 0.8:
            while (line := program.stdout.readline()) and line.endswith("False\n"):
                pass
        time.sleep(chance.uniform(0, allowed))
        if program.poll() is not None:
            break
        program.kill()
        program.communicate()
        done += 1
    finish(killed, documents)
    same = dump(killed) == expected
    counted = f"{done} kills, {documents} documents, {len(expected):,} rows"
    print(f"{name:11} {counted}: {'equal' if same else 'DIFFER'}", flush=True)
    return same and done == kills


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    numbers = {"kills": options.kills, "documents": options.documents}
    kept = True
    if options.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            kept = survives("sqlite", f"{folder}/clean.sayso", f"{folder}/killed.sayso", **numbers)
    if options.only != "sqlite":
        with postgres.server() as socket:
            places = postgres.new_place(socket), postgres.new_place(socket)
            kept = survives("postgresql", *places, **numbers) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
