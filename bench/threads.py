"""Where the processor time of a running server goes, by kind of thread: python3 threads.py PID SECONDS.

The just-in-time compiler is a part of it for the first minutes after a start; this tells how large.
"""

import collections
import os
import pathlib
import re
import sys
import time

KINDS = {
    "default I/O": "I/O threads",
    "default task": "requests",
    "EE-ManagedThrea": "journal and background",
    "EE-ManagedSched": "journal and background",
    "C1 CompilerThre": "compiler",
    "C2 CompilerThre": "compiler",
    "GC Thread": "garbage collector",
    "G1 ": "garbage collector",
    "VM ": "garbage collector",
}


def kind(name):
    return next((known for start, known in KINDS.items() if name.startswith(start)), "others")


def used(pid):
    """Seconds of processor time by kind; what threads had used that have ended is not seen."""
    sums = collections.Counter()
    for path in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            text = (path / "stat").read_text(encoding="utf-8")
        except OSError:
            continue
        name, fields = re.search(r"\((.*)\)", text)[1], text.rpartition(")")[2].split()
        sums[kind(name)] += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return sums


def main(pid, seconds):
    before = used(pid)
    time.sleep(float(seconds))
    after = used(pid)
    for name, value in after.most_common():
        print(f"{name}: {value - before[name]:.2f} s")


main(*sys.argv[1:])
