#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The store of events: takes all, folds what repeats, forgets nothing that it said it has, however it ends: store.py BUILD"""
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time

from _mgmt import Mgmt, Test


def feed(m, *words):
    p = subprocess.Popen([os.path.join(m.build, "tests/bench/store_feed"), m.folder + "/control.sock"] + [str(w) for w in words],
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    time.sleep(0.2)
    return p


def ask(m, sql, *values):
    d = sqlite3.connect("file:%s/events.db?mode=ro" % m.state, uri=True)
    try:
        return d.execute(sql, values).fetchone()
    finally:
        d.close()


def folding(t, build):
    m = Mgmt(build, start=False)
    f = feed(m, "mixed", 400000, 100000)
    m.start()
    said = f.communicate(timeout=120)[0]
    t.test(f.returncode == 0, "400,000 records at 100,000 a second are taken and acknowledged", said)
    t.test(ask(m, "SELECT sum(records) FROM blocks") == (400000,), "every record is there to be judged again")
    kept = ask(m, "SELECT count(*) FROM events WHERE keep = 1"), ask(m, "SELECT count(*) FROM events WHERE keep = 2")
    t.test(kept == ((2000,), (2000,)), "each of 2,000 writes and 2,000 refusals is a row of its own", kept)
    rows, count = ask(m, "SELECT count(*), sum(count) FROM folds")
    t.test(count == 396000 and rows < 1000, "396,000 polls and answers are %d rows" % rows, (rows, count))
    period, jitter, least, greatest = ask(m, "SELECT period_ns, jitter_ns, least, greatest FROM folds JOIN events ON id = event "
                                             "WHERE least NOT NULL AND count > 900 LIMIT 1")
    t.test(1e6 < period < 5e6 and jitter < 5e6 and 0 <= least < greatest <= 65535,
           "with period, jitter, least and greatest value", (period, jitter, least, greatest))
    distinct, total = ask(m, "SELECT count(*), sum(count) FROM ledger")
    t.test(total == 400000 and distinct < 1500, "the ledger counts all in %d rows" % distinct, total)
    size = ask(m, "SELECT sum(length(bytes)) FROM blocks")[0] / 200000
    t.test(size <= 60, "a polled transaction of ten registers takes %.1f bytes, at most 60" % size)
    m.close()


def killed(t, build):
    m = Mgmt(build, start=False)
    for after in (0.7, 1.2, 1.9):
        before = ask(m, "SELECT coalesce(sum(records), 0) FROM blocks")[0] if os.path.exists(m.state + "/events.db") else 0
        f = feed(m, "mixed", 10000000, 200000)
        m.start()
        time.sleep(after)
        os.kill(m.process.pid, signal.SIGKILL)
        said = f.communicate(timeout=20)[0]
        acknowledged = int(re.search(r"(\d+) records are acknowledged", said).group(1))
        m.process.wait()
        there = ask(m, "SELECT coalesce(sum(records), 0) FROM blocks")[0] - before
        rows = ask(m, "SELECT (SELECT count(*) FROM events WHERE keep > 0), (SELECT sum(count) FROM ledger) - "
                      "(SELECT sum(records) FROM blocks)")
        t.test(acknowledged > 0 and there >= acknowledged and rows[1] == 0,
               "killed after %.1f s: %d were acknowledged, %d are there" % (after, acknowledged, there), rows)
    m.close()


def full(t, build):
    if os.geteuid() != 0:
        t.skip("a disk that is full", "mounting needs root")
        return
    m = Mgmt(build, start=False)
    os.makedirs(m.state)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "none", m.state]).returncode:
        t.skip("a disk that is full", "tmpfs cannot be mounted")
        return
    try:
        f = feed(m, "writes", 500000, 100000)
        m.start()
        end = time.monotonic() + 30
        while time.monotonic() < end and "cannot be written" not in m.log():
            time.sleep(0.1)
        time.sleep(2)
        there = ask(m, "SELECT count(*) FROM events")[0]
        t.test("bulkheadd keeps them" in m.log() and f.poll() is None and 0 < there < 500000,
               "a full disk stops writing with an alarm, and the feed waits: %d are there" % there, m.log())
        t.test(m.console().get("/setup").status == 200, "and the daemon answers")
        subprocess.run(["mount", "-o", "remount,size=400m", m.state], check=True)
        said = f.communicate(timeout=60)[0]
        there = ask(m, "SELECT count(*), count(DISTINCT id) FROM events"), ask(m, "SELECT sum(records) FROM blocks")
        t.test(f.returncode == 0 and there == ((500000, 500000), (500000,)),
               "with room again nothing is missing, nothing twice", (said, there))
    finally:
        m.close()
        subprocess.run(["umount", "-l", m.state])


