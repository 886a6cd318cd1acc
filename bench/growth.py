"""Does `sayso add` stay quick as a case grows, and one tie quick to ask for among a million claims?

    python bench/growth.py [--claims 1000000] [--only sqlite|postgresql] [--documents 10000]
    python bench/growth.py --ask PLACE

Adds generated readings as `sayso add` does, but for reading files: each is stored, linked with what is
there (names, copies), and every batch of 100 settled. One report in twenty is a copy of an earlier one; names
and words follow Zipf's law. Prints the time of a document, settling included, around the 1,000th and the last
(at most 1.2 x). Then the case is filled up to `--claims`, by repeating all that is in it under other document
ids, and asked for ties by two names as `sayso ties CASE A B` does (95th percentile at most 100 ms). Exits 1
when a bound is missed. `--keep PLACE` (a file, or a PostgreSQL URL) keeps the big case, `--ask PLACE` asks it
again.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate, count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import sqlalchemy as sa

import postgres
from sayso import api
from sayso.api.linking import link_document
from sayso.case.database import Database, connect
from sayso.case.tables import claims, copies, copy_groups, documents, entities
from sayso.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    Mention,
    Reading,
    Section,
    Speaker,
    Vocabulary,
    Voice,
)

ACTORS, WORDS, BATCH = 5000, 20_000, 100
TYPES = ("funding", "arming", "training", "shelter", "contact", "conflict", "trade", "command")
SYLLABLES = ("ka", "ve", "lo", "ri", "mun", "tas", "der", "oso", "bel", "in", "quo", "sha")


def zipf(number: int) -> list[float]:
    return list(accumulate(1 / (rank + 10) for rank in range(number)))


ACTOR_WEIGHTS, WORD_WEIGHTS = zipf(ACTORS), zipf(WORDS)


def word(n: int, syllables: int) -> str:
    return "".join(SYLLABLES[n // 12**i % 12] for i in range(syllables))


def actor_name(n: int) -> str:
    """Two words: no two actors share both, many share one."""
    return f"{word(n * 7919 % 20736, 4).title()} {word(n, 4).title()}"


class Maker:
    """Makes up readings; `copies` of them carry the text of an earlier one in another outlet."""

    def __init__(self) -> None:
        self.chance, self.number = random.Random(1), count()
        self.recent: list[Reading] = []

    def reading(self, claims: int) -> Reading:
        n = next(self.number)
        if self.recent and self.chance.random() < 0.05:
            return self._copy(self.chance.choice(self.recent), n)
        made = self._report(n, claims)
        self.recent = [*self.recent[-50:], made]
        return made

    def _report(self, n: int, claims: int) -> Reading:
        chance = self.chance
        drawn = list(
            dict.fromkeys(chance.choices(range(ACTORS), cum_weights=ACTOR_WEIGHTS, k=5 + claims // 4))
        )
        text, spans = "", []
        for _ in range(claims):
            subject, other, speaker = (chance.randrange(len(drawn)) for _ in range(3))
            if other == subject:
                other = (subject + 1) % len(drawn)
            names = [actor_name(drawn[i]) for i in (subject, other, speaker)]
            filler = [word(w, 3) for w in chance.choices(range(WORDS), cum_weights=WORD_WEIGHTS, k=20)]
            said = f"{names[2]} said that {' '.join(filler[:8])} {names[0]} {filler[8]} {names[1]}"
            said += f" {' '.join(filler[9:])}."
            spans.append((len(text), len(text) + len(said), speaker, subject, other))
            text += said + "\n"
        entities = tuple(
            Entity(f"e{i}", actor_name(a), "organization", (Mention(0, 6),)) for i, a in enumerate(drawn)
        )
        told = enumerate(spans)
        attributions = tuple(
            Attribution(f"a{i}", ((s, s + 4),), ((s, s + 4),), ((s, e),), "indirect", Speaker(f"e{v}", ""))
            for i, (s, e, v, _, _) in enumerate(spans)
        )
        claimed = tuple(
            Claim(
                id=f"c{i}",
                voice=Voice("speaker", entities[v].name, f"e{v}") if i % 3 else Voice("narrator", "x"),
                subject=f"e{a}",
                type=chance.choice(TYPES),
                object=f"e{b}",
                polarity="denied" if i % 10 == 9 else "affirmed",
                modality="asserted",
                evidence=(s, e),
                attribution=f"a{i}",
            )
            for i, (s, e, v, a, b) in told
        )
        return Reading(self._document(text, n), entities, attributions, claimed)

    def _copy(self, reading: Reading, n: int) -> Reading:
        document = self._document(reading.document.text, n)
        return Reading(document, reading.entities, reading.attributions, reading.claims)

    def _document(self, text: str, n: int) -> Document:
        return Document(
            text,
            title=f"Report {n}",
            published=date(2020, 1, 1) + timedelta(days=n % 1500),
            publisher=f"Outlet {n % 60}",
            sections=(Section("body", 0, len(text)),),
        )


def timed(action: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


class Filler:
    """Adds readings in batches, as `sayso add` does once they are read."""

    def __init__(self, case: api.Case) -> None:
        self.case, self.maker = case, Maker()
        self.documents = self.claims = 0

    def batch(self, size: int, claims: int) -> tuple[float, float]:
        """Seconds for each document stored and linked, and for settling the batch."""
        times = []
        for _ in range(size):
            reading = self.maker.reading(claims)
            times.append(timed(lambda r=reading: self._add(r)))  # type: ignore[misc]
            self.documents += 1
            self.claims += len(reading.claims)
        return statistics.median(times), timed(lambda: api.settle(self.case))

    def _add(self, reading: Reading) -> None:
        self.case.add(reading, path=f"{self.documents}.txt")
        link_document(self.case, reading)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def repeated(place: str, times: int) -> None:
    """Repeats all documents, entities, claims and groups of copies so often, under other document ids."""
    database = connect(place)
    with database.write() as connection:
        for n in range(1, times + 1):
            for table, own in (
                (documents, {"id"}),
                (entities, {"key", "document"}),
                (claims, {"document"}),
                (copy_groups, {"id", "origin_document"}),
                (copies, {"document", "copy_group"}),
            ):
                chosen = {c.name: f"{n}x" + c if c.name in own else c for c in table.c if c.name != "number"}
                query = sa.select(*chosen.values()).where(table.c[sorted(own)[-1]].not_like("%x%"))
                connection.execute(sa.insert(table).from_select(list(chosen), query))
    _analyse(database)
    database.close()


def _analyse(database: Database) -> None:
    """What PostgreSQL does by itself within a minute of so many changes."""
    if database.dialect == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")


class Figures:
    """Prints figures of one database, and keeps whether all bounds are kept."""

    def __init__(self, name: str) -> None:
        self.name, self.kept = name, True

    def say(self, what: str, figure: float, unit: str, most: float | None = None) -> None:
        verdict = "" if most is None else f"  (at most {most:g}) {'ok' if figure <= most else 'MISSED'}"
        self.kept = self.kept and (most is None or figure <= most)
        print(f"{self.name:11} {what:40} {figure:12,.2f} {unit:2}{verdict}", flush=True)


def measure(name: str, places: tuple[str, str], documents: int, claims: int) -> bool:
    """Prints the figures of one database; whether the bounds are kept. The second place gets the big case."""
    figures = Figures(name)
    say = figures.say
    with api.open_case(places[0]) as other, api.open_case(places[1]) as case:
        big, small = Filler(case), Filler(other)
        for filler, size in ((small, 1000), (big, documents)):
            while filler.documents < size:
                filler.batch(min(5 * BATCH, size - filler.documents), 10)
        # By turns, so that whatever else the machine does weighs on both alike.
        early, late = zip(*((small.batch(BATCH, 10), big.batch(BATCH, 10)) for _ in range(3)), strict=True)
        each = [statistics.median(stored for stored, _ in side) * 1000 for side in (early, late)]
        settling = [statistics.median(settled for _, settled in side) * 1000 for side in (early, late)]
        whole = [e + s / BATCH for e, s in zip(each, settling, strict=True)]
        for n, place in enumerate(("1,000", f"{documents:,}")):
            say(f"store and link, document {place}", each[n], "ms")
            say(f"  settle {BATCH} more", settling[n], "ms")
        say("store and link, against the 1,000th", each[1] / each[0], "x", 1.2)
        say("  with settling, against the 1,000th", whole[1] / whole[0], "x", 1.2)
    start = time.perf_counter()
    repeated(places[1], -(-claims // big.claims) - 1)
    say(f"fill to {claims:,} claims", time.perf_counter() - start, "s")
    ask(places[1], figures)
    return figures.kept


def ask(place: str, figures: Figures) -> None:
    """Ties of pairs drawn by their claims: found, named, and shown with how their words were passed on."""
    vocabulary, say = Vocabulary.default(), figures.say
    with api.open_case(place, create=False) as case:
        pairs = [(r.subject, r.object) for r in case.claim_records(limit=100_000)]
        drawn = random.Random(2).sample(pairs, min(300, len(pairs)))
        names = case.names(key for pair in drawn for key in pair)
        sizes = []

        def tie(a: str, b: str) -> None:
            one, other = api.entity_key(case, names[a]), api.entity_key(case, names[b])
            found = api.pair_tie(case, one, other, vocabulary=vocabulary)
            sizes.append(len(found.claims) if found else 0)

        def shown(a: str, b: str) -> None:
            (found,) = api.case_ties(case, vocabulary=vocabulary, pair=(a, b))
            case.names((a, b))
            api.appearances(case, found)
            tuple(api.claims(case, pair=(a, b)))

        began = time.process_time()
        asked = [timed(lambda p=p: tie(*p)) for p in drawn]  # type: ignore[misc]
        computed = (time.process_time() - began) / len(drawn)
        printed = [timed(lambda p=p: shown(*p)) for p in drawn[:100] if p[0] != p[1]]  # type: ignore[misc]
        say("claims", sum(d.claims for d in case.documents()), "")
    say("one tie by two names, median", statistics.median(asked) * 1000, "ms")
    say("one tie by two names, 95th percentile", percentile(asked, 0.95) * 1000, "ms", 100)
    say("  of the processor, mean", computed * 1000, "ms")
    say("  its claims, median", statistics.median(sizes), "")
    say("  its claims, 95th percentile", percentile([float(n) for n in sizes], 0.95), "")
    say("  claims of the biggest", max(sizes), "")
    say("its names and words, 95th percentile", percentile(printed, 0.95) * 1000, "ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--keep", metavar="PLACE")
    parser.add_argument("--ask", metavar="PLACE")
    options = parser.parse_args()
    if options.ask:
        figures = Figures("postgresql" if options.ask.startswith("postgres") else "sqlite")
        ask(options.ask, figures)
        return 0 if figures.kept else 1
    kept = True
    if options.only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            places = f"{folder}/small.sayso", options.keep or f"{folder}/big.sayso"
            kept = measure("sqlite", places, options.documents, options.claims)
    if options.only != "sqlite":
        with postgres.server() as socket:
            place = options.keep or postgres.new_place(socket)
            places = postgres.new_place(socket), place
            kept = measure("postgresql", places, options.documents, options.claims) and kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
