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
    *((f"recall_at_{limit}", f"recall@{limit}", lambda v: f"{v:.1%}") for limit in (1, 3, 5, 10)),
    ("mrr_at_10", "MRR@10", lambda v: f"{v:.3f}"),
    ("train_seconds", "training", lambda v: f"{v:.1f} s"),
    ("p50_us", "p50", lambda v: f"{v:.0f} µs"),
    ("p99_us", "p99", lambda v: f"{v:.0f} µs"),
    ("memory_mb", "memory", lambda v: f"{v:.0f} MB"),
    ("index_seconds", "indexing", lambda v: f"{v:.3f} s"),
]
# Each with which is better: more (1) or less (-1); only what was measured counts.
COMPARED = [
    ("accuracy", 1),
    ("train_seconds", -1),
    ("recall_at_1", 1),
    ("recall_at_5", 1),
    ("mrr_at_10", 1),
    ("p50_us", -1),
    ("index_seconds", -1),
]


def behind(ours, theirs):
    """What ours is not better in than one peer."""
    return [key for key, sign in COMPARED if key in ours and ours[key] * sign <= theirs[key] * sign]


def read(named):
    """The results of NAME=FILE.json …, by name."""
    results = {}
    for pair in named:
        name, path = pair.split("=", 1)
        with open(path, encoding="utf-8") as file:
            results[name] = json.load(file)
    return results


def columns(results):
    """The columns in which anything was measured."""
    return [column for column in COLUMNS if any(column[0] in result for result in results.values())]


def cells(result, shown):
    return ["–" if result.get(key) is None else show(result[key]) for key, _, show in shown]


def main(title, *named):
    results = read(named)
    shown = columns(results)
    width = max(map(len, results))
    print(title)
    print("".join(["  ", f"{'':{width}}", *(f"{head:>11}" for _, head, _ in shown)]))
    for name, result in results.items():
        print("".join(["  ", f"{name:{width}}", *(f"{cell:>11}" for cell in cells(result, shown))]))
    (_, ours), *peers = results.items()
    for name, theirs in peers:
        lost = behind(ours, theirs)
        print(f"  against {name}: " + ("not ahead in " + ", ".join(lost) if lost else "ahead in all"))
        if "setting" in theirs:
            print(f"    at its best with {theirs['setting']}")
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
