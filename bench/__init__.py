"""Benchmarks: accuracy against annotated corpora, speed against the bare parser, memory, growth.

`python -m bench` runs them all and compares with the figures in `bench/results/`; a drop fails.
"""
