"""Writes a table's figures into a page, over the rows that begin with the name of the set:

    readme.py PAGE.md SET NAME=FILE.json …
"""

import sys

from table import cells, columns, read


def row(*texts):
    return f"| {' | '.join(texts)} |".replace("%", " %")


def main(page, name_of_set, *named):
    results = read(named)
    shown = columns(results)
    with open(page, encoding="utf-8") as file:
        old = file.read().splitlines()
    places = [at for at, line in enumerate(old) if line.startswith(f"| {name_of_set} |")]
    if not places:
        sys.exit(f"{page} has no row that begins with `| {name_of_set} |`")
    rows = [row(name_of_set, name, *cells(result, shown)) for name, result in results.items()]
    new = old[: places[0]] + rows + old[places[-1] + 1 :]
    with open(page, "w", encoding="utf-8") as file:
        file.write("\n".join(new)+ "\n")


main(*sys.argv[1:])
