"""How fast the program is, as ratios against references timed in the same run, pair by pair.

uv run python -m benchmarks                        every row
uv run python -m benchmarks ticks reading.check    only the rows whose names begin so
uv run python -m benchmarks --pairs 2              every row with so many pairs of measurements
uv run python -m benchmarks --against ../before    every row here against the same row of another checkout
"""
