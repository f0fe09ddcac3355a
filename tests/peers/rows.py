"""Lines text<TAB>label, with the language in a third column where it is known."""

OUT_OF_SCOPE = "oos"


def read(path):
    """The (text, label) pairs of a file."""
    with open(path, encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return [(row[0], row[1]) for row in rows if len(row) > 1]


def percentile(values, share):
    """The value below which `share` of the values lie."""
    values = sorted(values)
    return values[min(int(len(values) * share), len(values) - 1)]
