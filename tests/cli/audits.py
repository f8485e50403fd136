#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`bulkhead audit` from outside: inputs good and bad, outputs, workers, exit status, terminals and pipes: audits.py BUILD"""
import gzip
import json
import os
import random
import re
import shutil
import struct
import subprocess

from _cli import DAY, POLICY, ROOT, captures, main, read

MODBUS = "pcaps/modbus/recorded-libmodbus.pcap"
GOOD = "pcaps/network/ipv6.pcap"  # nothing in it needs attention


def status(cli, t):
    for words, code, arguments in (
            ("nothing to report: 0", 0, [GOOD]), ("findings: 1", 1, [DAY]),
            ("what a policy would have stopped: 1", 1, ["--policy", POLICY, DAY]),
            ("a capture that is not there: 2", 2, ["no-such.pcap"]),
            ("one that is there and one that is not: 2", 2, [GOOD, "no-such.pcap"])):
        done = cli.run("audit", *arguments)
        t.test(done.code == code, words, done)
    both = cli.run("audit", "--format", "json", GOOD, "no-such.pcap")
    t.test(json.loads(both.out)["capture"]["packets"] == 18 and "no-such.pcap" in both.err,
           "what could be read is reported, what could not is named", both)


def inputs(cli, t):
    plain, _ = cli.report(MODBUS)
    data = read(MODBUS)

    def same(report):
        return report and {k: v for k, v in report.items() if k not in ("capture", "partial")} == \
            {k: v for k, v in plain.items() if k not in ("capture", "partial")}

    done = cli.run("audit", "-q", "--format", "json", "-", stdin=data)
    t.test(done.code in (0, 1) and same(json.loads(done.out or "null")), "standard input gives the same report", done)
    packed = {"a.pcap.gz": gzip.compress(data), "b.pcap": gzip.compress(data)}
    if shutil.which("zstd"):
        packed["c.pcap.zst"] = subprocess.run(["zstd", "-q", "-c"], input=data, capture_output=True).stdout
    for name, bytes_ in packed.items():
        report, done = cli.report(cli.write(name, bytes_))
        t.test(same(report), "packed, as %s: the same report" % name, done)
        done = cli.run("audit", "-q", "--format", "json", "-", stdin=bytes_)
        t.test(same(json.loads(done.out or "null")), "packed on standard input, as %s: the same report" % name, done)
    if not shutil.which("zstd"):
        t.skip("packed with zstd", "zstd is not installed")
    if shutil.which("editcap"):
        path = cli.path("d.pcapng")
        subprocess.run(["editcap", "-F", "pcapng", os.path.join(ROOT, MODBUS), path], check=True, capture_output=True)
        t.test(same(cli.report(path)[0]), "as pcapng of another program: the same report")
        odd = cli.path("e.snoop")
        subprocess.run(["editcap", "-F", "snoop", os.path.join(ROOT, MODBUS), odd], check=True, capture_output=True)
        t.test(cli.run("audit", odd).code in (0, 1, 2), "a format that nobody uses: read or refused")
    else:
        t.skip("as pcapng of another program", "editcap is not installed")
    whole, _ = cli.report("pcaps/modbus")
    parts, _ = cli.report(*[c for c in captures("pcaps/modbus")])
    t.test(whole and whole == parts, "a folder is the captures in it")
    backwards, _ = cli.report(*[c for c in captures("pcaps/modbus")][::-1])
    t.test(backwards and backwards["conversations"] == whole["conversations"], "files are put in order by their times")


