"""Run the network of mentions, coreference and ties over a text. See docs/model-card-ties.md.

It gives what it sees, with probabilities: mentions with their types, which earlier mention each may go on
from, and what pairs of mentions are said to be. What becomes of it (entities, chains, claims) is decided by
the reader's steps.
"""

from __future__ import annotations

import functools
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.errors import SaysoError
from sayso.model import Span
from sayso.reader.attribution_features import Pieces, encode
from sayso.reader.attribution_windows import Window, windows
from sayso.reader.names import HONORIFICS
from sayso.reader.ties_features import (
    MODALITIES,
    PAIR_REACH,
    REACH,
    TIES,
    TYPES,
    Floats,
    Ints,
    Spot,
    far_bucket,
    features,
    likely,
    looks,
    stretch,
    word_end,
)

_NETWORKS = ("ties.onnx", "ties-pairs.onnx", "ties-links.onnx", "ties.npz")
_SIDECAR = "ties.json"
_CLS, _SEP = 101, 102
_SENTENCE_ENDS = ".!?;"
_CORE = 288  # pieces; the longest window (trained on 180 to 330)
_MENTION_FLOOR = 0.2  # chance from which on a mention is looked at
_PAIR_FLOOR = 0.08  # chance of any tie from which on a pair is looked at twice
_LINK_ROWS = 128  # mentions whose links are scored at a time
_LINK_FLOOR = 0.02  # chance below which a link is not told
_BATCH = 16  # pairs looked at together
_WIDTHS = {"mention": 3, "kind": 8, "end_query": 256, "end_key": 128, "link_query": 128, "link_key": 128,
           "left": 96, "right": 96}  # fmt: skip
_ENDS = 64
_STOP = re.compile(r"([.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W\d_a-z])|(\s*\n\s*)")
_LAST_WORD = re.compile(r"(\w+)\W$")


@dataclass(frozen=True, slots=True)
class Sighted:
    """A mention the network sees: the span by TieBank's rules (names with title, without what follows), the
    whole noun phrase (`phrase`, GUM's rules), the head word's first code point; the chance that it is one by
    either rule; its chance to be of each of TYPES."""

    start: int
    end: int
    phrase: Span
    head: int
    chance: float
    phrase_chance: float
    types: Mapping[str, float]

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Pair:
    """What two mentions (numbers in `Sight.mentions`) are said to be: chances of (type, whether the first is
    the subject), that it is denied, of each modality, that it is over; and the words that say so."""

    first: int
    second: int
    ties: Mapping[tuple[str, bool], float]
    denied: float
    modality: str
    modality_chance: float
    over: float
    evidence: Span


@dataclass(frozen=True, slots=True)
class Sight:
    """All that is seen in a text. `links[n]`: earlier mentions that mention n may go on from, with chances
    that (with the chance of none) add up to one."""

    mentions: tuple[Sighted, ...]
    links: tuple[tuple[tuple[int, float], ...], ...]
    pairs: tuple[Pair, ...]


