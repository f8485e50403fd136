#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast the store of events is: store.py BUILD [EVENTS]

Fills a real bulkhead-mgmt with EVENTS (default 10,000,000) writes of 170 days, each a row of its own, as fast as they are
taken; then searches over the API, and says p50, p95 and the longest of each kind.  Then, beside searches, gives it 50,000
records a second for a minute.  Not a test: docs/benchmarks.md holds what came out."""
import os
import subprocess
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../mgmt"))
from _mgmt import Mgmt  # noqa: E402

DAYS = 170
SEARCHES = (
    ("the newest", {}),
    ("refused ones", {"verdict": "refuse"}),
    ("a client", {"match": "any src=10.1.0.%d"}),
    ("a client's writes to an address", {"match": "modbus write src=10.1.0.%d address=20"}),
    ("a device's writes of a value", {"match": "modbus write dst=10.2.0.%d value=0..4000"}),
    ("an address, at some time", {"match": "modbus write address=%d0"}),
    ("what there is none of", {"match": "s7comm write db=%d"}),
)


def feed(m, *words):
    return subprocess.Popen([os.path.join(m.build, "tests/bench/store_feed"), m.folder + "/control.sock"] + [str(w) for w in words],
                            stdout=subprocess.PIPE, text=True)


def search(c, times, n, rounds=30):
    now = time.time()
    for words, values in SEARCHES:
        for i in range(rounds):
            asked = {k: v % (i % n) if "%d" in v else v for k, v in values.items()}
            if i % 2:
                at = now - DAYS * 86400 * (i + 1) / (rounds + 2)
                asked["until"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
            began = time.monotonic()
            a = c.get("/events?" + urllib.parse.urlencode(asked))
            times.setdefault(words, []).append((time.monotonic() - began, len(a.json["items"])))


def say(times):
    every = sorted(t for rows in times.values() for t, _ in rows)
    for words, rows in list(times.items()) + [("all", [(t, 0) for t in every])]:
        t = sorted(t for t, _ in rows)
        print("  %-34s p50 %6.1f ms  p95 %6.1f ms  longest %6.1f ms  %4.0f events" % (
            words, t[len(t) // 2] * 1000, t[int(len(t) * 0.95)] * 1000, t[-1] * 1000, sum(n for _, n in rows) / len(rows)))


def main():
    events = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    m = Mgmt(sys.argv[1], start=False)
    f = feed(m, "writes", events, 0, int(time.time()) - DAYS * 86400, DAYS * 86400 * 1000000 // events)
    time.sleep(0.3)
    m.start()
    print("filled: " + f.communicate()[0].strip())
    print("  %.1f MB of database" % (os.path.getsize(m.state + "/events.db") / 1e6))
    m.set_up()
    c = m.login("anna")
    for words in ("first", "again"):
        times = {}
        search(c, times, 4)
        print("searched, %s:" % words)
        say(times)
    m.stop()
    f = feed(m, "mixed", 3_000_000, 50_000)
    time.sleep(0.3)
    m.start()
    c = m.login("anna")
    times, is_over = {}, threading.Event()

    def go_on():
        while not is_over.is_set():
            search(c, times, 4, 4)
            time.sleep(1)
    t = threading.Thread(target=go_on)
    t.start()
    said = f.communicate()[0].strip()
    is_over.set()
    t.join()
    print("50,000 a second, of which 1,000 are kept apart: " + said)
    print("searched beside it:")
    say(times)
    m.close()


if __name__ == "__main__":
    main()
