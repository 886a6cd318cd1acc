"""Train the attribution network. See README.md; `--help` lists the options."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

from training.attribution.batches import Batch, epoch
from training.attribution.corpus import examples
from training.attribution.evaluate import measure, predict_all
from training.attribution.model import AttributionNet
from training.attribution.tokens import quote_ids, sentence_ends, tokenizer_of
from training.rates import groups

GROUPS = 3
LABEL_SCALE = 20.0  # label losses of an attribution are summed and divided by this


def losses(net: AttributionNet, batch: Batch, rng: random.Random) -> dict[str, Tensor]:
    hidden = net.encode(batch.ids, batch.case, batch.quote, batch.mask)
    cue = net.cues(hidden, batch.style).float()
    cue_loss = (F.binary_cross_entropy_with_logits(cue, batch.is_cue, reduction="none") * batch.real).sum()
    roles = net.roles(hidden).float()
    role_loss = F.binary_cross_entropy_with_logits(roles, batch.roles, reduction="none").mean(-1)
    role_loss = (role_loss * batch.real).sum() / batch.real.sum()
    golds = len(batch.at)
    wrong = torch.where((batch.is_cue == 0) & (batch.real > 0), cue.detach(), torch.full_like(cue, -99.0))
    wanted = golds // 2 + 4
    hardest = wrong.flatten().topk(min(2 * wanted, wrong.numel())).indices.tolist()
    false = torch.tensor(rng.sample(hardest, min(wanted, len(hardest))))
    width = batch.ids.shape[1]
    row = torch.cat([batch.row, false // width])
    at = torch.cat([batch.at, false % width])
    begin, length = net.regions(batch.paragraph, row, at)
    order = length.argsort()
    label_loss = valid_loss = torch.zeros(())
    for part in order.chunk(GROUPS):  # candidates in short paragraphs apart, so that little is padding
        longest = length[part].max()
        labels, valid = net.decode(
            hidden, batch.quote, row[part], at[part], begin[part], length[part], longest, batch.style
        )
        truth = (part < golds).float()
        valid_loss = valid_loss + F.binary_cross_entropy_with_logits(valid.float(), truth, reduction="sum")
        real = part < golds
        index = part[real]
        place = (begin[index].unsqueeze(1) + torch.arange(int(longest))).clamp(max=width - 1)
        target = batch.labels[index].gather(1, place)
        target = target.masked_fill(torch.arange(int(longest)) >= length[index].unsqueeze(1), -100)
        label_loss = label_loss + F.cross_entropy(
            labels[real].float().flatten(0, 1), target.flatten(), ignore_index=-100, reduction="sum"
        )
    valid_loss = valid_loss / len(at)
    per = max(golds, 1)
    return {
        "cue": cue_loss / per,
        "roles": role_loss,
        "valid": valid_loss,
        "labels": label_loss / per / LABEL_SCALE,
    }


WEIGHTS = {"cue": 0.5, "roles": 1.0, "valid": 0.5, "labels": 1.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder with train.jsonl.gz and dev.jsonl.gz"
    )
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with model.safetensors, tokenizer.json"
    )
    parser.add_argument("--scorer", type=Path, required=True, help="score_attribution.py")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint, or what restore.py gave, to go on from")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--stop", type=int, help="stop after so many epochs of the schedule")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--ema", type=float, default=0.997)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="train on this many documents only")
    parser.add_argument("--freeze", type=int, default=0, help="leave so many lower layers as they are")
    parser.add_argument("--minutes", type=float, help="anneal within this time, epochs or no")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    tokenizer = tokenizer_of(args.encoder)
    ends, marks = sentence_ends(tokenizer), quote_ids(tokenizer)
    train = examples(args.corpus / "train.jsonl.gz", tokenizer)[: args.limit]
    dev = examples(args.corpus / "dev.jsonl.gz", tokenizer)
    net = AttributionNet()
    net.load_bert(load_file(str(args.encoder / "model.safetensors")))
    if args.start:
        net.load_state_dict(net.state_dict() | torch.load(args.start, weights_only=True))
    net.frozen = args.freeze
    if args.freeze:
        for name, parameter in net.named_parameters():
            if name.startswith(("positions", "case", "quote", "norm")) or any(
                name.startswith(f"blocks.{k}.") for k in range(args.freeze)
            ):
                parameter.requires_grad_(False)
    optimizer = torch.optim.AdamW(
        groups(net, len(net.blocks), args.rate, args.head_rate, args.decay, lowest=("positions", "norm")),
        betas=(0.9, 0.98),
        fused=True,
    )
    average = {name: value.clone() for name, value in net.state_dict().items()}
    per_epoch = sum(1 for _ in epoch(train, random.Random(0), ends, marks))
    steps, step = per_epoch * args.epochs, 0
    started = time.time()
    print(f"{len(train)} documents, {per_epoch} batches an epoch", flush=True)
    for number in range(args.stop or args.epochs):
        net.train()
        began, sums, seen = time.time(), dict.fromkeys(WEIGHTS, 0.0), 0
        for batch in epoch(train, rng, ends, marks):
            step += 1
            done = step / steps
            if args.minutes:
                done = max(done, (time.time() - started) / 60 / args.minutes)
            if done >= 1.0 and args.minutes:
                break
            warm = min(1.0, step / (0.06 * steps))
            factor = warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * factor
            with torch.autocast("cpu", torch.bfloat16):
                parts = losses(net, batch, rng)
            loss = torch.stack([WEIGHTS[k] * v for k, v in parts.items()]).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            keep = min(args.ema, step / (step + 20))
            with torch.no_grad():
                for name, value in net.state_dict().items():
                    if name != "words.weight":
                        average[name].lerp_(value, 1 - keep)
            for key, value in parts.items():
                sums[key] += float(value.detach())
            seen += 1
            if seen % 25 == 0:
                torch.save(average, args.out / "average.pt")
                shown = " ".join(f"{k} {v / seen:.4f}" for k, v in sums.items())
                print(f"  {seen}/{per_epoch} {time.time() - began:.0f}s {shown}", flush=True)
        torch.save(average, args.out / f"epoch{number + 1}.pt")
        torch.save(net.state_dict(), args.out / "last.pt")
        took = time.time() - began
        if args.minutes:  # every minute is wanted for training
            continue
        probe = AttributionNet()
        probe.load_state_dict(average)
        result = measure(predict_all(probe.eval(), dev, ends), dev, args.scorer)
        record = {
            "epoch": number + 1,
            "seconds": round(took),
            **result,
            **{k: v / seen for k, v in sums.items()},
        }
        print(json.dumps(record), flush=True)
        with (args.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
