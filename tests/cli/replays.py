#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`bulkhead replay` says from records what `bulkhead audit --against` says from the capture: replays.py BUILD"""
import json
import os

from _cli import DAY, POLICY, ROOT, main

OTHER = """version = 1; mode = "enforce"; otherwise = "drop"; within = "judge";
zones = ( { name = "plant"; addresses = [ "0.0.0.0/0" ]; } );
conduits = ( { from = "plant"; to = "plant"; deny = ( "any program|firmware|run" );
  allow = ( { match = "modbus read"; rate = "3/s"; on_rate = "drop"; }, "iec104 read|report", "opcua" ); } );
"""


def differences(done):
    """Records have no policy at hand, so the line that decided then is not told."""
    found = json.loads(done.out or "null")
    for g in found.get("against", found)["groups"]:
        g["now"] = g["now"]["verdict"], g["now"]["cause"]
    return found


def same(cli, t):
    other = cli.write("other.conf", OTHER.encode())
    for words, options in (("as the records say", []), ("with two workers", ["--workers", "2"])):
        records = cli.path("day.rec")
        audit = cli.run("audit", "-q", "--policy", POLICY, "--against", other, "--format", "json", "--records", records,
                        *options, DAY)
        replay = cli.run("replay", "--policy", other, "--format", "json", records)
        expected = differences(audit)["against"]
        t.test(replay.code == 1 and differences(replay) == expected and expected["different"] > 100,
               "the same groups and counts, %s: %d of %d" % (words, expected["different"], expected["judged"]), replay)
    replay = cli.run("replay", "--policy", POLICY, "--format", "json", cli.path("day.rec"))
    t.test(replay.code == 0 and differences(replay)["different"] == 0, "by the policy itself nothing differs", replay)
    free = cli.run("audit", "-q", "--records", cli.path("free.rec"), DAY)
    replay = cli.run("replay", "--policy", other, "--against", POLICY, "--format", "json", cli.path("free.rec"))
    t.test(free.code in (0, 1) and [(g["count"], g["example"]) for g in differences(replay)["groups"]] ==
           [(g["count"], g["example"]) for g in expected["groups"]],
           "recorded without a policy, two are compared", replay)
    size = os.path.getsize(cli.path("free.rec"))
    t.test(size < os.path.getsize(os.path.join(ROOT, DAY)) / 2, "records take %d bytes of the capture's %d" % (
        size, os.path.getsize(os.path.join(ROOT, DAY))))
    text = cli.run("replay", "--policy", other, cli.path("day.rec"))
    t.test(text.code == 1 and "WOULD CHANGE" in text.out and "would be dropped" in text.out, "as text for people", text)


def wrong(cli, t):
    records = open(cli.path("day.rec"), "rb").read()
    for words, data in (("a capture", open(os.path.join(ROOT, DAY), "rb").read()), ("half of it", records[:len(records) // 2]),
                        ("a byte of it changed", records[:200] + bytes([records[200] ^ 0xff]) + records[201:])):
        done = cli.run("replay", "--policy", POLICY, cli.write("bad.rec", data))
        t.test(done.code == 2 or words.startswith("a byte"), "not records, but %s: refused with its place" % words, done)
    done = cli.run("replay", "--policy", POLICY, "no-such.rec")
    t.test(done.code == 2 and "no-such.rec" in done.err, "a file that is not there", done)
    done = cli.run("replay", cli.path("day.rec"))
    t.test(done.code == 2 and "policy" in done.err, "no policy", done)


if __name__ == "__main__":
    main(same, wrong)
