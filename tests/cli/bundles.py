#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bundles of rules, our own set among them: bundles.py BUILD

Pack, sign, verify, install, list, rollback; signatures against the stock minisign where it is installed; and what must be
refused: another key, a changed byte, a cut file, a way out of the folder, an older version, a rule that misses its capture.
"""
import glob
import hashlib
import json
import os
import shutil
import subprocess

from _cli import ROOT, main

SETS = sorted(glob.glob(os.path.join(ROOT, "rules", "sets", "*.rules")))
CAPTURES = os.path.join(ROOT, "rules", "sets", "captures")


def keys(cli):
    """Two pairs of keys, made by minisign; None when it is not installed."""
    if not shutil.which("minisign"):
        return None
    pairs = []
    for n in "ab":
        public, secret = cli.path(n + ".pub"), cli.path(n + ".key")
        subprocess.run(["minisign", "-G", "-W", "-f", "-p", public, "-s", secret], check=True, capture_output=True)
        pairs.append((public, secret))
    return pairs


def pack(cli, version, *more, out=None, sets=SETS):
    out = out or cli.path("own-%d.bundle" % version)
    done = cli.run("rules", "pack", "--name", "own", "--bundle-version", str(version), "--date", "2026-11-24", "--out", out, *more, *sets)
    return out, done


def own_set(cli, t):
    found = json.loads(cli.run("rules", "check", "--json", *SETS).out)
    t.test(found["loaded"] == found["found"] >= 60 and not found["never"], "our own set: %d rules" % found["found"], found["diagnostics"])
    sids = {r["sid"] for r in found["rules"]}
    for kind in ("hit", "miss"):
        have = {int(n.split(".")[0]) for n in os.listdir(os.path.join(CAPTURES, kind))}
        t.test(have == sids, "each has a capture: " + kind, sorted(have ^ sids))
    events, done = cli.events(*[a for s in SETS for a in ("--rules", s)], os.path.join(CAPTURES, "hit"))
    techniques = {e["alert"].get("technique") for e in events if e["event_type"] == "alert"}
    t.test(techniques and None not in techniques, "each alert has its ATT&CK technique: %d" % len(techniques), done)


def life(cli, t):
    pairs = keys(cli)
    if not pairs:
        t.skip("bundles", "minisign is not installed")
        return
    (public, secret), (public2, secret2) = pairs
    store = cli.path("store")
    one, done = pack(cli, 1, "--captures", CAPTURES)
    t.test(done.code == 0, "pack", done)
    again, _ = pack(cli, 1, "--captures", CAPTURES, out=cli.path("again.bundle"))
    t.test(open(one, "rb").read() == open(again, "rb").read(), "packing the same gives the same bytes")
    done = cli.run("rules", "verify", "--key", public, one)
    t.test(done.code == 1 and "no signature" in done.err, "a bundle without a signature is refused", done)
    done = cli.run("rules", "sign", "--key", secret, one)
    t.test(done.code == 0 and os.path.exists(one + ".minisig"), "sign", done)
    run = subprocess.run(["minisign", "-V", "-p", public, "-m", one], capture_output=True, text=True)
    t.test(run.returncode == 0 and "own version:1" in run.stdout, "minisign accepts our signature", run.stdout + run.stderr)
    done = cli.run("rules", "verify", "--key", public, one)
    t.test(done.code == 0, "verify", done)
    done = cli.run("rules", "verify", "--key", public2, one)
    t.test(done.code == 1 and "another key" in done.err, "another key is refused", done)
    done = cli.run("rules", "verify", "--key", public, "--key", public2, "--signatures", "2", one)
    t.test(done.code == 1 and "2 are wanted" in done.err, "one signature is not two", done)
    done = cli.run("rules", "verify", "--key", public, "--key", public, "--signatures", "2", one)
    t.test(done.code == 1, "one key named twice is not two", done)
    cli.run("rules", "sign", "--key", secret2, one)
    done = cli.run("rules", "verify", "--key", public, "--key", public2, "--signatures", "2", one)
    t.test(done.code == 0, "two signatures", done)
    done = cli.run("rules", "install", "--store", store, "--key", public, "--replay", os.path.join(ROOT, "pcaps/plant/day.pcap"), one)
    t.test(done.code == 0 and "134 captures run" in done.out.replace("%d captures" % (2 * len(os.listdir(CAPTURES + "/hit"))), "134 captures"),
           "install runs every capture, and a replay", done)
    two, _ = pack(cli, 2)
    subprocess.run(["minisign", "-S", "-s", secret, "-m", two], check=True, capture_output=True)
    done = cli.run("rules", "install", "--store", store, "--key", public, two)
    t.test(done.code == 0 and "own 2" in done.out, "install what minisign signed", done)
    done = cli.run("rules", "install", "--store", store, "--key", public, one)
    t.test(done.code == 1 and "older" in done.err, "an older version is refused", done)
    done = cli.run("rules", "list", "--store", store)
    t.test("own 2 of 2026-11-24 (" in done.out and "installed 0 days ago; before it 1" in done.out, "list tells version and age", done)
    done = cli.run("rules", "rollback", "--store", store, "own")
    t.test(done.code == 0 and "own 1" in done.out and "own 1 of" in cli.run("rules", "list", "--store", store).out, "rollback", done)
    done = cli.run("rules", "rollback", "--store", store, "../own")
    t.test(done.code == 2, "a name that leads out is refused", done)
    done = cli.run("rules", "install", "--allow-older", "--store", store, "--key", public, one)
    t.test(done.code == 0, "an older version, when asked for", done)

    def refused(data, words, what, version=9):
        path = cli.write("bad.bundle", data)
        subprocess.run(["minisign", "-S", "-s", secret, "-m", path], check=True, capture_output=True)
        before = open(os.path.join(store, "own", "current")).read()
        bad = cli.run("rules", "install", "--store", store, "--key", public, path)
        t.test(bad.code == 1 and words in bad.err and open(os.path.join(store, "own", "current")).read() == before and
               not [n for n in os.listdir(os.path.join(store, "own")) if n.startswith(".new")], what + " is refused, nothing changes", bad)

    whole = open(two, "rb").read()
    changed = cli.write("changed.bundle", whole[:-9] + b"X" + whole[-8:])
    shutil.copy(two + ".minisig", changed + ".minisig")
    done = cli.run("rules", "verify", "--key", public, changed)
    t.test(done.code == 1 and "not what was signed" in done.err, "a changed byte is refused", done)
    broken = cli.write("comment.bundle", whole)
    signature = open(two + ".minisig").read().replace("timestamp", "Timestamp")
    open(broken + ".minisig", "w").write(signature)
    done = cli.run("rules", "verify", "--key", public, broken)
    t.test(done.code == 1 and "trusted comment" in done.err, "a changed trusted comment is refused", done)

    def bundle(files, head="name: own\nversion: 9\ndate: 2026-11-24\nminimum: 0.1.0\n"):
        lines = ["file: %s %d %s %s" % (kind, size if size is not None else len(data),
                                        hashlib.blake2b(data, digest_size=32).hexdigest(), path) for kind, path, data, size in files]
        return b"bulkhead-bundle 1\n" + head.encode() + "\n".join(lines).encode() + b"\n\n" + b"".join(f[2] for f in files)

    rule = b'alert tcp any any -> any any (content:"abcd"; sid:1;)\n'
    refused(whole[:-100], "ends inside", "a bundle that is cut")
    refused(whole[:100], "cut", "a bundle that is cut in its manifest")
    refused(whole + b"x", "behind the last file", "a byte too many")
    for path in ("../x.rules", "/etc/x.rules", "a/../../x.rules", "a//x", ".x", "a b"):
        refused(bundle([("rules", path, rule, None)]), "may not be called" if " " not in path else "", "the path " + path)
    refused(bundle([("rules", "x.rules", rule, 99999999999)]), "beyond", "a file of 100 GB in a small bundle")
    refused(bundle([("rules", "x.rules", rule, None)] * 2), "two files", "one name twice")
    refused(bundle([("rules", "x.rules", rule, None)], "name: own\nversion: 9\ndate: 2026-11-24\nminimum: 99.0\n"), "needs Bulkhead 99.0",
            "a bundle for a later Bulkhead")
    refused(bundle([("rules", "x.rules", rule.replace(b"content", b"contant"), None)]), "nobody knows", "a rule with a mistake")
    capture = open(os.path.join(ROOT, "pcaps/plant/day.pcap"), "rb").read()
    refused(bundle([("rules", "x.rules", rule, None), ("hit", "hit/1.pcap", capture, None)]), "does not hit", "a rule that misses its capture")
    refused(b"bulkhead-bundle 1\n" + b"x" * 1000, "", "a manifest of one long line")
    refused(os.urandom(5000), "no bundle", "garbage")


main(own_set, life)
