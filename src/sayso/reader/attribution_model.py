"""Find attributions (who says what) with the learned model that ships in the package.

The model reads word pieces in windows and labels, for every cue it finds, the source, the cue and the
content that belong together. It knows nothing of entities or of earlier paragraphs' speakers; what needs
the structure of the document is done by the reader on top of it. See docs/model-card-attribution.md.
"""

from __future__ import annotations

import functools
import hashlib
import json
from importlib import resources
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.errors import SaysoError
from sayso.model import Span
from sayso.reader.attribution_decoding import Calibration, Candidate, Scores, decode, joined, settle
from sayso.reader.attribution_features import Pieces, encode
from sayso.reader.attribution_windows import Window, windows
from sayso.reader.raw import RawAttribution

__all__ = ["AttributionModel", "RawAttribution", "raw_attribution"]

_FILES = "models"
_MODEL, _SIDECAR = "attribution.onnx", "attribution.json"
_CLS, _SEP = 101, 102
_SENTENCE_ENDS = ".!?;"
_WINDOWS = 64  # windows whose candidates are decoded together: bounds the memory of long texts


class AttributionModel:
    """The learned attribution reader: call it with a text of any length.

    The result for a passage depends on the text near it alone. One thread; safe to share between threads.
    """

    name: str
    version: str
    sha256: str

    def __init__(self, network: bytes, sidecar: dict[str, Any]) -> None:
        """Prefer `load`. Raises SaysoError where the network is not the one that the sidecar describes."""
        self.name, self.version, self.sha256 = sidecar["name"], sidecar["version"], sidecar["sha256"]
        found = hashlib.sha256(network).hexdigest()
        if found != self.sha256:
            raise SaysoError(
                f"the attribution model is damaged: its checksum is {found[:12]}, not {self.sha256[:12]}",
                where=_MODEL,
                hint="Reinstall sayso",
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        described = self._session.get_modelmeta().custom_metadata_map
        self._tokenizer = Tokenizer.from_str(described["tokenizer"])
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        ends = (self._tokenizer.token_to_id(mark) for mark in _SENTENCE_ENDS)
        self._ends = frozenset(number for number in ends if number is not None)
        self._calibration = Calibration.from_json(sidecar["calibration"])
        self._threshold = float(sidecar["threshold"])
        self._bias = np.asarray(sidecar["label_bias"], dtype=np.float32)

    @classmethod
    def load(cls) -> AttributionModel:
        """The model of the package, read once. Raises SaysoError where its files are missing or damaged."""
        return _packaged()

    def __call__(self, text: str) -> list[RawAttribution]:
        """The attributions of `text`, ordered by their cues. `source` is empty where none was found.

        "Right", in the confidence, means: the content shares at least half of its characters with what
        people marked (IoU >= 0.5), and the source a character with theirs.
        """
        pieces, found = self.candidates(text)
        scores = self._calibration.probabilities(found, pieces)
        return [
            raw_attribution(candidate, pieces, text, score)
            for candidate, score in settle(found, scores)
            if score >= self._threshold
        ]

    def candidates(self, text: str) -> tuple[Pieces, list[Candidate]]:
        """Every candidate above the cue floor, before calibration and choice; for training and analysis."""
        pieces = encode(text, self._tokenizer)
        found: list[Candidate] = []
        cut = windows(pieces, self._ends)
        for first in range(0, len(cut), _WINDOWS):
            read = [self._read(pieces, window) for window in cut[first : first + _WINDOWS]]
            found += decode(joined(read), pieces, bias=self._bias)
        return pieces, found

    def _read(self, pieces: Pieces, window: Window) -> Scores:
        size = window.end - window.start
        rows = np.zeros((5, 1, size + 2), dtype=np.int64)
        inside = slice(window.start, window.end)
        for number, values in enumerate((pieces.ids, pieces.case, pieces.quote, pieces.paragraph)):
            rows[number, 0, 1:-1] = values[inside]
        rows[0, 0, 0], rows[0, 0, -1] = _CLS, _SEP
        rows[3, 0, 0], rows[3, 0, -1] = -1, -1  # the ends belong to no paragraph
        rows[4, 0, 1 + window.core_start - window.start : 1 + window.core_end - window.start] = 1
        ids, case, quote, paragraph, core = rows
        feed = {"ids": ids, "case": case, "quote": quote, "paragraph": paragraph, "core": core}
        _, at, begin, length, cue, valid, labels = self._session.run(None, feed)
        return Scores(labels, valid, cue, at - begin, begin + window.start - 1, length)


def raw_attribution(candidate: Candidate, pieces: Pieces, text: str, confidence: float) -> RawAttribution:
    """The candidate's pieces as spans of the text."""

    def span(places: tuple[int, int]) -> Span:
        return int(pieces.start[places[0]]), int(pieces.end[places[1] - 1])

    return RawAttribution(
        source=(span(candidate.source),) if candidate.source else (),
        cue=(span(candidate.cue),),
        content=tuple(span(places) for places in candidate.content),
        confidence=round(confidence, 4),
    )


@functools.lru_cache(maxsize=1)
def _packaged() -> AttributionModel:
    folder = resources.files("sayso.reader") / _FILES
    try:
        network, sidecar = (folder / _MODEL).read_bytes(), json.loads((folder / _SIDECAR).read_text("utf-8"))
    except FileNotFoundError as error:
        raise SaysoError(
            "the attribution model is missing", where=str(error.filename), hint="Reinstall sayso"
        ) from error
    return AttributionModel(network, sidecar)
