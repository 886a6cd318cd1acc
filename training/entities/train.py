"""Train the entity typer: `python -m training.entities.train --shared ../shared`.

Multinomial logistic regression over the features of `sayso.reader.typing_features`; the weights go to
`src/sayso/reader/models/entity_types.json`. Prints the accuracy of five-fold cross-validation by document.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.entities.data import documents, rows
from training.tiebank.build import split_of

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/sayso/reader/models/entity_types.json"
STRENGTH = 0.7  # of the prior: the best of 0.3, 0.7, 1.0 in cross-validation
SEEN = 3  # features that fewer names have are left out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    authors = {a for a, part in split_of()[0].items() if part == "train"}
    found = []
    for number, (source, text, gold) in enumerate(documents(shared, ROOT / "training/tiebank", authors)):
        for features, label in rows(text, gold):
            if label != "none":
                state = label == "place" and "country" in features
                found.append((source, number, features, "state" if state else label))
    seen = Counter(f for row in found for f in row[2])
    kept = [{k: v for k, v in row[2].items() if seen[k] >= SEEN} for row in found]
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform(kept)
    y = np.array([row[3] for row in found])
    groups = np.array([row[1] for row in found])
    predicted = np.empty(len(y), dtype=object)
    for train, test in GroupKFold(5).split(x, y, groups):
        model = LogisticRegression(C=STRENGTH, max_iter=400).fit(x[train], y[train])
        predicted[test] = model.predict(x[test])
    sources = np.array([row[0] for row in found])
    accuracy = {str(s): round(float((predicted == y)[sources == s].mean()), 3) for s in sorted(set(sources))}
    print(f"{len(y)} names, {x.shape[1]} features, cross-validated accuracy {accuracy}")
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(x, y)
    weights = {
        name: [round(float(w), 3) for w in model.coef_[:, i]]
        for i, name in enumerate(vectorizer.feature_names_)
        if np.abs(model.coef_[:, i]).max() >= 0.01
    }
    data = {
        "version": "1",
        "types": list(model.classes_),
        "intercept": [round(float(b), 3) for b in model.intercept_],
        "accuracy": accuracy,
        "weights": weights,
    }
    OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {OUT.relative_to(ROOT)}: {len(weights)} features")


if __name__ == "__main__":
    main()
