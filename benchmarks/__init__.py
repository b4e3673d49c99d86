"""How fast the program is, as ratios against references timed in the same run, pair by pair.

uv run python -m benchmarks            every row
uv run python -m benchmarks tick check only the rows whose names begin so
"""
