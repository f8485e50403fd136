#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Real captures, where they are at hand (../shared/pcaps): shared.py BUILD

What Bulkhead counts is compared with an independent dissector by ../shared/tools/agree, and what is left over must be
the list of docs/agreement.md.  And learning from each capture gives a policy that denies nothing of it (but malformed messages),
and what is found does not depend on the number of workers.
"""
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from _cli import ROOT, captures, main, stops

# Those that the independent dissector counts too.
COMPARED = (
    "modbus", "iec104", "dnp3", "s7comm", "enip", "cip", "pccc", "mms", "goose", "sv", "opcua",
    "profinet_dcp", "profinet_rt", "profinet_io", "bacnet", "fins", "ads", "hart_ip", "synchrophasor", "ge_egd", "ethercat",
    "mqtt", "coap", "amqp", "knxnet_ip", "c1222", "hislip", "rtps", "ptp", "sbus",
)
SHARED = os.path.join(os.path.dirname(ROOT), "shared")


# Captures of which what is learnt denies something, and why.
DENIED = {
    "ntop-nDPI__egd.pcapng": "one way only: the producer's first datagram opens, before it is known who serves",
    "cisagov-icsnpp-synchrophasor__C37.118_1PMU_UDP_minimal_otherport.pcap": "the same",
    "ITI-ICS-Security-Tools__melsoft_129_clean.pcap": "begins in the middle of a connection, with the server",
    "cisagov-icsnpp-opcua-binary__pending_overflow.pcap": "one way only: each flow's first packet opens from the server",
}


def folders():
    """The folders of captures, by protocol."""
    return sorted(f for f in os.listdir(os.path.join(SHARED, "pcaps"))
                  if f != "truth" and os.path.isdir(os.path.join(SHARED, "pcaps", f)))


def explained():
    """(capture, protocol) of the differences that docs/agreement.md explains."""
    with open(os.path.join(ROOT, "docs", "agreement.md"), encoding="utf-8") as f:
        return set(re.findall(r"^\| (\S+/\S+) \| (\w+) \|", f.read(), re.M))


def agreement(cli, t):
    result = cli.path("agree.json")
    command = [sys.executable, os.path.join(SHARED, "tools", "agree"), "--bulkhead", cli.bulkhead, "--json", result]
    for p in COMPARED:
        command += ["--protocol", p]
    run = subprocess.run(command, capture_output=True, text=True)
    if not t.test(os.path.exists(result), "the comparison runs", run.stderr, run.stdout):
        return
    with open(result, encoding="utf-8") as f:
        rows = json.load(f)
    known = explained()
    for p in COMPARED:
        mine = [r for r in rows if r["protocol"] == p]
        different = {(r["capture"], p): r["difference"] for r in mine if not r["agrees"]}
        wanted = {k for k in known if k[1] == p}
        t.test(mine and set(different) == wanted, "%s: %d of %d captures agree, docs/agreement.md explains the others" %
               (p, len(mine) - len(different), len(mine)),
               *["not explained: %s: %s" % (k[0], v) for k, v in different.items() if k not in wanted],
               *["explained, but agrees: " + k[0] for k in wanted - set(different)])
    false = {(r["capture"], r["protocol"]) for r in rows if re.match(r"messages [1-9]\d*, truth 0(;|$)", r["difference"])}
    t.test(not false - known, "no protocol is found where there is none", *["%s in %s" % (p, c) for c, p in false - known])


def learn_one(cli, capture):
    policy = cli.path(re.sub(r"\W", "-", capture)) + ".conf"
    learnt = cli.run("learn", "--accept-all", "--out", policy, capture)
    if learnt.crashed() or not os.path.exists(policy):
        return "learn: %s" % learnt
    if learnt.code == 0 and learnt.err:
        return "learn complained: %s" % learnt.err
    checked = cli.run("check", "--quiet", policy)
    if checked.code == 2:
        return "check: %s" % checked
    stopped = stops(cli, policy, capture)
    return "%d would be stopped: %s" % (len(stopped), "; ".join(stopped[:6])) if stopped else ""


def learning(cli, t):
    for p in folders():
        paths = list(captures(os.path.join(SHARED, "pcaps", p)))
        with ThreadPoolExecutor(2) as pool:
            wrong = [(c, w) for c, w in zip(paths, pool.map(lambda c: learn_one(cli, c), paths))
                     if bool(w) != (os.path.basename(c) in DENIED)]
        known = sum(os.path.basename(c) in DENIED for c in paths)
        t.test(paths and not wrong, "%s: what is learnt from each of %d captures denies nothing of it%s" %
               (p, len(paths), ", but of %d known ones" % known if known else ""),
               *["%s: %s" % (os.path.basename(c), w or "denies nothing any more") for c, w in wrong])


def found_by(cli, workers, *captures):
    """Exit status, report and events."""
    events = cli.path("events-%d" % workers)
    done = cli.run("audit", "-q", "--workers", str(workers), "--format", "json", "--events", events, *captures)
    with open(events, "rb") as f:
        return done.code, done.out, f.read()


def workers(cli, t):
    """Each capture by itself, and the whole folder, whose times lie years apart, as one timeline."""
    for p in folders():
        folder = os.path.join(SHARED, "pcaps", p)
        different = []
        for what in list(captures(folder)) + [folder]:
            one = found_by(cli, 1, what)
            different += ["%s: %d workers" % (what, n) for n in (2, 3, 4) if found_by(cli, n, what) != one]
        t.test(os.path.isdir(folder) and not different, p + ": 1, 2, 3, 4 workers, the same events and report", *different)


if __name__ == "__main__":
    if not os.path.isdir(os.path.join(SHARED, "pcaps")):
        print("1..0 # SKIP ../shared/pcaps is not here")
        sys.exit(0)
    main(agreement, learning, workers)
