#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints docs/protocols.md: every operation that the vectors show, with its intent and whether it changes the device.

The vectors are written from the specifications, one for each row of a dissector's shape tables, so this is the table by
which an engineer can check what a policy line such as `any changes=no` means for a protocol."""
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECT = re.compile(r'^expect (\w+) (request|report)((?: \w+(?:=[\w-]+)?)*) label="((?:[^"\\]|\\.)*)"( T\d{4})?(?: in=(\w+))?')
NOTES = ("housekeeping", "opaque", "routed")


def rows(path, table):
    protocol = None
    for line in open(path, encoding="utf-8"):
        if line.startswith("protocol "):
            protocol = line.split()[1]
        m = EXPECT.match(line)
        if not m:
            continue
        intent, role, flags, label, technique, inner = m.groups()
        words = flags.split()
        changes = next((w[8:] for w in words if w.startswith("changes=")), "no")
        notes = [w for w in words if w in NOTES] + [w for w in words if w.startswith("transfer=")]
        row = (label, intent, changes, role, (technique or "").strip())
        table.setdefault(inner or protocol, {}).setdefault(row, set()).update(notes)


def main():
    table = {}
    for name in sorted(os.listdir(HERE)):
        if name.endswith(".t"):
            rows(os.path.join(HERE, name), table)
    print("# Protocols\n")
    print("What a message asks for, in the common language of all protocols: requests, and what devices report unasked. Made from\n"
          "`tests/vectors`, which show every operation at least once; [fields.md](fields.md) lists the fields.\n")
    for protocol in sorted(table):
        print("## %s\n" % protocol)
        print("| operation | intent | changes the device | who speaks | technique | besides |\n|---|---|---|---|---|---|")
        for row in sorted(table[protocol], key=lambda r: (r[1], r[0], r[2], r[3])):
            notes = ", ".join(sorted(table[protocol][row]))
            print("| %s | %s | %s | %s | %s | %s |" % (row[0], row[1], row[2],
                                                     "client" if row[3] == "request" else "device", row[4], notes))
        print()


main()
