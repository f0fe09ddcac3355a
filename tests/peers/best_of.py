"""Runs a program that prints one JSON object several times, and keeps the best of each time, which
others on the machine have lengthened least:

    best_of.py RUNS PROGRAM ARGUMENT …
"""

import json
import subprocess
import sys

runs, *command = sys.argv[1:]
results = [json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) for _ in range(int(runs))]
times = {key: min(result[key] for result in results) for key in results[0] if key.endswith(("_us", "_seconds"))}
print(json.dumps({**results[0], **times}))
