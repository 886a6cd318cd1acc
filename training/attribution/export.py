"""Write a checkpoint as one int8 ONNX file with its tokenizer inside."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training.attribution.evaluate import CUE_FLOOR
from training.attribution.model import AttributionNet, Block

INPUTS = ("ids", "case", "quote", "paragraph", "core")
OUTPUTS = ("row", "at", "begin", "length", "cue", "valid", "labels")


class _Attention(torch.autograd.Function):
    """Self-attention that onnxruntime runs as one kernel, in int8 (5% less time than its parts)."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, heads: int) -> Tensor:
        n, t, width = x.shape
        q, k, v = (x @ weight + bias).view(n, t, 3, heads, width // heads).permute(2, 0, 3, 1, 4).unbind(0)
        chances = torch.softmax((q * (width // heads) ** -0.5) @ k.transpose(-1, -2), -1)
        return (chances @ v).transpose(1, 2).reshape(n, t, width)

    @staticmethod
    def symbolic(g: Any, x: Any, weight: Any, bias: Any, heads: int) -> Any:
        return g.op("com.microsoft::Attention", x, weight, bias, num_heads_i=heads).setType(x.type())


class Fused(nn.Module):
    """An encoder layer with that attention."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.block = block
        self.weight = nn.Parameter(block.qkv.weight.detach().t().contiguous())

    def forward(self, x: Tensor, mask: None) -> Tensor:
        b = self.block
        x = b.norm1(x + b.out(_Attention.apply(x, self.weight, b.qkv.bias, b.heads)))
        return b.norm2(x + b.down(F.gelu(b.up(x))))


class Reader(nn.Module):
    """The whole step in one graph: encode, pick the candidates above the floor, decode each.

    A batch holds windows of one length: nothing is padding, so the encoder needs no mask.
    """

    def __init__(self, net: AttributionNet, floor: float) -> None:
        super().__init__()
        net.blocks = nn.ModuleList(Fused(block) for block in net.blocks)
        self.net = net
        self.floor = float(torch.logit(torch.tensor(floor)))

    def forward(
        self, ids: Tensor, case: Tensor, quote: Tensor, paragraph: Tensor, core: Tensor
    ) -> tuple[Tensor, ...]:
        hidden = self.net.encode(ids, case, quote, None)
        cue = self.net.cues(hidden)
        found = torch.nonzero((cue > self.floor) & (core > 0))
        row, at = found[:, 0], found[:, 1]
        begin, length = self.net.regions(paragraph, row, at)
        longest = torch.cat([length, torch.ones(1, dtype=torch.int64)]).max()
        labels, valid = self.net.decode(hidden, quote, row, at, begin, length, longest)
        return row, at, begin, length, cue[row, at], valid, labels


def export(net: AttributionNet, path: Path, *, floor: float) -> None:
    """Full-precision ONNX; batch and length are free."""
    ids = torch.randint(1000, 2000, (2, 24))
    zeros, ones = torch.zeros_like(ids), torch.ones_like(ids)
    with torch.no_grad():
        torch.onnx.export(
            Reader(net, floor).eval(),
            (ids, zeros, zeros, zeros, ones),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in INPUTS}
            | {name: {0: "candidates"} for name in OUTPUTS[:-1]}
            | {"labels": {0: "candidates", 1: "places"}},
            opset_version=17,
            dynamo=False,
        )


def quantize(source: Path, target: Path) -> None:
    """Dynamic int8: weights per channel, embeddings included, activations measured while running."""
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Attention"],
    )


def add_tokenizer(path: Path, tokenizer: Path) -> None:
    model = onnx.load(str(path))
    entry = model.metadata_props.add()
    entry.key, entry.value = (
        "tokenizer",
        json.dumps(json.loads(tokenizer.read_text("utf-8")), separators=(",", ":")),
    )
    onnx.save(model, str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the .onnx to write")
    args = parser.parse_args()
    net = AttributionNet()
    net.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(net.eval(), full, floor=CUE_FLOOR)
        quantize(full, args.out)
    add_tokenizer(args.out, args.encoder / "tokenizer.json")
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
