"""The plain baseline: words and pieces of words, weighted by rarity, and a linear SVM.

    svm.py TRAIN.tsv TEST.tsv

What is out of scope is a label of its own. Prints one JSON object.
"""

import json
import resource
import sys
import time

from rows import OUT_OF_SCOPE, percentile, read
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC

train, test = read(sys.argv[1]), read(sys.argv[2])
model = make_pipeline(
    make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
    ),
    LinearSVC(),
)
started = time.perf_counter()
model.fit([text for text, _ in train], [label for _, label in train])
train_seconds = time.perf_counter() - started

micros, inside, outside, forced = [], [], [], []
for text, label in test:
    started = time.perf_counter()
    margins = model.decision_function([text])[0]
    micros.append((time.perf_counter() - started) * 1e6)
    if len(model.classes_) == 2:
        margins = [-margins, margins]
    ranked = sorted(zip(margins, model.classes_), reverse=True)
    given = ranked[0][1]
    if label == OUT_OF_SCOPE:
        outside.append(given == OUT_OF_SCOPE)
    else:
        inside.append(given == label)
        in_scope = [name for _, name in ranked if name != OUT_OF_SCOPE]
        forced.append(in_scope[0] == label)


def share(hits):
    return sum(hits) / len(hits) if hits else None


print(
    json.dumps(
        {
            "accuracy": share(inside),
            "accuracy_forced": share(forced),
            "oos_recall": share(outside),
            "train_seconds": train_seconds,
            "p50_us": percentile(micros, 0.5),
            "p99_us": percentile(micros, 0.99),
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        }
    )
)