def outputs(cli, t):
    on_screen = cli.run("audit", "-q", "--policy", POLICY, DAY)
    path = cli.path("report.txt")
    to_file = cli.run("audit", "-q", "--policy", POLICY, "--out", path, DAY)
    t.test(not to_file.out and open(path).read() == on_screen.out and to_file.code == on_screen.code,
           "--out writes what else were shown", to_file)
    t.test("\033" not in on_screen.out, "no colours in a file or pipe")
    for name, begins in (("r.json", "{"), ("r.html", "<!DOCTYPE html>")):
        path = cli.path(name)
        done = cli.run("audit", "-q", "--policy", POLICY, "--out", path, DAY)
        text = open(path).read() if os.path.exists(path) else ""
        t.test(text.lower().startswith(begins.lower()), "--out %s knows its format by its name" % name, done)
        t.test(ROOT not in text, name + " names no folder of this machine")
    t.test(not re.search(r"(src|href)=.?https?:|@import|url\([^#]", text), "the page needs nothing from elsewhere")
    mixed = cli.run("audit", "-q", "--events", "-", "--out", cli.path("x.json"), DAY)
    lines = mixed.out.splitlines()
    t.test(len(lines) > 500 and all(json.loads(line)["timestamp"] for line in lines), "--events - are lines of JSON")
    unwritable = cli.run("audit", "--out", "/proc/no/report.txt", DAY)
    t.test(unwritable.code == 2 and unwritable.err and not unwritable.crashed(), "a report that cannot be written", unwritable)
    if os.path.exists("/dev/full"):
        full = cli.run("audit", "--events", "/dev/full", "--out", cli.path("y.json"), DAY)
        t.test(full.code == 2 and "/dev/full" in full.err, "a full disk under the events is told", full)
        with open("/dev/full", "wb") as out:
            run = subprocess.run([cli.bulkhead, "audit", DAY], cwd=ROOT, stdout=out, stderr=subprocess.PIPE)
        t.test(run.returncode == 2 and run.stderr, "a full disk under the report is told", run.stderr)
    keep = cli.write("keep.txt", "before")
    cli.run("audit", "--out", keep, "no-such.pcap")
    t.test(open(keep).read() != "", "a report is whole or not there at all")


def workers(cli, t):
    for what in (["pcaps"], ["--policy", POLICY, "pcaps/plant"], ["--policy", POLICY, "--against", POLICY, DAY]):
        seen = []
        for n in ("1", "2", "4"):
            events = cli.path("events-" + n)
            done = cli.run("audit", "-q", "--workers", n, "--format", "json", "--events", events, *what)
            seen.append((done.code, done.out, read(events)))
        t.test(seen[0][1] and seen[0][:2] == seen[1][:2] == seen[2][:2], "1, 2, 4 workers, the same report: " + " ".join(what))
        t.test(seen[0][2] and seen[0][2] == seen[1][2] == seen[2][2], "1, 2, 4 workers, the same events: " + " ".join(what))
    once = cli.run("audit", "--format", "json", "pcaps")
    t.test(once.out == cli.run("audit", "--format", "json", "pcaps").out, "the same input gives the same output")


def against(cli, t):
    text = read(POLICY).decode()
    same = cli.run("audit", "-q", "--policy", POLICY, "--against", POLICY, "--format", "json", DAY)
    report = json.loads(same.out)
    t.test(report["against"]["different"] == 0 if "different" in report["against"] else not report["against"].get("groups"),
           "a policy against itself: no difference", json.dumps(report["against"])[:300])
    narrower = cli.write("narrower.conf", text.replace("value=0..75.0", "value=0..60.0"))
    for form in ("text", "json", "html"):
        done = cli.run("audit", "-q", "--policy", POLICY, "--against", narrower, "--format", form, DAY)
        t.test(done.code in (0, 1) and "narrower.conf" in done.out, "against a narrower policy, as " + form, done)
    found = json.loads(cli.run("audit", "-q", "--policy", POLICY, "--against", narrower, "--format", "json", DAY).out)["against"]
    t.test(found.get("different") == 1, "the one setpoint above 60 would differ", json.dumps(found)[:300])


