#!/bin/sh
# From the corpora to the network in the package, in one command. See README.md.
#   retrain.sh GUM ENCODER ATTRIBUTION [WORK]
set -eu
gum=$1 encoder=$2 attribution=$3 work=${4:-build/ties}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
# glibc gives memory back after every step and asks for it again: a third of the time went there.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000
python -m training.ties.prepare --gum "$gum" --out "$work/data"
train() {
    python -m training.ties.train --data "$work/data" --encoder "$encoder" --start "$attribution" \
        --budget 1800 "$@"
}
train --out "$work/first" --seed 21 --epochs 8 --rate 1.8e-4 --head-rate 1e-3 --ema 0.996
train --resume "$work/first/average.pt" --out "$work/second" --seed 31 \
    --epochs 7 --rate 1.5e-4 --head-rate 8e-4 --ema 0.997
cp "$work/data/gum-train.jsonl" "$work/data/gum-again.jsonl" # twice: TieBank is twice what it was
train --resume "$work/second/average.pt" --out "$work/third" --seed 41 \
    --epochs 5 --rate 1.4e-4 --head-rate 7e-4 --ema 0.997
python -m training.average --out "$work/three.pt" --shares .3,.7 \
    "$work/second/average.pt" "$work/third/average.pt"
train --resume "$work/three.pt" --out "$work/fourth" --seed 51 \
    --epochs 4 --rate 1e-4 --head-rate 5e-4 --ema 0.997 --joined 0.5
python -m training.average --out "$work/four.pt" --shares .5,.5 "$work/three.pt" "$work/fourth/average.pt"
for author in acacia aspen cypress hawthorn holly mulberry olive walnut; do # whole reports: twice
    sed "s/\"id\": \"$author-/\"id\": \"${author}2-/" "$work/data/tie-$author.jsonl" > "$work/data/tie-${author}2.jsonl"
done
train --resume "$work/four.pt" --out "$work/fifth" --seed 61 \
    --epochs 3 --rate 1e-4 --head-rate 5e-4 --ema 0.997 --joined 0.5
python -m training.average --out "$work/five.pt" --shares .5,.5 "$work/four.pt" "$work/fifth/average.pt"
for author in almond baobab cherry ebony ginkgo hickory jasmine lilac; do
    sed "s/\"id\": \"$author-/\"id\": \"${author}2-/" "$work/data/tie-$author.jsonl" > "$work/data/tie-${author}2.jsonl"
done
train --resume "$work/five.pt" --out "$work/sixth" --seed 71 \
    --epochs 1 --rate 8e-5 --head-rate 4e-4 --ema 0.995 --joined 0.5
python -m training.average --out "$work/model.pt" --shares .5,.5 "$work/five.pt" "$work/sixth/average.pt"
python -m training.ties.export --checkpoint "$work/model.pt" --encoder "$encoder" --version 6 \
    --out src/sayso/reader/models
