"""Runs a program that prints one JSON object, and adds the most memory that it held.

    measured.py PROGRAM ARGUMENT …
"""

import json
import resource
import subprocess
import sys

result = json.loads(subprocess.run(sys.argv[1:], check=True, stdout=subprocess.PIPE).stdout)
result["memory_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
print(json.dumps(result))
