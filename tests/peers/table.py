"""A table of results, and whether ours is ahead.

    table.py TITLE NAME=FILE.json …

The first name is ours.
"""

import json
import sys

COLUMNS = [
    ("accuracy", "accuracy", lambda v: f"{v:.1%}"),
    ("accuracy_forced", "forced", lambda v: f"{v:.1%}"),
    ("oos_recall", "oos recall", lambda v: f"{v:.1%}"),
    ("train_seconds", "training", lambda v: f"{v:.1f} s"),
    ("p50_us", "p50", lambda v: f"{v:.0f} µs"),
    ("p99_us", "p99", lambda v: f"{v:.0f} µs"),
    ("memory_mb", "memory", lambda v: f"{v:.0f} MB"),
]
# Each with which is better: more (1) or less (-1).
COMPARED = [("accuracy", 1), ("train_seconds", -1), ("p50_us", -1)]


def behind(ours, theirs):
    """What ours loses in, against one peer."""
    return [key for key, sign in COMPARED if ours[key] * sign <= theirs[key] * sign]


def main(title, *named):
    results = {}
    for pair in named:
        name, path = pair.split("=", 1)
        with open(path, encoding="utf-8") as file:
            results[name] = json.load(file)
    print(title)
    print("".join(["  ", f"{'':10}", *(f"{head:>11}" for _, head, _ in COLUMNS)]))
    for name, result in results.items():
        cells = ["–" if result.get(key) is None else show(result[key]) for key, _, show in COLUMNS]
        print("".join(["  ", f"{name:10}", *(f"{cell:>11}" for cell in cells)]))
    (_, ours), *peers = results.items()
    for name, theirs in peers:
        lost = behind(ours, theirs)
        print(f"  against {name}: " + ("behind in " + ", ".join(lost) if lost else "ahead in all three"))
    print()


main(*sys.argv[1:])
