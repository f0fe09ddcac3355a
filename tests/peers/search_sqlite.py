"""SQLite's FTS5, in process and in memory:

    search_sqlite.py LANG CORPUS.tsv QUERIES.tsv

A document has any of the query's words. Title and text weigh what suits the queries best, and so with
stop words and with words taken as beginnings of words. Prints one JSON object.
"""

import itertools
import json
import re
import sqlite3
import sys
import time

import search_set

# What a word in a title weighs, against 1 in the text.
TITLES = [1, 2, 5]
# What inflects a Norwegian noun or verb has some two letters; a beginning keeps at least four.
ENDING, BEGINNING = 2, 4
# A word as FTS5 reads it, in quotes, where nothing is an operator; and the beginnings, by their
# length, that are worth an index.
FORMS = {
    "whole words": (lambda word: f'"{word}"', ""),
    "beginnings": (lambda word: f'"{word}"*', "4 5 6 7 8"),
    "beginnings without endings": (lambda word: f'"{word[: max(BEGINNING, len(word) - ENDING)]}"*', "4 5 6 7 8"),
}

lang, *files = sys.argv[1:]
documents, queries = search_set.read(*files)
stop_words = search_set.stop_words(lang)
database = sqlite3.connect(":memory:")


def index(prefixes):
    """Indexes the documents anew; the seconds that it took."""
    started = time.perf_counter()
    options = f"tokenize = 'unicode61 remove_diacritics 0', prefix = '{prefixes}'"
    database.execute("DROP TABLE IF EXISTS documents")
    database.execute(f"CREATE VIRTUAL TABLE documents USING fts5(title, body, {options})")
    rows = ((place, title, text) for place, (title, text) in enumerate(documents))
    database.executemany("INSERT INTO documents (rowid, title, body) VALUES (?, ?, ?)", rows)
    database.execute("INSERT INTO documents (documents) VALUES ('optimize')")
    database.commit()
    return time.perf_counter() - started


def finder(form, title, left_out):
    statement = f"""
        SELECT rowid FROM documents WHERE documents MATCH ? AND rank MATCH 'bm25({title}, 1)'
        ORDER BY rank LIMIT {search_set.DEPTH}
        """

    def find(text):
        words = [word for word in re.findall(r"\w+", text.lower()) if word not in left_out]
        asked = " OR ".join(form(word) for word in words)
        return [place for (place,) in database.execute(statement, (asked,))] if words else []

    return find


index("")
settings = {
    f"{name}, {'without' if left_out else 'with'} stop words, text to title 1:{title}": (form, title, left_out)
    for (name, (form, _)), title, left_out in itertools.product(FORMS.items(), TITLES, (set(), stop_words))
}
setting = search_set.best({name: finder(*parts) for name, parts in settings.items()}, queries)
index_seconds = index(FORMS[setting.split(",")[0]][1])
result = search_set.measure(finder(*settings[setting]), queries)
print(json.dumps({**result, "index_seconds": index_seconds, "setting": setting}))
