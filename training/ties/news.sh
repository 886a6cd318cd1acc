#!/bin/sh
# Coreference on the news of GUM's train part, cross-validated: each fold read by a network that saw none of it.
# See README.md.
#   news.sh GUM ENCODER ATTRIBUTION [WORK]
set -eu
gum=$1 encoder=$2 attribution=$3 work=${4:-build/news}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
# glibc gives memory back after every step and asks for it again: a third of the time went there.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000
train() {
    python -m training.ties.train --encoder "$encoder" --start "$attribution" --budget 1800 --threads 1 "$@"
}
# First a network without any news, as the first stage of the one in the package.
python -m training.ties.prepare --gum "$gum" --without news --out "$work/data"
cp "$work/data/gum-train.jsonl" "$work/data/gum-again.jsonl"
for author in alder beech hornbeam laurel linden medlar sorrel sycamore tamarisk tansy yew; do
    mkdir -p "$work/later"
    mv "$work/data/tie-$author.jsonl" "$work/later"
done
train --data "$work/data" --out "$work/none" --seed 21 --epochs 8 --rate 1.8e-4 --head-rate 1e-3 --ema 0.996
# Then, for each fold, on with the news of the others.
number=0
for ids in $(python -m training.ties.folds --gum "$gum"); do
    fold=$work/$number
    mkdir -p "$fold/data"
    python -m training.ties.prepare --gum "$gum" --without "$ids" --part none --out "$fold/data"
    cp "$fold/data/gum-train.jsonl" "$fold/data/gum-again.jsonl"
    cp "$work/later/tie-linden.jsonl" "$work/data/tie-rowan.jsonl" "$work/data/tie-spruce.jsonl" \
        "$work/data/tie-teak.jsonl" "$fold/data"
    train --data "$fold/data" --resume "$work/none/average.pt" --out "$fold" --seed 31 --epochs 5 \
        --rate 1.4e-4 --head-rate 7e-4 --ema 0.995
    rm -rf "$fold/src"
    cp -r src "$fold/src"
    python -m training.ties.export --checkpoint "$fold/average.pt" --encoder "$encoder" --version 0 \
        --out "$fold/src/sayso/reader/models"
    PYTHONPATH="$fold/src:." python -m bench.gum read --part train --ids "$ids" --out "$fold/clusters.jsonl"
    number=$((number + 1))
done
python -m bench.gum score --part train --genre news --out bench/results/coreference_news.json "$work"/*/clusters.jsonl