class TiesModel:
    """The network: call it with a text of any length. One thread; safe to share between threads."""

    name: str
    version: str
    sha256: str

    def __init__(self, files: Mapping[str, bytes], sidecar: Mapping[str, Any]) -> None:
        """Prefer `load`. Raises SaysoError where a file is not the one that the sidecar describes."""
        self.name, self.version = sidecar["name"], sidecar["version"]
        for name in _NETWORKS:
            found = hashlib.sha256(files[name]).hexdigest()
            if found != sidecar["sha256"][name]:
                raise SaysoError(
                    f"the ties model is damaged: the checksum is {found[:12]}",
                    where=name,
                    hint="Reinstall sayso",
                )
        self.sha256 = sidecar["sha256"][_NETWORKS[0]]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._reader, self._pairs, self._linker = (
            onnxruntime.InferenceSession(files[name], options, providers=["CPUExecutionProvider"])
            for name in _NETWORKS[:3]
        )
        described = self._reader.get_modelmeta().custom_metadata_map
        self._tokenizer = Tokenizer.from_str(described["tokenizer"])
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._ends = frozenset(
            n for mark in _SENTENCE_ENDS if (n := self._tokenizer.token_to_id(mark)) is not None
        )
        with np.load(io.BytesIO(files[_NETWORKS[3]])) as arrays:
            self._weights = {name: arrays[name].astype(np.float32) for name in arrays.files}

    @classmethod
    def load(cls) -> TiesModel:
        """The model of the package, read once. Raises SaysoError where its files are missing or damaged."""
        return _packaged()

    def __call__(self, text: str) -> Sight:
        """What is seen in `text`."""
        pieces = encode(text, self._tokenizer)
        spots: list[Spot] = []
        mentions: list[Sighted] = []
        queries: list[Floats] = []
        keys: list[Floats] = []
        pairs: list[Pair] = []
        for window in windows(pieces, self._ends, core=_CORE):
            shared, heads = self._encode(pieces, window)
            found = list(self._mentions(text, pieces, window, heads))
            base = len(mentions)
            places = np.array([place for place, _ in found], dtype=np.int64)
            if not len(places):
                continue
            mentions += [m for _, m in found]
            spots += [
                Spot(*m.phrase, m.head, word_end(text, m.head), window.core_start + place - 1)
                for place, m in found
            ]
            queries.append(heads["link_query"][places])
            keys.append(heads["link_key"][places])
            pairs += self._tied(pieces, window, shared, heads, found, base)
        if not mentions:
            return Sight((), (), ())
        links = self._links(text, pieces, spots, np.concatenate(queries), np.concatenate(keys))
        return Sight(tuple(mentions), tuple(links), tuple(pairs))

    def _encode(self, pieces: Pieces, window: Window) -> tuple[Floats, dict[str, Floats]]:
        start, end = window.core_start, window.core_end
        rows = np.zeros((3, 1, end - start + 2), dtype=np.int64)
        for number, values in enumerate((pieces.ids, pieces.case, pieces.quote)):
            rows[number, 0, 1:-1] = values[start:end]
        rows[0, 0, 0], rows[0, 0, -1] = _CLS, _SEP
        shared, heads = self._reader.run(None, {"ids": rows[0], "case": rows[1], "quote": rows[2]})
        bounds = np.cumsum(list(_WIDTHS.values()))[:-1]
        parts = np.split(heads[0], bounds, axis=-1)
        return shared[0], dict(zip(_WIDTHS, parts, strict=True))

    def _mentions(
        self, text: str, pieces: Pieces, window: Window, heads: Mapping[str, Floats]
    ) -> Iterator[tuple[int, Sighted]]:
        """The mentions of a window with the places of their heads in it, in order."""
        chance = _sigmoid(heads["mention"])
        size = window.core_end - window.core_start
        places = np.flatnonzero(chance[1 : size + 1, :2].max(1) >= _MENTION_FLOOR) + 1
        if not len(places):
            return
        first, last = (self._ends_of(heads, places, side, size) for side in range(2))
        types = _softmax(heads["kind"][places])
        for n, place in enumerate(places.tolist()):
            at = window.core_start + place - 1
            if pieces.start[at] == pieces.end[at]:
                continue
            begin = int(pieces.start[at])
            spans = [
                one_sentence(
                    text,
                    int(pieces.start[window.core_start + int(first[n, k]) - 1]),
                    int(pieces.end[window.core_start + int(last[n, k]) - 1]),
                    begin,
                )
                for k in range(2)
            ]
            yield (
                place,
                Sighted(
                    *spans[0],
                    spans[1],
                    begin,
                    float(chance[place, 0]),
                    float(chance[place, 1]),
                    dict(zip(TYPES, types[n].tolist(), strict=True)),
                ),
            )

    def _ends_of(self, heads: Mapping[str, Floats], places: Ints, side: int, size: int) -> Ints:
        """[n, 2]: the places where the mentions with these heads begin (side 0) or end, by either rule."""
        key = heads["end_key"][:, side * _ENDS : (side + 1) * _ENDS]
        away = np.arange(len(key))[None, :] - places[:, None]
        inside = (np.abs(away) <= REACH) & (np.arange(len(key)) >= 1) & (np.arange(len(key)) <= size)
        inside &= away <= 0 if side == 0 else away >= 0
        found = []
        for flavour in range(2):
            number = 2 * flavour + side
            query = heads["end_query"][places, number * _ENDS : (number + 1) * _ENDS]
            score = np.einsum("nd,td->nt", query, key) / np.float32(_ENDS**0.5)  # no BLAS, so one thread
            score += self._weights["end_far"][number][np.clip(away, -REACH, REACH) + REACH]
            score[~inside] = -1e9
            found.append(score.argmax(1))
        return np.stack(found, 1)

    def _links(
        self, text: str, pieces: Pieces, spots: list[Spot], query: Floats, key: Floats
    ) -> Iterator[tuple[tuple[int, float], ...]]:
        """For each mention the earlier ones it may go on from, likeliest first."""
        seen = looks(text, spots, pieces)
        for begin in range(0, len(spots), _LINK_ROWS):
            rows = [likely(seen, n) for n in range(begin, min(begin + _LINK_ROWS, len(spots)))]
            sizes = [len(row) for row in rows]
            earlier = np.concatenate(rows)
            later = np.repeat(np.arange(begin, begin + len(rows)), sizes)
            if not len(later):
                yield from [()] * len(rows)
                continue
            feed = {"query": query[later], "key": key[earlier], "features": features(seen, later, earlier)}
            scores = self._linker.run(None, feed)[0]
            for row, own in zip(rows, np.split(scores, np.cumsum(sizes)[:-1]), strict=True):
                chances = _softmax(np.concatenate([np.zeros(1, np.float32), own])[None])[0, 1:]
                order = np.flatnonzero(chances >= _LINK_FLOOR)
                order = order[np.argsort(-chances[order], kind="stable")]
                yield tuple((int(row[k]), float(chances[k])) for k in order)

    def _tied(
        self,
        pieces: Pieces,
        window: Window,
        shared: Floats,
        heads: Mapping[str, Floats],
        found: list[tuple[int, Sighted]],
        base: int,
    ) -> Iterator[Pair]:
        """The pairs of a window's mentions that may be tied, with what is said of them."""
        w = self._weights
        own = [n for n, (_, m) in enumerate(found) if m.chance >= _MENTION_FLOOR]
        places = np.array([found[n][0] for n in own], dtype=np.int64)
        if len(places) < 2:
            return
        a, b = np.triu_indices(len(places), 1)
        near = places[b] - places[a] <= PAIR_REACH
        a, b = a[near], b[near]
        if not len(a):
            return
        both = heads["left"][places[a]] + heads["right"][places[b]]
        far = w["pair_far.weight"][far_bucket(places[b] - places[a])]
        maybe = _sigmoid(np.einsum("nd,d->n", _gelu(both + far), w["tied.weight"][0]) + w["tied.bias"])
        weight = np.array([found[n][1].chance for n in own], dtype=np.float32)
        kept = np.flatnonzero(maybe * weight[a] * weight[b] >= _PAIR_FLOOR)
        kept = kept[np.argsort(places[b[kept]] - places[a[kept]], kind="stable")]
        size = window.core_end - window.core_start
        marked = np.zeros(size + 2, dtype=np.int64)
        marked[places[weight >= 0.5]] = 3
        for start in range(0, len(kept), _BATCH):
            part = kept[start : start + _BATCH]
            ends = [(int(places[a[k]]), int(places[b[k]])) for k in part]
            spans = [stretch(x, y, 0, size + 2) for x, y in ends]
            longest = max(high - low for low, high in spans)
            states = np.zeros((len(part), longest, shared.shape[1]), dtype=np.float32)
            marks = np.zeros((len(part), longest), dtype=np.int64)
            mask = np.full((len(part), 1, 1, longest), -1e4, dtype=np.float32)
            for n, ((x, y), (low, high)) in enumerate(zip(ends, spans, strict=True)):
                states[n, : high - low] = shared[low:high]
                marks[n, : high - low] = marked[low:high]
                marks[n, x - low], marks[n, y - low] = 1, 2
                mask[n, :, :, : high - low] = 0.0
            first = np.array([x - low for (x, _), (low, _) in zip(ends, spans, strict=True)], dtype=np.int64)
            second = np.array([y - low for (_, y), (low, _) in zip(ends, spans, strict=True)], dtype=np.int64)
            said, evidence = self._pairs.run(
                None, {"states": states, "marks": marks, "mask": mask, "first": first, "second": second}
            )
            for n, k in enumerate(part.tolist()):
                low, high = spans[n]
                i, j = own[int(a[k])], own[int(b[k])]
                yield _pair(base + i, base + j, said[n], evidence[n, : high - low], pieces, window, low)


