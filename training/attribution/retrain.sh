#!/bin/sh
# From the JSON lines to the model in the package, in one command. See README.md.
#   retrain.sh CORPUS ENCODER SCORER [WORK]
#   CORPUS   folder with train.jsonl.gz and dev.jsonl.gz
#   ENCODER  folder with model.safetensors and tokenizer.json of all-MiniLM-L6-v2
#   SCORER   score_attribution.py
set -eu
corpus=$1 encoder=$2 scorer=$3 work=${4:-build/attribution}
cd "$(dirname "$0")/../.."
model=src/sayso/reader/models/attribution.onnx
mkdir -p "$work"
train() { python -m training.attribution.train --corpus "$corpus" --encoder "$encoder" --scorer "$scorer" "$@"; }
train --out "$work/first" --epochs 5 --stop 2 --seed 1
train --out "$work/second" --start "$work/first/last.pt" --epochs 3 --seed 7 \
    --rate 2e-4 --head-rate 8e-4 --ema 0.995
train --out "$work/third" --start "$work/first/last.pt" --epochs 6 --stop 2 --seed 11 \
    --rate 2e-4 --head-rate 8e-4 --ema 0.996
train --out "$work/fourth" --start "$work/third/last.pt" --epochs 4 --stop 3 --seed 12 \
    --rate 1.6e-4 --head-rate 6e-4 --ema 0.996
python -m training.average --out "$work/three.pt" "$work/second/epoch3.pt" "$work/fourth/epoch3.pt"
train --out "$work/fifth" --start "$work/three.pt" --epochs 3 --seed 21 \
    --rate 2e-4 --head-rate 8e-4 --ema 0.996
train --out "$work/sixth" --start "$work/three.pt" --epochs 2 --seed 33 \
    --rate 2e-4 --head-rate 6e-4 --ema 0.997
python -m training.average --out "$work/model.pt" "$work/three.pt" "$work/fifth/epoch3.pt" "$work/sixth/epoch2.pt"
python -m training.attribution.export --checkpoint "$work/model.pt" --encoder "$encoder" --out "$model"
python -m training.attribution.calibrate --model "$model" --corpus "$corpus" --scorer "$scorer" --version 4 \
    --predictions "$work/dev.jsonl"
