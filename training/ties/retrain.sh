#!/bin/sh
# From the corpora to the network in the package, in one command. See README.md.
#   retrain.sh GUM RE3D ENCODER ATTRIBUTION [WORK]
set -eu
gum=$1 re3d=$2 encoder=$3 attribution=$4 work=${5:-build/ties}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
python -m training.ties.prepare --gum "$gum" --re3d "$re3d" --out "$work/data"
python -m training.ties.train --data "$work/data" --encoder "$encoder" --start "$attribution" --out "$work/run"
python -m training.ties.export --checkpoint "$work/run/average.pt" --encoder "$encoder" --version 1 \
    --out src/sayso/reader/models