def one_sentence(text: str, start: int, end: int, head: int) -> tuple[int, int]:
    """The part of a span that is in the sentence of its head: no mention goes over a full stop or a line."""
    for match in _STOP.finditer(text, start, end):
        before = _LAST_WORD.search(text, start, match.start() + 1)
        word = before.group(1) if before else ""
        mark = match.group(1) or ""
        if mark == "." and (len(word) < 2 or word.casefold() in HONORIFICS):
            continue
        if match.end() <= head:
            start = match.end()
        elif match.start() > head:
            return start, match.start()
    return start, end


def _pair(
    first: int, second: int, said: Floats, evidence: Floats, pieces: Pieces, window: Window, low: int
) -> Pair:
    size = len(TIES)
    chances = _sigmoid(said[: 2 * size])
    ties = {(t, True): float(chances[n]) for n, t in enumerate(TIES)}
    ties |= {(t, False): float(chances[size + n]) for n, t in enumerate(TIES)}
    modality = _softmax(said[None, 2 * size + 1 : 2 * size + 1 + len(MODALITIES)])[0]
    likeliest = int(modality.argmax())
    begin = int(evidence[:, 0].argmax())
    end = begin + int(evidence[begin:, 1].argmax())
    last = len(pieces) - 1
    places = [min(max(window.core_start + low + x - 1, 0), last) for x in (begin, end)]
    return Pair(
        first=first,
        second=second,
        ties=ties,
        denied=float(_sigmoid(said[2 * size])),
        modality=MODALITIES[likeliest],
        modality_chance=float(modality[likeliest]),
        over=float(_sigmoid(said[-1])),
        evidence=(int(pieces.start[places[0]]), int(pieces.end[places[1]])),
    )


