"""A corpus id<TAB>title<TAB>text and queries text<TAB>id[|id…], and how an engine does on them."""

import glob
import time

from rows import percentile

LANGUAGES = {"nb": "norwegian", "nn": "norwegian", "en": "english"}
# How many queries settings are chosen on, spread over all.
SAMPLE = 300
DEPTH = 10


def read(corpus, queries):
    """The documents as (title, text), and the queries as (text, places of the right documents)."""
    rows = [line.split("\t") for line in lines(corpus)]
    places = {row[0]: place for place, row in enumerate(rows)}
    asked = [line.split("\t") for line in lines(queries)]
    return (
        [(row[1], row[2] if len(row) > 2 else "") for row in rows],
        [(text, {places[one] for one in ids.split("|")}) for text, ids, *_ in asked],
    )


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if "\t" in line]


def stop_words(lang):
    """PostgreSQL's list."""
    (*_, newest) = sorted(glob.glob(f"/usr/share/postgresql/*/tsearch_data/{LANGUAGES[lang]}.stop"))
    with open(newest, encoding="utf-8") as file:
        return set(file.read().split())


def best(settings, queries):
    """The setting with the best ranking on a sample, of {name: find}: to the peer's advantage, on the
    very queries that are measured."""
    sample = queries[:: max(1, len(queries) // SAMPLE)]
    return max(settings, key=lambda name: measure(settings[name], sample)["mrr_at_10"])


def measure(find, queries):
    """Quality and speed of `find`, which takes a query and returns at most 10 places, best first."""
    micros, ranks = [], []
    for text, right in queries:
        started = time.perf_counter()
        found = find(text)
        micros.append((time.perf_counter() - started) * 1e6)
        ranks.append(next((rank for rank, place in enumerate(found, 1) if place in right), None))
    hits = [rank for rank in ranks if rank]
    return {
        **{f"recall_at_{limit}": sum(rank <= limit for rank in hits) / len(ranks) for limit in (1, 3, 5, 10)},
        "mrr_at_10": sum(1 / rank for rank in hits) / len(ranks),
        "p50_us": percentile(micros, 0.5),
        "p99_us": percentile(micros, 0.99),
    }
