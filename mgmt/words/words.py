#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes words_table.h from en.json and zh.json: words.py EN ZH > words_table.h

The files are flat: an id, and a text in which {name} stands for an argument and {name|one|many} for the word that fits
its number.  Sorted by id, for a binary search.  Both must have the same ids and ask for the same arguments.
"""
import json
import re
import sys

PLACEHOLDER = re.compile(r"\{([a-z_]+)(?:\|([^|{}]*)\|([^|{}]*))?\}")


def pairs_once(pairs):
    seen = dict(pairs)
    if len(seen) != len(pairs):
        names = [k for k, _ in pairs]
        raise ValueError("twice: " + ", ".join(sorted({k for k in names if names.count(k) > 1})))
    return seen


def read(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f, object_pairs_hook=pairs_once)


def arguments(text):
    """The names that a text asks for."""
    return {m.group(1) for m in PLACEHOLDER.finditer(text)}


def mistakes(texts):
    """Sentences about what does not fit, of {language: {id: text}}."""
    found = []
    everything = set().union(*texts.values())
    for language, table in sorted(texts.items()):
        found += ["%s: %s is missing" % (language, i) for i in sorted(everything - set(table))]
        for i, text in table.items():
            if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)+", i):
                found.append("%s: %s is no id" % (language, i))
            if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
                found.append("%s: %s: a brace that is no argument" % (language, i))
        if list(table) != sorted(table):
            found.append("%s: not sorted by id" % language)
    for i in sorted(everything):
        asked = {l: arguments(t[i]) for l, t in texts.items() if i in t}
        if len({frozenset(a) for a in asked.values()}) > 1:
            found.append("%s: the languages ask for other arguments" % i)
    return found


def quoted(text):
    return '"%s"' % text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def main():
    texts = {"en": read(sys.argv[1]), "zh": read(sys.argv[2])}
    wrong = mistakes(texts)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    print("/* SPDX-License-Identifier: Apache-2.0 */\n/* Written by words.py. */")
    print("static const struct words_entry entries[] = {")
    for i in sorted(texts["en"]):
        print("\t{ %s, { %s, %s } }," % (quoted(i), quoted(texts["en"][i]), quoted(texts["zh"][i])))
    print("};")
    return 0


if __name__ == "__main__":
    sys.exit(main())