def _sigmoid(x: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-x))).astype(np.float32)


def _softmax(x: Floats) -> Floats:
    raised = np.exp(x - x.max(-1, keepdims=True))
    return (raised / raised.sum(-1, keepdims=True)).astype(np.float32)  # type: ignore[no-any-return]


def _gelu(x: Floats) -> Floats:
    """x times the normal distribution function of x, by the error function's rational approximation
    (Abramowitz and Stegun 1964, 7.1.26; off by less than 2e-7)."""
    z = np.abs(x) * np.float32(0.70710678)
    t = 1.0 / (1.0 + np.float32(0.3275911) * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = 1.0 - poly * np.exp(-z * z)
    return (0.5 * x * (1.0 + np.sign(x) * erf)).astype(np.float32)  # type: ignore[no-any-return]


@functools.lru_cache(maxsize=1)
def _packaged() -> TiesModel:
    folder = resources.files("sayso.reader") / "models"
    try:
        files = {name: (folder / name).read_bytes() for name in _NETWORKS}
        sidecar = json.loads((folder / _SIDECAR).read_text("utf-8"))
    except FileNotFoundError as error:
        raise SaysoError(
            "the ties model is missing", where=str(error.filename), hint="Reinstall sayso"
        ) from error
    return TiesModel(files, sidecar)