def bad_captures(cli, t):
    data = read(MODBUS)
    header, record = data[:24], data[24:40]
    rng = random.Random(1)
    unreadable = cli.write("unreadable.pcap", data)
    folder = cli.path("empty-folder")
    os.mkdir(folder)
    cases = [
        ("empty", cli.write("empty.pcap", b""), 0), ("half a header", cli.write("half.pcap", data[:11]), 0),
        ("cut inside a packet", cli.write("cut.pcap", data[:2000]), 20),
        ("cut inside a packet's header", cli.write("cut2.pcap", data[:24 + 16 + 74 + 7]), 1),
        ("random", cli.write("random.pcap", rng.randbytes(5000)), 0),
        ("random after the header", cli.write("random2.pcap", header + rng.randbytes(5000)), 0),
        ("text", cli.write("text.pcap", b"not a capture, just words\n" * 50), 0),
        ("a link type that nobody has", cli.write("link.pcap", data[:20] + struct.pack("<I", 0x2ffffff) + data[24:]), 0),
        ("a packet of 4 GB", cli.write("huge.pcap", header + record[:8] + b"\xff" * 8 + data[40:]), 0),
        ("packed, and cut", cli.write("cut.pcap.gz", gzip.compress(data)[:700]), 5),
        ("packed, and corrupt", cli.write("bad.pcap.gz", gzip.compress(data)[:500] + b"\0" * 500), 2),
        ("only the magic of zstd", cli.write("bad.zst", bytes.fromhex("28b52ffd")), 0),
        ("pcapng: cut", cli.write("cut.pcapng", read("pcaps/network/two-interfaces.pcapng")[:700]), 5),
        ("pcapng: a block longer than the file", cli.write("block.pcapng", read("pcaps/network/two-interfaces.pcapng")[:28] +
                                                           struct.pack("<II", 1, 0xfffffff0)), 0),
        ("pcapng: a block of no length", cli.write("block0.pcapng", read("pcaps/network/two-interfaces.pcapng")[:28] +
                                                   struct.pack("<II", 6, 0) * 20), 0),
        ("a folder without captures", folder, 0), ("a device", "/dev/null", 0),
    ]
    for words, path, least in cases:
        done = cli.run("audit", "--format", "json", path)
        told = [line for line in done.err.splitlines() if path in line]
        t.test(done.code == 2 and not done.crashed() and told, "%s: said so, and 2" % words, done)
        if least:
            report = json.loads(done.out or "null")
            t.test(report and report["capture"]["packets"] >= least and report["partial"],
                   "%s: what was read before is reported, and marked" % words, done)
        for command in ("learn", "explain"):
            other = cli.run(command, *(["--packet", "1"] if command == "explain" else []), path)
            t.test(other.code == 2 and not other.crashed(), "%s: %s too" % (words, command), other)
    absurd = cli.write("snap.pcap", data[:16] + b"\xff\xff\xff\x7f" + data[20:])
    t.test(cli.run("audit", absurd).code in (0, 1), "an absurd snap length harms nobody")
    zeros = cli.write("zeros.pcap", data + bytes(4096))
    done = cli.run("audit", zeros)
    t.test(done.code == 2 and "damaged" in done.err and "42" in done.out, "zeros at the end are told, the rest is reported", done)
    os.chmod(unreadable, 0)
    if os.geteuid() == 0 and shutil.which("setpriv"):
        os.chmod(cli.folder.name, 0o755)
        run = subprocess.run(["setpriv", "--reuid", "65534", "--clear-groups", cli.bulkhead, "audit", unreadable],
                             capture_output=True, text=True, cwd="/")
        t.test(run.returncode == 2 and "ermission denied" in run.stderr, "a capture that may not be read", run.stderr)
    elif os.geteuid() != 0:
        t.test("ermission denied" in cli.run("audit", unreadable).err, "a capture that may not be read")
    else:
        t.skip("a capture that may not be read", "root reads everything, and setpriv is not installed")
    for n in range(40):  # one byte wrong anywhere
        broken = bytearray(data)
        broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        done = cli.run("audit", "-q", cli.write("flipped.pcap", bytes(broken)))
        if done.crashed() or done.code not in (0, 1, 2):
            t.test(False, "a flipped bit harms nobody: round %d" % n, done)
            return
    t.test(True, "forty captures with a flipped bit harm nobody")


