"""Regularised logistic regression over what is said of a row: marks, measures and a state vector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from sayso.reader.ties_features import Floats, Ints

SEEN = 3  # marks that fewer rows have are left out
AXES = 48  # of the state vectors, the directions in which the rows differ most
_STEPS = 120
_STATE = 0.3  # a state's axes count less than a measure


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to be classed: marks by name, measures [n, m], state vectors [n, width]."""

    marks: list[dict[str, float]]
    measures: Floats
    states: Floats

    def __len__(self) -> int:
        return len(self.marks)


def together(parts: Sequence[Rows]) -> Rows:
    """The rows of all parts."""
    return Rows(
        [m for p in parts for m in p.marks],
        np.concatenate([p.measures for p in parts]),
        np.concatenate([p.states for p in parts]),
    )


class Linear:
    """A classifier; the classes are numbers below `size`, of which some may never have been seen."""

    def __init__(self, rows: Rows, labels: Ints, size: int, strength: float, axes: int = AXES) -> None:
        """Learn from rows; `strength` is the inverse of the prior's (scikit-learn's C)."""
        seen = Counter(name for m in rows.marks for name in m)
        self._names = {name: n for n, name in enumerate(sorted(n for n, c in seen.items() if c >= SEEN))}
        self._mean = rows.measures.mean(0)
        self._scale = rows.measures.std(0) + 1e-3
        self._centre = rows.states.mean(0)
        if axes:
            _, values, vectors = np.linalg.svd(rows.states - self._centre, full_matrices=False)
            spread = values[:axes] / max(len(rows), 1) ** 0.5 + 1e-3
            self._axes = vectors[:axes].T / spread * _STATE
        else:
            self._axes = np.zeros((rows.states.shape[1], 0), np.float32)
        self._size = size
        self._model = LogisticRegression(C=strength, max_iter=_STEPS, tol=1e-3)
        self._model.fit(self._matrix(rows), labels)

    def chances(self, rows: Rows) -> Floats:
        """[n, size]."""
        found = np.zeros((len(rows), self._size))
        if len(rows):
            found[:, self._model.classes_] = self._model.predict_proba(self._matrix(rows))
        return found

    def _matrix(self, rows: Rows) -> sparse.csr_matrix:
        places = [
            (n, self._names[name], value)
            for n, marks in enumerate(rows.marks)
            for name, value in marks.items()
            if name in self._names
        ]
        at, column, value = zip(*places, strict=True) if places else ((), (), ())
        marks = sparse.csr_matrix((value, (at, column)), (len(rows), len(self._names)))
        measures = np.clip((rows.measures - self._mean) / self._scale, -4, 4)
        states = (rows.states - self._centre) @ self._axes
        return sparse.hstack([marks, measures, states], format="csr")
