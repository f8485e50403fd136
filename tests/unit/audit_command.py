#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command line of `bulkhead audit`: exit statuses, what goes where, what is left behind when something fails.

    audit_command.py BULKHEAD        TAP on standard output
"""
import gzip
import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time

BULKHEAD = os.path.abspath(sys.argv[1])
count = failed = 0


def ok(is_ok, name, more=""):
    global count, failed
    count += 1
    print(("" if is_ok else "not ") + "ok %d - %s" % (count, name))
    if not is_ok:
        failed += 1
        for line in str(more).splitlines()[:20]:
            print("# " + line)


def audit(*args, stdin=None, stdout=subprocess.PIPE):
    return subprocess.run([BULKHEAD, "audit", *args], input=stdin, stdout=stdout, stderr=subprocess.PIPE, timeout=60)


def ok_run(name, status, words, *args, **more):
    """The command ends with this status and says these words on standard error."""
    p = audit(*args, **more)
    err = p.stderr.decode()
    ok(p.returncode == status and words in err, name, "status %d: %s" % (p.returncode, err))
    return p


# ---- captures ----

def frame(client_speaks, seq, ack, flags, payload=b""):
    client, server = (bytes([10, 0, 0, 1]), 40000), (bytes([10, 0, 1, 1]), 502)
    src, dst = (client, server) if client_speaks else (server, client)
    tcp = struct.pack(">HHIIBBHHH", src[1], dst[1], seq, ack, 0x50, flags, 8192, 0, 0) + payload
    ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(tcp), 0, 0x4000, 64, 6, 0) + src[0] + dst[0]
    return bytes(6) + bytes(6) + b"\x08\x00" + ip + tcp


def capture(frames):
    out = [struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1)]
    for i, f in enumerate(frames):
        out.append(struct.pack("<IIII", 1600000000 + i, 0, len(f), len(f)) + f)
    return b"".join(out)


def modbus(requests):
    """A connection in which each request (a PDU) is answered by the given PDU."""
    seq, ack = 1000, 5000
    frames = [frame(True, 999, 0, 2), frame(False, 4999, 1000, 18), frame(True, 1000, 5000, 16)]
    for n, (request, answer) in enumerate(requests):
        m = struct.pack(">HHHB", n, 0, len(request) + 1, 1) + request
        frames.append(frame(True, seq, ack, 24, m))
        seq += len(m)
        m = struct.pack(">HHHB", n, 0, len(answer) + 1, 1) + answer
        frames.append(frame(False, ack, seq, 24, m))
        ack += len(m)
    return capture(frames)


READ = (bytes([3, 0, 10, 0, 1]), bytes([3, 2, 0, 7]))
WRITE = (bytes([6, 0, 10, 0, 1]), bytes([6, 0, 10, 0, 1]))

POLICY = """mode = "enforce";
zones = ( { name = "office"; addresses = [ "10.0.0.0/24" ]; }, { name = "line"; addresses = [ "10.0.1.0/24" ]; } );
conduits = ( { from = "office"; to = "line"; allow = ( "modbus %s" ); otherwise = "drop"; } );
otherwise = "drop";
"""


def main():
    folder = tempfile.TemporaryDirectory(prefix="audit-")
    os.chdir(folder.name)
    files = {
        "read.pcap": modbus([READ] * 5),
        "write.pcap": modbus([READ, WRITE, READ]),
        "empty.pcap": capture([]),
        "cut.pcap": modbus([READ] * 5)[:-5],
        "write.pcap.gz": gzip.compress(modbus([READ, WRITE, READ])),
        "text": b"not a capture at all\n",
        "reads.conf": (POLICY % "read").encode(),
        "all.conf": (POLICY % "read|write").encode(),
        "wrong.conf": (POLICY % "raed").encode(),
    }
    for name, data in files.items():
        with open(name, "wb") as f:
            f.write(data)

    # usage
    ok_run("no capture is named", 2, "name at least one capture")
    ok_run("an unknown option", 2, "did you mean --policy?", "--polcy", "reads.conf", "read.pcap")
    ok_run("a value is missing", 2, "--workers needs a value", "read.pcap", "--workers")
    ok_run("a wrong choice", 2, "it is one of text|json|html", "--format=xml", "read.pcap")
    ok_run("not a number", 2, "whole number, not 'two'", "--workers", "two", "read.pcap")
    ok_run("out of limits", 2, "between 1 and 64", "--workers", "65", "read.pcap")
    ok_run("a size", 2, "size such as 96M", "--memory", "96X", "read.pcap")
    ok_run("a switch has no value", 2, "takes no value", "--quiet=yes", "read.pcap")
    ok_run("report and events on one stream", 2, "cannot both go", "--events", "-", "read.pcap")
    p = ok_run("help", 0, "", "--help")
    ok(b"--against FILE" in p.stdout and b"CAPTURE..." in p.stdout, "help lists options")

    # statuses
    ok_run("nothing to report", 0, "", "--policy", "reads.conf", "read.pcap")
    ok_run("a capture without packets", 0, "", "empty.pcap")
    ok_run("findings", 1, "", "--policy", "reads.conf", "write.pcap")
    p = ok_run("no such file", 2, "absent.pcap: cannot be opened: No such file", "absent.pcap")
    ok(p.stdout == b"", "nothing readable, no report")
    p = ok_run("one of two is readable", 2, "text: not a capture", "--format", "json", "text", "read.pcap")
    ok(json.loads(p.stdout)["protocols"]["modbus"]["messages"] == 10, "it is reported")
    p = ok_run("a cut capture", 2, "the file ends inside a packet", "--format", "json", "cut.pcap")
    ok(json.loads(p.stdout)["protocols"]["modbus"]["messages"] == 9, "what was read is reported")
    p = ok_run("mistakes in both policies", 2, "did you mean", "--policy", "wrong.conf", "--against", "absent.conf",
               "read.pcap")
    ok(b"absent.conf" in p.stderr and p.stdout == b"", "all mistakes at once")
    ok_run("the report onto a capture", 2, "read.pcap is read: it cannot be written", "--out", "read.pcap", "read.pcap")
    ok(open("read.pcap", "rb").read() == files["read.pcap"], "the capture stays")
    ok_run("arguments behind --", 2, "--read.pcap: cannot be opened", "--", "--read.pcap")

    # outputs
    p = audit("--format", "json", "write.pcap")
    whole = p.stdout
    ok(audit("--out", "r.json", "write.pcap").stdout == b"" and open("r.json", "rb").read() == whole,
       "--out gives the same report, its form known by its name")
    ok(os.stat("r.json").st_mode == os.stat("text").st_mode, "with the mode of any new file")
    p = audit("--format", "json", "-", stdin=files["write.pcap.gz"])
    ok(json.loads(p.stdout)["protocols"] == json.loads(whole)["protocols"], "standard input, compressed")
    p = audit("--format", "json", "--workers", "3", "write.pcap")
    ok(p.stdout == whole, "three workers, the same report")
    p = audit("--events", "-", "--out", "r.txt", "write.pcap")
    events = [json.loads(line) for line in p.stdout.splitlines()]
    ok(len(events) > 3 and open("r.txt").read() != "", "events on standard output, the report in a file")
    p = audit("--trace", "4", "write.pcap")
    ok(p.stdout.startswith(b"packet 1\n  frame ") and b"packet 4\n" in p.stdout and b"packet 5\n" not in p.stdout and
       b"  operation read" in p.stdout, "a trace in front of the text", p.stdout.decode())
    p = audit("--trace", "4", "--format", "json", "write.pcap")
    ok(p.stdout == whole and b"packet 4" in p.stderr, "a trace beside JSON")

    # another policy
    p = audit("--policy", "all.conf", "--against", "reads.conf", "--format", "json", "write.pcap")
    against = json.loads(p.stdout)["against"]
    ok(p.returncode == 1 and against["different"] == 1 and len(against["groups"]) == 1, "one write would be dropped", against)
    g = against["groups"][0]
    ok((g["from"], g["to"], g["protocol"], g["intent"], g["count"], g["packet"]) ==
       ("office", "line", "modbus", "write", 1, 6) and (g["now"]["verdict"], g["then"]["verdict"]) == ("allow", "drop"),
       "its group", g)
    p = audit("--policy", "all.conf", "--against", "reads.conf", "write.pcap")
    ok(b"1 time: passes now, would be dropped" in p.stdout, "the same as text", p.stdout.decode())
    p = audit("--policy", "all.conf", "--against", "reads.conf", "--format", "html", "write.pcap")
    ok(p.stdout.count(b'id="against"') == 1 and p.stdout.rstrip().endswith(b"</html>"), "the same in the page")
    p = audit("--policy", "all.conf", "--against", "all.conf", "--format", "json", "read.pcap")
    ok(p.returncode == 0 and json.loads(p.stdout)["against"]["different"] == 0, "the same policy: no difference")

    # failing outputs
    with open("/dev/full", "wb") as full:
        ok_run("a full disk", 2, "No space left", "write.pcap", stdout=full)
    ok_run("a full disk, --out", 2, "No space left", "--out", "/dev/full", "write.pcap")
    with open("r.json", "wb") as f:
        f.write(b"old")
    ok_run("events fail", 2, "/dev/full cannot be written", "--events", "/dev/full", "--out", "r.json", "write.pcap")
    ok(open("r.json", "rb").read() == b"old", "and the old report stays")
    ok_run("a folder that is not there", 2, "No such file", "--out", "absent/r.json", "write.pcap")
    read, write = os.pipe()
    os.close(read)
    ok_run("a closed pipe", 2, "Broken pipe", "write.pcap", stdout=write)
    os.close(write)
    ok(not [n for n in os.listdir(".") if n.startswith("r.json.")], "no files are left behind")

    # interrupt
    p = subprocess.Popen([BULKHEAD, "audit", "--format", "json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
    p.stdin.write(files["read.pcap"])
    p.stdin.flush()
    time.sleep(0.5)
    p.send_signal(signal.SIGINT)
    out, err = p.stdout.read(), p.stderr.read()
    ok(p.wait(10) == 130 and b"reading was stopped" in err and json.loads(out)["protocols"]["modbus"]["messages"] == 10,
       "an interrupt reports what was read", err.decode())

    os.chdir("/")
    folder.cleanup()
    print("1..%d" % count)
    return failed != 0


sys.exit(main())
