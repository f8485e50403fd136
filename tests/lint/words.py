#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Both languages have the same texts with the same arguments; each id that the code names exists.

In C an id is the literal given to words_text(), words_fill() or words_find(), in the pages the one given to t().  One that is
put together (`t(`verdict.${v}`)`) must at least begin as some id does."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "mgmt/words"))
import words  # noqa: E402

# Names of other systems, and examples of expressions, are the same in every language.
NAMES = re.compile(r"export\.|events\.placeholder")
USES = [
    (re.compile(r"\.c$"), re.compile(r'words_(?:text|fill)\([^;]*?WORDS_\w+,\s*"([^"]+)"|words_(?:text|fill)\([^;"]*"([^"]+)"|'
                                     r'words_find\([^;"]*"([^"]+)"|request_fail\(r, [^";]*"([a-z]+\.[a-z_]+)"')),
    (re.compile(r"mgmt/web/src/.*\.tsx?$"), re.compile(r'\bt\(\s*"([^"]+)"|\bt\(\s*`([^`$]+\$\{[^`]*)`|'
                                                       r'\bid:\s*"([a-z_]+\.[a-z_.]+)"')),
]


def main():
    texts = {n: words.read(os.path.join(ROOT, "mgmt/words/%s.json" % n)) for n in ("en", "zh")}
    number, failed = 0, 0

    def check(wrong, claim):
        nonlocal number, failed
        number += 1
        failed += bool(wrong)
        print("%s %d - %s %s" % ("not ok" if wrong else "ok", number, claim, " ".join(wrong[:10])))

    check(words.mistakes(texts), "both languages have the same ids, which ask for the same arguments")
    check([i for i, text in texts["zh"].items() if not re.search("[\u3000-\u9fff\uff00-\uffef]", text)
           and re.search("[a-z]{4}", re.sub(r"\{[^}]*\}", "", text)) and texts["en"][i] == text and not NAMES.match(i)],
          "what is not a name is translated")
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "mgmt"], cwd=ROOT, capture_output=True, text=True)
    missing = []
    for name in files.stdout.split():
        path = os.path.join(ROOT, name)
        for where, pattern in USES:
            if not where.search(name) or name.startswith("mgmt/words/") or not os.path.exists(path):
                continue
            for m in pattern.finditer(open(path, encoding="utf-8").read()):
                i = next(g for g in m.groups() if g)
                prefix = i.split("${")[0]
                if not (i in texts["en"] or prefix != i and any(k.startswith(prefix) for k in texts["en"])):
                    missing.append("%s: %s" % (name, i))
    check(missing, "every text that the code names exists")
    print("1..%d" % number)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
