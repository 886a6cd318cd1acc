"""Does a case stay quick as it grows? Adding, and asking about one pair among a million claims.

    python bench/case_growth.py [--claims 1000000] [--only sqlite|postgresql]

Fills a case on SQLite and one on a private PostgreSQL server with generated readings, then prints: the
median time to add the 10,000th document against the 1,000th (at most 1.2 x), the time to get all claim
records of a pair drawn by its claims (95th percentile at most 100 ms), and some other queries. Exits 1
when a bound is missed. `tests/` must be beside `bench/`.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate, chain, count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import postgres
from sayso.case import Case, open_case
from sayso.model import Attribution, Claim, Document, Entity, Mention, Reading, Section, Speaker, Voice

ACTORS = 5000
WEIGHTS = list(accumulate(1 / (rank + 10) for rank in range(ACTORS)))
TYPES = ("funding", "arming", "training", "shelter", "contact", "conflict", "trade", "command")
SYLLABLES = ("ka", "ve", "lo", "ri", "mun", "tas", "der", "oso", "bel", "in", "quo", "sha")
WINDOW = 300
STATEMENTS = 20


def actor_name(n: int) -> str:
    return "".join(SYLLABLES[n // 12**i % 12] for i in range(4)).title() + f" {n}"


def generated(n: int, *, claims: int, chance: random.Random) -> Reading:
    """A reading with `claims` claims about actors of whom few are named often and many seldom."""
    drawn = list(dict.fromkeys(chance.choices(range(ACTORS), cum_weights=WEIGHTS, k=4 + claims // 4)))
    title = f"Report {n} of {actor_name(drawn[0])}"
    sentences, spans, at = [title], [], len(title) + 1
    for i in range(claims):
        subject, other = chance.sample(range(len(drawn)), 2) if len(drawn) > 1 else (0, 0)
        speaker = chance.randrange(len(drawn))
        ends = f"{actor_name(drawn[subject])} had given help to {actor_name(drawn[other])}"
        words = (
            f"{actor_name(drawn[speaker])} said in {n} that {ends} for the {i}th time since the talks began."
        )
        if i >= STATEMENTS:
            words = f"{ends}."
        spans.append((at, at + len(words), speaker, subject, other))
        sentences.append(words)
        at += len(words) + 1
    text = "\n".join(sentences)
    mention = (Mention(0, 6),)
    entities = [Entity(f"e{i}", actor_name(a), "organization", mention) for i, a in enumerate(drawn)]
    said = [
        Attribution(f"a{i}", ((s, s + 4),), ((s, s + 4),), ((s, e),), "indirect", Speaker(f"e{v}", ""))
        for i, (s, e, v, _, _) in enumerate(spans[:STATEMENTS])
    ]
    made = [
        Claim(
            id=f"c{i}",
            voice=Voice("speaker", entities[v].name, f"e{v}") if i % 3 else Voice("narrator", "x"),
            subject=f"e{a}",
            type=chance.choice(TYPES),
            object=f"e{b}",
            polarity="denied" if i % 10 == 9 else "affirmed",
            modality="asserted",
            evidence=(s, e),
            attribution=f"a{i}" if i < STATEMENTS else None,
        )
        for i, (s, e, v, a, b) in enumerate(spans)
    ]
    document = Document(
        text=text,
        title=title,
        published=date(2020, 1, 1) + timedelta(days=n % 1500),
        publisher=f"Outlet {n % 60}",
        sections=(Section("body", 0, len(text)),),
    )
    return Reading(document, tuple(entities), tuple(said), tuple(made))


def timed(action: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


class Filler:
    """Adds generated readings, and makes entities of one name one, as resolution would."""

    def __init__(self, case: Case) -> None:
        self.case, self.chance = case, random.Random(1)
        self.first: dict[str, str] = {}
        self.added = self.claims = 0

    def add(self, *, claims: int) -> float:
        """Adds one document; the seconds that took, without the time to make it up."""
        reading = generated(self.added, claims=claims, chance=self.chance)
        id = reading.document.id
        canonical = {
            f"{id}#{entity.id}": self.first.setdefault(entity.name, f"{id}#{entity.id}")
            for entity in reading.entities
        }
        path = f"{self.added}.txt"
        self.added += 1
        self.claims += claims
        seconds = timed(lambda: self.case.add(reading, path=path))
        return seconds + timed(lambda: self.case.set_canonical(canonical))


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def growth(small: Filler, big: Filler) -> Iterator[tuple[str, float, str, float | None]]:
    """Fills two cases with documents of the usual size, then adds to both by turns.

    By turns, so that whatever else the machine does weighs on both alike.
    """
    for filler, documents in ((small, 1_000), (big, 10_000)):
        while filler.added < documents:
            filler.add(claims=10)
    times = [(small.add(claims=10), big.add(claims=10)) for _ in range(WINDOW)]
    early, late = (statistics.median(column) for column in zip(*times, strict=True))
    yield "add, 1,000th document", early * 1000, "ms", None
    yield "add, 10,000th document", late * 1000, "ms", None
    yield "  against the 1,000th", late / early, "x", 1.2


def measure(case: Case, filler: Filler, *, claims: int) -> Iterator[tuple[str, float, str, float | None]]:
    """What was measured in a case of `claims` claims, the figure, its unit, and the most it may be."""
    start = time.perf_counter()
    while filler.claims < claims:
        filler.add(claims=min(200, claims - filler.claims))
    yield f"fill to {filler.added:,} documents", time.perf_counter() - start, "s", None

    pairs = [(r.subject, r.object) for r in case.claim_records(limit=200_000)]
    drawn = random.Random(2).sample(pairs, min(500, len(pairs)))
    sizes = [0] * len(drawn)

    def ask(i: int) -> None:
        sizes[i] = sum(1 for _ in case.claim_records(pair=drawn[i]))

    asked = [timed(lambda i=i: ask(i)) for i in range(len(drawn))]  # type: ignore[misc]
    yield "pair, median", statistics.median(asked) * 1000, "ms", None
    yield "pair, 95th percentile", percentile(asked, 0.95) * 1000, "ms", 100
    yield "  claims of the biggest", max(sizes), "", None
    yield "  its time", asked[sizes.index(max(sizes))] * 1000, "ms", None
    typed = [
        timed(lambda p=p: list(case.claim_records(pair=p, type="arming")))  # type: ignore[misc]
        for p in drawn[:200]
    ]
    yield "pair and type, 95th percentile", percentile(typed, 0.95) * 1000, "ms", 100
    yield "all pair counts", timed(lambda: sum(1 for _ in case.pair_counts())), "s", None
    yield "all voices", timed(case.voices), "s", None
    yield "search, two words", timed(lambda: list(case.search("talks vekaka*"))) * 1000, "ms", None
    yield "all claims", timed(lambda: sum(1 for _ in case.claim_records())), "s", None


def report(name: str, new_place: Callable[[], str], claims: int) -> bool:
    """Prints the figures of one database; whether all bounds are kept."""
    kept = True
    place = new_place()
    with open_case(place) as case, open_case(new_place()) as other:
        filler = Filler(case)
        steps = (
            growth(Filler(other), filler),
            measure(case, filler, claims=claims),
            (("open", timed(lambda: open_case(place).close()) * 1000, "ms", 50) for _ in range(1)),
        )
        for what, figure, unit, most in chain.from_iterable(steps):
            verdict = "" if most is None else f"  (at most {most:g}) {'ok' if figure <= most else 'MISSED'}"
            kept = kept and (most is None or figure <= most)
            print(f"{name:11} {what:32} {figure:12,.2f} {unit:2}{verdict}", flush=True)
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    kept = True
    if options.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            numbers = count()
            kept = report("sqlite", lambda: f"{folder}/{next(numbers)}.sayso", options.claims)
    if options.only != "sqlite":
        with postgres.server() as socket:
            kept = report("postgresql", lambda: postgres.new_place(socket), options.claims) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
