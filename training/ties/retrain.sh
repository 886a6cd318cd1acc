#!/bin/sh
# From the corpora to the network in the package, in one command. See README.md.
#   retrain.sh GUM RE3D ENCODER ATTRIBUTION [WORK]
set -eu
gum=$1 re3d=$2 encoder=$3 attribution=$4 work=${5:-build/ties}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
python -m training.ties.prepare --gum "$gum" --re3d "$re3d" --out "$work/data"
train() {
    python -m training.ties.train --data "$work/data" --encoder "$encoder" --start "$attribution" --ema 0.997 "$@"
}
train --out "$work/first"
train --resume "$work/first/average.pt" --out "$work/second" --seed 5 \
    --epochs 6 --rate 1.2e-4 --head-rate 6e-4 --budget 1800
train --resume "$work/second/average.pt" --out "$work/third" --seed 9 \
    --epochs 3 --rate 1.2e-4 --head-rate 5e-4 --budget 1800
python -m training.average --out "$work/model.pt" \
    "$work/first/average.pt" "$work/second/average.pt" "$work/third/average.pt"
python -m training.ties.export --checkpoint "$work/model.pt" --encoder "$encoder" --version 2 \
    --out src/sayso/reader/models
