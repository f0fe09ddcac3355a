"""PostgreSQL's full-text search, over a unix socket with prepared statements:

    search_postgres.py all|any LANG CORPUS.tsv QUERIES.tsv

A document has all of the query's words, or any of them. Title and text weigh what suits the queries
best, and so with the ranking function. Prints one JSON object.
"""

import itertools
import json
import sys
import time

import psycopg
import search_set

# What a word weighs in a text and in a title (D and A), and how a rank is divided: the first weights
# are PostgreSQL's own.
WEIGHTS = {"0.1:1": "{0.1,0.2,0.4,1}", "0.5:1": "{0.5,0.5,0.5,1}", "1:1": "{1,1,1,1}"}
RANKINGS = [("ts_rank", 0), ("ts_rank", 1), ("ts_rank_cd", 0), ("ts_rank_cd", 4)]

kind, lang, *files = sys.argv[1:]
documents, queries = search_set.read(*files)
configuration = search_set.LANGUAGES[lang]
connection = psycopg.connect(autocommit=True)
connection.execute("SET client_min_messages = error")


def index():
    connection.execute(
        f"""
        CREATE TABLE documents (place int PRIMARY KEY, title text, body text, words tsvector
            GENERATED ALWAYS AS (setweight(to_tsvector('{configuration}', title), 'A')
                || setweight(to_tsvector('{configuration}', body), 'D')) STORED)
        """
    )
    with connection.cursor().copy("COPY documents (place, title, body) FROM STDIN") as copy:
        for place, (title, text) in enumerate(documents):
            copy.write_row((place, title, text))
    connection.execute("CREATE INDEX ON documents USING gin (words)")
    connection.execute("VACUUM ANALYZE documents")


def finder(ranking, division, weights):
    asked = f"plainto_tsquery('{configuration}', %s)"
    if kind == "any":
        asked = f"replace({asked}::text, ' & ', ' | ')::tsquery"
    # The query is made once, not again for every row.
    statement = f"""
        WITH query AS MATERIALIZED (SELECT {asked} AS asked)
        SELECT place FROM documents, query WHERE words @@ asked
        ORDER BY {ranking}('{weights}', words, asked, {division}) DESC, place LIMIT {search_set.DEPTH}
        """
    cursor = connection.cursor(binary=True)

    def find(text):
        return [place for (place,) in cursor.execute(statement, (text,), prepare=True)]

    return find


started = time.perf_counter()
index()
index_seconds = time.perf_counter() - started
settings = {
    f"{ranking} divided by {division}, text to title {name}": finder(ranking, division, weights)
    for (ranking, division), (name, weights) in itertools.product(RANKINGS, WEIGHTS.items())
}
setting = search_set.best(settings, queries)
result = search_set.measure(settings[setting], queries)
print(json.dumps({**result, "index_seconds": index_seconds, "setting": setting}))
