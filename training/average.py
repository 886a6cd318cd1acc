"""Average the weights of checkpoints that began from the same one.

python -m training.average --out OUT [--shares .3,.7] A.pt B.pt ...
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shares", help="how much of each, with commas; default: equal")
    args = parser.parse_args()
    given = [float(x) for x in args.shares.split(",")] if args.shares else [1.0] * len(args.checkpoints)
    if len(given) != len(args.checkpoints):
        parser.error(f"{len(given)} shares for {len(args.checkpoints)} checkpoints: give one for each")
    shares = [x / sum(given) for x in given]
    states = [torch.load(path, weights_only=True) for path in args.checkpoints]
    torch.save(
        {name: sum(s * state[name] for s, state in zip(shares, states, strict=True)) for name in states[0]},
        args.out,
    )


if __name__ == "__main__":
    main()
