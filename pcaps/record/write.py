#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the captures of pcaps/ that this project makes itself: write.py [--check]

From tests/vectors/*.t (vectors.py), from the cases of the network (network.py) and from the story of a plant
(plant.py) and of a substation (substation.py).  The same input gives the same bytes; --check writes nothing and tells
which files differ.
Those of pcaps/*/recorded-*.pcap are recorded with real programs instead: record.sh.
"""
import gzip
import os
import re
import sys

import network
import plant
import substation
import vectors
import wire

PCAPS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def same_inside(old, new):
    """Versions of zlib pack differently."""
    try:
        return gzip.decompress(old) == gzip.decompress(new)
    except (OSError, EOFError):
        return False


def index(counts, check):
    """Numbers of packets in the table of README.md.  True: they were wrong."""
    path = os.path.join(PCAPS, "README.md")
    with open(path, encoding="utf-8") as f:
        old = f.read()
    new = re.sub(r"^\| (\S+) \| (\d+) \|", lambda m: "| %s | %s |" % (m[1], counts.get(m[1], m[2])), old, flags=re.M)
    if new != old and not check:
        with open(path, "w", encoding="utf-8") as f:
            f.write(new)
    return new != old


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        print(__doc__, file=sys.stderr)
        return 2
    different, counts = 0, {}
    made = {**vectors.files(os.path.dirname(PCAPS)), **network.files(), **plant.files(), **substation.files()}
    for name, what in sorted(made.items()):
        data = what if isinstance(what, bytes) else wire.pcap(what)
        if not isinstance(what, bytes):
            counts[name] = len(what.packets)
        path = os.path.join(PCAPS, name)
        old = None
        if os.path.exists(path):
            with open(path, "rb") as f:
                old = f.read()
        if old == data or (old and name.endswith(".gz") and same_inside(old, data)):
            continue
        different += 1
        print("%s %s (%d bytes)" % ("differs:" if check else "written:", name, len(data)))
        if not check:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(data)
    if index(counts, check):
        different += 1
        print("differs: README.md" if check else "written: README.md")
    return 1 if check and different else 0


if __name__ == "__main__":
    sys.exit(main())
