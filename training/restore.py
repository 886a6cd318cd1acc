"""The parameters that exported networks were made of, but for their rounding to int8, to train on from.

    python -m training.restore --out start.pt FILE.onnx [FILE.onnx ...] [FILE.npz]

Checkpoints are not kept with the code (each is 90 MB). What the product never runs (auxiliary heads) is not
in its files, and the word vectors, which are frozen in training, are left to the encoder: `--start` of the
attribution's `train.py` and `--resume` of the ties' take what is here and the rest from where it was.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

Array = npt.NDArray[Any]
_HOPS = 4  # from a product to the sum with its bias, by way of casts and scales
_ROUNDED = ("_scale", "_zero_point", "_quantized")


def parameters(path: Path) -> dict[str, Array]:
    """Parameters by their names in the network, in full precision. Raises ValueError for a product whose
    layer cannot be told."""
    graph = onnx.load(str(path)).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    readers: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    found: dict[str, Array] = {}
    for name, value in held.items():
        if name.endswith(_ROUNDED[:2]):
            continue
        stem, real = name, value
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            real = (value.astype(np.float32) - held[f"{stem}_zero_point"]) * held[f"{stem}_scale"]
        if "MatMul_" in stem:
            found[f"{_layer(readers[name][0], readers, held)}.weight"] = real.T
        elif stem.startswith("net."):
            plain = _plain(stem.removesuffix("_Transposed"))
            attention = plain.startswith("blocks.") and plain.count(".") == 2  # fused: blocks.N.weight
            turned = attention or stem.endswith("_Transposed")
            plain = plain.replace(".weight", ".qkv.weight") if attention else plain
            found[plain] = real.T if turned else real
    return found


def _plain(name: str) -> str:
    return name.removeprefix("net.").replace(".block.", ".")


def _layer(node: Any, readers: dict[str, list[Any]], held: dict[str, Array]) -> str:
    """The layer whose bias is added to what `node` gives."""
    for _ in range(_HOPS):
        for name in node.input:
            if name in held and name.endswith(".bias"):
                return _plain(name).removesuffix(".bias")
        node = readers[node.output[0]][0]
    raise ValueError(f"no bias follows {node.name}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    found: dict[str, Array] = {}
    for path in args.files:
        found |= dict(np.load(path)) if path.suffix == ".npz" else parameters(path)
    found.pop("words.weight", None)
    torch.save({k: torch.from_numpy(np.array(v, np.float32)) for k, v in found.items()}, args.out)
    print(f"{args.out}: {len(found)} parameters")


if __name__ == "__main__":
    main()
