#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From captures to policies and back: `learn`, `check`, `explain`, over the captures of pcaps/: policies.py BUILD"""
import json
import re
from concurrent.futures import ThreadPoolExecutor

from _cli import DAY, POLICY, STOPS, captures, main, read, stops

# What differs from one message to the next that is the same operation again.
PASSING = ("transaction", "pdu_reference", "send_sequence", "receive_sequence", "sequence")


def learn_one(cli, capture):
    """What went wrong with learning from one capture: sentences."""
    wrong = []
    name = cli.path(re.sub(r"\W", "-", capture))
    asked = cli.run("learn", "--out", name + ".asked", capture)
    accepted = cli.run("learn", "--accept-all", "--out", name + ".all", capture)
    told = re.search(r"(\d+) questions?", asked.err)
    questions = int(told[1]) if told else 0
    if asked.code != (1 if questions else 0):
        wrong.append("learn answered %s" % asked)
    if accepted.code != 0 or accepted.err:
        wrong.append("learn --accept-all answered %s" % accepted)
    for kind in (".asked", ".all"):
        checked = cli.run("check", name + kind)
        if checked.code != 0:
            wrong.append("check of %s answered %s" % (kind, checked.err[:300]))
    stopped = stops(cli, name + ".all", capture)
    if stopped:
        wrong.append("with --accept-all %d are stopped: %s" % (len(stopped), "; ".join(stopped[:6])))
    stopped = stops(cli, name + ".asked", capture)
    if bool(stopped) != bool(questions):
        wrong.append("%d questions, but stopped are: %s" % (questions, "; ".join(stopped[:6])))
    return wrong


def learning(cli, t):
    with ThreadPoolExecutor(2) as pool:
        for capture, wrong in zip(captures("pcaps"), pool.map(lambda c: learn_one(cli, c), captures("pcaps"))):
            t.test(not wrong, "learnt from %s: compiles, and stops the questions only" % capture, *wrong)
    text = cli.run("learn", DAY)
    again = cli.run("learn", DAY)
    t.test(text.out == again.out, "learning twice gives the same policy")
    t.test('mode = "enforce"' in text.out and 'mode = "monitor"' in cli.run("learn", "--mode", "monitor", DAY).out,
           "--mode sets the mode")
    questions = [line for line in text.out.splitlines() if line.lstrip().startswith("#") and "match" in line]
    t.test(any("program" in q for q in questions) and any(" run" in q for q in questions),
           "loading a program and stopping a controller are questions", *questions)
    piped = cli.run("learn", "-", stdin=read(DAY))
    t.test(piped.out == text.out, "learning from standard input gives the same policy")


def canonical(cli, t):
    text = cli.run("check", "--canonical", POLICY)
    path = cli.write("canonical.conf", text.out)
    again = cli.run("check", "--canonical", path)
    t.test(text.code == 0 and text.out == again.out, "the canonical text of a policy is its own", again)
    first, _ = cli.report("--policy", POLICY, DAY)
    second, _ = cli.report("--policy", path, DAY)
    t.test(first and second and first["verdicts"] == second["verdicts"], "and judges the same")
    t.test(not cli.run("check", "--quiet", POLICY).err and not cli.run("check", "--quiet", POLICY).out,
           "pcaps/policy.conf has neither mistakes nor warnings")


def key(event):
    """What makes two events the same operation."""
    protocol = event[event["app_proto"]]
    return json.dumps([event["src_ip"], event["dest_ip"], event["dest_port"], event["operation"],
                       {k: v for k, v in protocol.items() if k not in PASSING}])


def operations(events):
    return [e for e in events if "operation" in e]


def explaining(cli, t):
    before = operations(cli.events("--policy", POLICY, DAY)[0])
    denied = [e for e in before if e["policy"]["verdict"] in STOPS]
    t.test(len(denied) > 20, "the story has denied operations", len(denied))
    counted = {}
    done = set()
    for e in before:
        counted[e["pcap_cnt"]] = counted.get(e["pcap_cnt"], 0) + 1
        e["number"] = counted[e["pcap_cnt"]]
    for e in denied:
        if key(e) in done:
            continue
        done.add(key(e))
        where = ["--policy", POLICY, "--packet", str(e["pcap_cnt"]), "--operation", str(e["number"])]
        words = "packet %d, %s (%s)" % (e["pcap_cnt"], e["operation"]["label"], e["policy"]["cause"])
        new = cli.path("applied.conf")
        got = cli.run("explain", *where, "--apply", new, DAY)
        if e["policy"]["cause"] == "deny-line":
            t.test(got.code == 2 and "deny line" in got.out, words + ": no allow line helps, and explain says so", got)
            continue
        after = operations(cli.events("--policy", new, DAY)[0])
        changed = [(b, a) for b, a in zip(before, after) if b["policy"]["verdict"] != a["policy"]["verdict"]]
        same = all(a["policy"]["verdict"] == "allow" and (key(b) == key(e) or a["policy"]["cause"] == "housekeeping")
                   for b, a in changed)  # an allow line implies its protocol's housekeeping
        told = re.search(r"applied: (\d+) of %d operations are allowed now that were not, 0 changed otherwise" % len(before), got.out)
        t.test(got.code == 0 and len(before) == len(after) and changed and same and told and int(told[1]) == len(changed),
               words + ": its line allows it and nothing else", got, len(changed))
        t.test(cli.run("check", "-q", new).code in (0, 1), words + ": the policy with it compiles")


def explanations(cli, t):
    got = cli.run("explain", "--policy", POLICY, "--packet", "377", DAY)
    for words, wanted in (("who", "192.168.20.10:49301 -> 192.168.10.31:502"), ("what", "write multiple registers"),
                          ("where from and to", "zone control-room -> zone line"), ("the bytes", "42 be|43 34"),
                          ("the verdict", "verdict: refuse"), ("the line to add", '"modbus write ')):
        t.test(re.search(wanted, got.out), "explain tells " + words, got)
    allowed = cli.run("explain", "--policy", POLICY, "--packet", "9", DAY)
    t.test(allowed.code == 0 and "verdict: allow" in allowed.out, "explain of what passes says so", allowed)
    t.test(cli.run("explain", "--packet", "9", DAY).code == 0, "explain works without a policy")
    t.test(cli.run("explain", "--policy", POLICY, "--packet", "377", "-", stdin=read(DAY)).out == got.out,
           "explain reads standard input")


if __name__ == "__main__":
    main(learning, canonical, explaining, explanations)