def bad_policies(cli, t):
    good = read(POLICY).decode()
    big = cli.write("big.conf", good + "# " + "x" * 10_000_000 + "\n")
    done = cli.run("check", "-q", big, timeout=30)
    t.test(done.code in (0, 2) and not done.crashed(), "a policy of 10 MB, mostly a comment: judged or refused", done)
    line = '"modbus read unit=%d table=holding address=%d..%d src=10.0.0.%d"'
    lines = ",\n".join(line % (n % 250, n % 60000, n % 60000 + 10, n % 250) for n in range(150000))
    frame = 'version = 1; mode = "monitor"; zones = ({ name = "a"; addresses = ["10.0.0.0/24"]; }, { name = "b"; ' \
            'addresses = ["10.0.1.0/24"]; }); conduits = (%s); otherwise = "drop";'
    huge = cli.write("huge.conf", frame % ('{ from = "a"; to = "b"; allow = (' + lines + "); }"))
    done = cli.run("check", "-q", huge, timeout=60)
    t.test(not done.crashed() and (done.err or done.code == 0), "a policy of 10 MB, all lines: judged or refused", done)
    many = '{ from = "a"; to = "b"; allow = (' + ",\n".join('"modbus raed unit=%d adress=1"' % n for n in range(1000)) + "); }"
    wrong = cli.write("wrong.conf", frame % many)
    done = cli.run("check", wrong, timeout=30)
    t.test(done.code == 2 and done.err.count("error:") >= 2000 and "%d errors" % done.err.count("error:") in done.err,
           "a thousand mistakes: all in one run", done)
    t.test("did you mean" in done.err, "mistakes come with the nearest name", done)
    for words, text in (
            ("not libconfig at all", "this is not a policy"), ("random", bytes(random.Random(2).randbytes(4000))),
            ("a string that does not end", good + '\nx = "'), ("a number beyond 32 bits", "version = 99999999999;"),
            ("an include", '@include "/etc/passwd"\n' + good), ("deep", "a = " + "(" * 5000 + ")" * 5000 + ";"),
            ("a zone twice", good.replace('name = "office"', 'name = "line"')),
            ("an unknown setting", good.replace('otherwise = "drop";', 'otherwize = "drop";')),
            ("an unknown verdict", good.replace('otherwise = "drop"', 'otherwise = "explode"')),
            ("an unknown zone", good.replace('from = "office"', 'from = "offic"')),
            ("a bad address", good.replace("10.1.0.0/16", "10.1.0.0/99")), ("zeros", b"\0" * 100)):
        path = cli.write("bad.conf", text)
        done = cli.run("check", path, timeout=30)
        told = re.search(re.escape(path) + r"(:\d+:\d+)?: error: ", done.err)
        t.test(done.code == 2 and not done.crashed() and told, "a policy that is wrong (%s) is refused, with its place" % words,
               done)
        judged = cli.run("audit", "--policy", path, DAY, timeout=30)
        t.test(judged.code == 2 and not judged.out, "a policy that is wrong (%s) judges nothing" % words, judged)


def terminals(cli, t):
    quiet = cli.run("audit", "--format", "json", DAY)
    t.test(not quiet.err, "no progress but on a terminal", quiet)
    if not shutil.which("script"):
        t.skip("progress on a terminal", "script is not installed")
        return
    slow = "(head -c 30000 %s; sleep 1.2; tail -c +30001 %s) | %s audit %%s --out %s -" % (DAY, DAY, cli.bulkhead, cli.path("z"))

    def on_terminal(option):
        return subprocess.run(["script", "-qec", slow % option, "/dev/null"], cwd=ROOT, capture_output=True,
                              stdin=subprocess.DEVNULL).stdout.decode()
    shown = on_terminal("")
    t.test("packets" in shown and "\r" in shown, "a long run shows its progress on a terminal", shown)
    t.test("packets" not in on_terminal("--quiet"), "not with --quiet")
    coloured = subprocess.run(["script", "-qec", "%s audit -q --policy %s %s" % (cli.bulkhead, POLICY, DAY), "/dev/null"], cwd=ROOT,
                              capture_output=True, stdin=subprocess.DEVNULL, env=dict(os.environ, TERM="xterm"))
    t.test(b"\033[" in coloured.stdout, "a report on a terminal has colours")


def pipes(cli, t):
    for command in ("audit -q %s" % DAY, "audit -q --events - --out /dev/null pcaps", "fields", "flaws", "man", "check " + POLICY,
                    "learn -a " + DAY, "completion bash"):
        run = subprocess.run(["bash", "-c", "set -o pipefail; %s %s | head -n 1 >/dev/null" % (cli.bulkhead, command)], cwd=ROOT,
                             capture_output=True, text=True, timeout=60)
        t.test(run.returncode in (0, 1, 2, 141) and "Sanitizer" not in run.stderr, "`%s | head -n 1` ends well" % command,
               run.returncode, run.stderr)


if __name__ == "__main__":
    main(status, inputs, outputs, workers, against, bad_captures, bad_policies, terminals, pipes)
