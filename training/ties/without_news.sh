#!/bin/sh
# Coreference on the news of GUM's train part, by a network that saw none of it. See README.md.
#   without_news.sh GUM ENCODER ATTRIBUTION [WORK]
set -eu
gum=$1 encoder=$2 attribution=$3 work=${4:-build/without-news}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
python -m training.ties.prepare --gum "$gum" --without news --out "$work/data"
cp "$work/data/gum-train.jsonl" "$work/data/gum-again.jsonl" # twice, as for the network in the package
python -m training.ties.train --data "$work/data" --encoder "$encoder" --start "$attribution" --budget 1800 \
    --leave tie-alder,tie-beech,tie-hornbeam,tie-laurel,tie-linden,tie-medlar,tie-sorrel,tie-sycamore,tie-tamarisk,tie-tansy,tie-yew \
    --out "$work" --seed 21 --epochs 8 --rate 1.8e-4 --head-rate 1e-3 --ema 0.996 --threads 1
rm -rf "$work/src"
cp -r src "$work/src"
python -m training.ties.export --checkpoint "$work/average.pt" --encoder "$encoder" --version 0 \
    --out "$work/src/sayso/reader/models"
PYTHONPATH="$work/src:." python -m bench.gum --part train --genre news --out bench/results/coreference_news.json