def retention(t, build):
    m = Mgmt(build, start=False)
    now = int(time.time())
    f = feed(m, "mixed", 60000, 0, now - 190 * 86400, 1000000)   # older than all
    m.start()
    f.communicate(timeout=60)
    m.stop()
    f = feed(m, "mixed", 60000, 0, now - 9 * 86400, 1000000)     # transactions are over
    m.start()
    f.communicate(timeout=60)
    m.stop()
    f = feed(m, "mixed", 60000, 0, now - 86400, 1000000)
    m.start()
    f.communicate(timeout=60)
    end = time.monotonic() + 40
    while time.monotonic() < end and (ask(m, "SELECT count(*) FROM events WHERE time_ns < ?", (now - 180 * 86400) * 10 ** 9)[0] or
                                      ask(m, "SELECT count(*) FROM blocks WHERE NOT is_cut AND last_ns < ?",
                                          (now - 7 * 86400) * 10 ** 9)[0]):
        time.sleep(0.5)
    old = ask(m, "SELECT count(*) FROM events WHERE time_ns < ?", (now - 180 * 86400) * 10 ** 9)[0]
    middle = ask(m, "SELECT count(*) FROM events WHERE keep > 0 AND time_ns < ?", (now - 8 * 86400) * 10 ** 9)[0]
    t.test(old == 0 and middle == 600, "events of 190 days ago are gone, writes and refusals of 9 days ago are not", (old, middle))
    kept, needed = ask(m, "SELECT sum(records) FROM blocks WHERE is_cut")[0], ask(
        m, "SELECT count(*) FROM events JOIN blocks ON blocks.id = block WHERE is_cut")[0]
    t.test(kept == needed and 600 <= kept < 3000, "of their transactions only what events show is kept: %d" % kept, needed)
    t.test(ask(m, "SELECT count(*) FROM events WHERE NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.id = block)") == (0,) and
           ask(m, "SELECT count(*) FROM events JOIN blocks ON blocks.id = block WHERE place >= records") == (0,),
           "every event finds its record")
    m.close()


def used(m):
    return (ask(m, "SELECT (SELECT * FROM pragma_page_count()) - (SELECT * FROM pragma_freelist_count())")[0] *
            ask(m, "SELECT * FROM pragma_page_size()")[0])


def size(t, build):
    """A database that would be too large: old transactions go first, writes and denials stay."""
    m = Mgmt(build)
    m.set_up()
    c = m.login("anna")
    a = c.put("/system/settings", {"retention.size_mb": 5})
    m.stop()
    f = feed(m, "mixed", 600000, 0, int(time.time()) - 86400, 20000)
    m.start()
    f.communicate(timeout=60)
    before = used(m)
    end = time.monotonic() + 40
    while time.monotonic() < end and used(m) > 5 << 20:
        time.sleep(0.5)
    kept = ask(m, "SELECT count(*) FROM events WHERE keep = 1")[0], ask(m, "SELECT count(*) FROM events WHERE keep = 2")[0]
    t.test(a.status == 200 and used(m) <= 5 << 20 < before and kept == (3000, 3000),
           "of %.1f MB %.1f are left as was set, and every write and refusal" % (before / 1e6, used(m) / 1e6), (a, kept))
    m.close()


def main():
    t = Test()
    folding(t, sys.argv[1])
    killed(t, sys.argv[1])
    full(t, sys.argv[1])
    retention(t, sys.argv[1])
    size(t, sys.argv[1])
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
