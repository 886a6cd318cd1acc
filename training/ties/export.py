"""Write the network as int8 ONNX graphs, with the tokenizer inside, and the small parts as arrays.

python -m training.ties.export --checkpoint FILE.pt --encoder FOLDER --version N --out FOLDER
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from sayso.reader.ties_features import N_LINK_FEATURES
from training.ties.model import TiesNet

ARRAYS = ("end_far", "pair_far.weight", "tied.weight", "tied.bias")


class Reader(nn.Module):
    """Pieces to the states for the second look, and everything else in one row a piece."""

    def __init__(self, net: TiesNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor) -> tuple[Tensor, Tensor]:
        n = self.net
        shared, last = n.encode(ids, case, quote, None)
        heads = (n.mention, n.kind, n.end_query, n.end_key, n.link_query, n.link_key, n.left, n.right)
        return shared, torch.cat([head(last) for head in heads], -1)


class Links(nn.Module):
    """Vectors and features of mentions to the scores of their links."""

    def __init__(self, net: TiesNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, query: Tensor, key: Tensor, features: Tensor) -> Tensor:
        return self.net.link(query * key, features)


class Pairs(nn.Module):
    """Stretches around pairs to what is said of them."""

    def __init__(self, net: TiesNet) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, states: Tensor, marks: Tensor, mask: Tensor, first: Tensor, second: Tensor
    ) -> tuple[Tensor, Tensor]:
        return self.net.look(states, marks, mask, first, second)


def write(
    net: nn.Module, sample: tuple[Tensor, ...], names: tuple[tuple[str, ...], tuple[str, ...]],
    axes: dict[str, dict[int, str]], path: Path,
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            net.eval(), sample, str(full), input_names=list(names[0]), output_names=list(names[1]),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            full,
            path,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    net = TiesNet()
    net.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    net.eval()
    ids = torch.randint(1000, 2000, (1, 24))
    zeros = torch.zeros_like(ids)
    reader, pairs = args.out / "ties.onnx", args.out / "ties-pairs.onnx"
    pieces = {name: {0: "batch", 1: "pieces"} for name in ("ids", "case", "quote", "shared", "heads")}
    write(Reader(net), (ids, zeros, zeros), (("ids", "case", "quote"), ("shared", "heads")), pieces, reader)
    model = onnx.load(str(reader))
    entry = model.metadata_props.add()
    tokenizer = json.loads((args.encoder / "tokenizer.json").read_text("utf-8"))
    entry.key, entry.value = "tokenizer", json.dumps(tokenizer, separators=(",", ":"))
    onnx.save(model, str(reader))
    sample = (torch.randn(3, 20, net.shape.width), torch.zeros(3, 20, dtype=torch.int64),
              torch.zeros(3, 1, 1, 20), torch.tensor([1, 2, 3]), torch.tensor([5, 6, 7]))  # fmt: skip
    names = ("states", "marks", "mask", "first", "second")
    axes = {name: {0: "pairs", 1: "pieces"} for name in ("states", "marks", "evidence")}
    axes |= {"mask": {0: "pairs", 3: "pieces"}} | {n: {0: "pairs"} for n in ("first", "second", "said")}
    write(Pairs(net), sample, (names, ("said", "evidence")), axes, pairs)
    links = args.out / "ties-links.onnx"
    width = net.shape.link
    torch.onnx.export(
        Links(net).eval(), (torch.randn(3, width), torch.randn(3, width), torch.randn(3, N_LINK_FEATURES)),
        str(links), input_names=["query", "key", "features"], output_names=["scores"],
        dynamic_axes={name: {0: "links"} for name in ("query", "key", "features", "scores")},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    state = net.state_dict()
    np.savez(args.out / "ties.npz", **{name: state[name].numpy().astype(np.float16) for name in ARRAYS})
    files = ("ties.onnx", "ties-pairs.onnx", "ties-links.onnx", "ties.npz")
    sums = {name: hashlib.sha256((args.out / name).read_bytes()).hexdigest() for name in files}
    sidecar = {"name": "ties", "version": args.version, "sha256": sums}
    (args.out / "ties.json").write_text(json.dumps(sidecar, indent=2) + "\n", "utf-8")
    for name in files:
        print(f"{name}: {(args.out / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
