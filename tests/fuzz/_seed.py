#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the committed corpora of this folder again: _seed.py BUILD [TARGET...]

Takes the vectors, the policies of docs/, pcaps/ and tests/unit, and the captures of pcaps/, with what the fuzzers have
found in BUILD; lets each target keep what adds coverage (-merge=1); joins records of one kind to one file; writes at
most FILES_MAX files and BYTES_MAX bytes a target to corpus/TARGET, named by their hash.  Files with other names stay.
"""
import concurrent.futures
import glob
import gzip
import hashlib
import heapq
import io
import os
import re
import shutil
import struct
import subprocess
import sys

import fuzz

sys.path.insert(0, os.path.join(fuzz.ROOT, "pcaps", "record"))
import vectors  # noqa: E402
import wire  # noqa: E402

FILES_MAX, BYTES_MAX, CANDIDATES = 60, 300_000, 200
LINKS = {1: 0, 113: 1, 276: 2, 101: 3, 12: 3, 228: 3, 229: 3, 0: 4, 108: 4}  # link type of a file: enum link


# ---- records ----

def choice(protocol, flags):
    """The first bytes of the target `dissector`; protocol: its number; flags: 0x40 UDP, 0x80 picked up midway."""
    return bytes([protocol, flags])


def chunk_records(case):
    out = b""
    for side, data in case["chunks"]:
        for i in range(0, len(data), 0x7fff):
            piece = data[i:i + 0x7fff]
            out += struct.pack(">H", len(piece) | (0x8000 if side == "client" else 0)) + piece
    return out


def packet_records(packets, link):
    """packets: (time_ns, bytes, length on the wire)."""
    out, last = b"", None
    for time_ns, data, length in packets:
        step = 0 if last is None else min(255, max(0, time_ns - last) // 20_000_000)
        last = time_ns
        out += struct.pack(">BBH", link | (0x80 if length > len(data) else 0), step, min(len(data), 0xffff))
        out += data[:0xffff]
    return out


def conversation(case, number):
    """The case between the zones of the target's policy."""
    made = wire.Capture()
    client, server = wire.Host("10.20.0.5"), wire.Host("192.168.0.80")
    sport, dport = case["ports"] or (40000 + number % 20000, vectors.PORTS[case["protocol"]])
    if case["transport"] == "udp":
        for side, data in case["chunks"]:
            here, there = (client, server) if side == "client" else (server, client)
            ports = (sport, dport) if side == "client" else (dport, sport)
            made.datagram(here, there, *ports, data)
    else:
        c = wire.Connection(made, client, server, sport, dport)
        if not case["midstream"]:
            c.open()
        for side, data in case["chunks"]:
            c.send(side, data)
        if not case["midstream"]:
            c.close()
    return packet_records(made.packets, 0)


def all_cases():
    for path in sorted(glob.glob(os.path.join(fuzz.ROOT, "tests", "vectors", "*.t"))):
        for number, case in enumerate(vectors.cases(path)):
            if case["chunks"] and case["transport"] in ("tcp", "udp"):
                yield number, case


def captures(longest):
    """Names and bytes of the captures, plain, that are not longer."""
    for path in sorted(glob.glob(os.path.join(fuzz.ROOT, "pcaps", "*", "*.pcap*"))):
        data = open(path, "rb").read()
        if len(data) <= longest:
            yield os.path.basename(path), data


def read_pcap(data):
    """(link type, packets) of a plain or gzipped pcap, or None."""
    if data[:2] == b"\x1f\x8b":
        data = gzip.GzipFile(fileobj=io.BytesIO(data)).read()
    for order in "<>":
        magic = struct.unpack(order + "I", data[:4])[0]
        if magic in (0xa1b2c3d4, 0xa1b23c4d):
            unit, at, packets = (1000 if magic == 0xa1b2c3d4 else 1), 24, []
            while at + 16 <= len(data):
                seconds, part, kept, length = struct.unpack(order + "IIII", data[at:at + 16])
                packets.append((seconds * wire.NS + part * unit, data[at + 16:at + 16 + kept], length))
                at += 16 + kept
            return struct.unpack(order + "I", data[20:24])[0], packets
    return None


def policies():
    """Texts: whole policy files, and those in the pages of docs/ and in tests."""
    found = []
    for pattern in ("pcaps/*.conf", "docs/*.conf", "docs/*/*.conf", "tests/*/policies/*", "tests/*/*.conf"):
        for path in sorted(glob.glob(os.path.join(fuzz.ROOT, pattern))):
            found.append(open(path, "rb").read())
    for path in sorted(glob.glob(os.path.join(fuzz.ROOT, "docs", "*.md"))):
        text = open(path, encoding="utf-8").read()
        found += [block.encode() for block in re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M) if "zones" in block]
    text = open(os.path.join(fuzz.HERE, "packets.c"), encoding="utf-8").read()
    table = re.search(r"policy_text_\[\] =\n(.*?);\n\n", text, re.S).group(1)
    strings = re.findall(r'^\t"(.*)"$', table, re.M)
    found.append("".join(s.replace("\\n", "\n").replace('\\"', '"') for s in strings).encode())
    return [p for p in found if len(p) <= 6000]


def expressions(protocols):
    """Expressions, right and wrong ones, that tests and pages hold as strings."""
    first = "|".join(protocols + ["any", "tcp", "udp", "icmp", "ssh"])
    pattern = re.compile(r'"((?:%s)(?:[ |][^"\\\n]*)?)"' % first)
    found = {}
    for where in ("tests/unit/*.c", "tests/laws/*.c", "tests/*/policies/*", "docs/*.md", "pcaps/*.conf"):
        for path in sorted(glob.glob(os.path.join(fuzz.ROOT, where))):
            found.update(dict.fromkeys(pattern.findall(open(path, encoding="utf-8", errors="replace").read())))
    return list(found)


def small_policy(expression, number):
    """A policy of few lines between the hosts of conversation(); number: which of its variants."""
    mode = ("enforce", "monitor", "learn")[number % 7 % 3]
    line = ('"%s"' % expression, '{ match = "%s"; rate = "2/s"; step = 3; reason = "r"; }' % expression)[number % 2]
    return ('mode = "%s"; zones = ( { name = "a"; addresses = [ "10.0.0.0/8" ]; } );\n'
            'conduits = ( { from = "a"; to = "any-other"; %s = ( %s );%s } );\n' % (
                mode, "deny" if number % 5 == 0 else "allow", line,
                ' otherwise = "alert"; malformed = "drop";' if number % 3 else "")).encode()


# ---- seeds of each target ----

def blocks(folder, capture):
    """The records that `bulkhead audit` makes of a capture, block by block."""
    out = os.path.join(folder, "seed.records")
    subprocess.run([os.path.join(os.path.dirname(folder), "bulkhead"), "audit", "-q", "--policy",
                    os.path.join(fuzz.ROOT, "pcaps/policy.conf"), "--records", out, "--out", os.devnull, capture])
    data = open(out, "rb").read() if os.path.exists(out) else b""
    while len(data) > 4:
        n = 4 + struct.unpack("<I", data[:4])[0]
        if n < 16384:
            yield data[4:n]
        data = data[n:]


def seeds(name, folder):
    protocols = open(os.path.join(folder, "protocols")).read().split()
    if name == "dissector":
        for _, case in all_cases():
            flags = (0x40 if case["transport"] == "udp" else 0) | (0x80 if case["midstream"] else 0)
            yield choice(protocols.index(case["protocol"]), flags) + chunk_records(case)
    elif name == "packets":
        for number, case in all_cases():
            yield conversation(case, number)
        for _, data in captures(30_000):
            read = read_pcap(data)
            if read and read[0] in LINKS:
                for i in range(0, len(read[1]), 40):
                    yield packet_records(read[1][i:i + 40], LINKS[read[0]])
    elif name == "policy":
        yield from policies()
        for i, text in enumerate(expressions(protocols)):
            yield small_policy(text, i)
    elif name == "judge":
        talks = {p: [conversation(c, n) for n, c in all_cases() if c["protocol"] == p] for p in protocols}
        for i, text in enumerate(expressions(protocols)):
            mine = talks.get(re.split(r"\W", text)[0]) or talks[protocols[i % len(protocols)]]
            policy = small_policy(text, i)
            yield struct.pack(">H", len(policy)) + policy + b"".join(mine[(i * 5 + k) % len(mine)] for k in range(5))
        some = [conversation(case, number) for number, case in all_cases() if number % 9 == 0]
        for i, text in enumerate(policies()):
            for k in range(4):
                yield struct.pack(">H", len(text)) + text + b"".join(some[(i + k) % 16::16])[:8000]
    elif name == "capture":
        for _, data in captures(12_000):
            yield data
    elif name == "wire":
        for path in sorted(glob.glob(os.path.join(fuzz.ROOT, "pcaps", "*", "*.pcap*"))):
            yield from blocks(folder, path)


def whole_records(name, data, protocols):
    """(what inputs must have in common to be joined, records, the last one mended to end where the input does), or None."""
    if name not in ("dissector", "packets") or len(data) < 2:
        return None
    head = 2 if name == "dissector" else 4
    start = 2 if name == "dissector" else 0
    at, mended = start, b""
    while at + head < len(data):
        length = struct.unpack(">H", data[at + head - 2:at + head])[0]
        top = length & 0x8000 if name == "dissector" else 0
        kept = min(length - top, len(data) - at - head)
        mended += data[at:at + head - 2] + struct.pack(">H", top | kept) + data[at + head:at + head + kept]
        at += head + kept
    key = data[:start]
    if name == "dissector":
        key = choice(key[0] % protocols, key[1] & 0xc0)
    return key, mended


# ---- shrinking ----

def merge(folder, name, out, *sources):
    os.makedirs(out, exist_ok=True)
    args = ["-merge=1", "-max_len=%d" % fuzz.TARGETS[name][1], "-timeout=10"]
    p = subprocess.run([os.path.join(folder, name), *args, out, *sources], cwd=folder, check=True, capture_output=True,
                       text=True, errors="replace")
    # A merge goes on behind an input that crashes; what it leaves out must not be lost in silence.
    if "attempt 2" in p.stderr:
        print("%s: some inputs crash and are left out: run %s on %s" % (name, name, " ".join(sources)))


def edges(folder, name, corpus):
    p = subprocess.run([os.path.join(folder, name), "-runs=0", "-max_len=%d" % fuzz.TARGETS[name][1], corpus],
                       cwd=folder, capture_output=True, text=True)
    found = re.findall(r"cov: (\d+) ft: (\d+)", p.stderr)
    return tuple(int(n) for n in found[-1]) if found else (0, 0)


def join(name, inputs, piece, protocols):
    """Joins records of the same key to inputs of about `piece` bytes."""
    whole, open_ones = [], {}
    for data in sorted(inputs, key=len):
        mended = whole_records(name, data, protocols)
        if not mended:
            whole.append(data)
            continue
        key, records = mended
        held = open_ones.get(key, b"")
        if held and len(held) + len(records) > piece:
            whole.append(key + held)
            held = b""
        open_ones[key] = held + records
    return whole + [key + held for key, held in open_ones.items()]


def write(folder, inputs):
    os.makedirs(folder, exist_ok=True)
    for data in inputs:
        with open(os.path.join(folder, hashlib.sha1(data).hexdigest()[:16]), "wb") as f:
            f.write(data)


def contents(folder):
    return [open(p, "rb").read() for p in sorted(glob.glob(os.path.join(folder, "*")))]


def coverage(folder, name, work, data):
    """What one input covers alone: libFuzzer's features ("FT") and edges ("COV"), from the notes of a merge of one."""
    path = os.path.join(work, hashlib.sha1(data).hexdigest())
    with open(path, "wb") as f:
        f.write(data)
    with open(path + ".notes", "w") as f:
        f.write("1\n0\n%s\n" % path)
    subprocess.run([os.path.join(folder, name), "-merge_inner=1", "-merge_control_file=" + path + ".notes",
                    "-max_len=%d" % fuzz.TARGETS[name][1]], cwd=folder, capture_output=True)
    found = set()
    for line in open(path + ".notes"):
        words = line.split()
        if words and words[0] in ("FT", "COV"):
            found.update(words[0] + w for w in words[2:])
    return found


def worth(covered):
    return sum(10 if c[0] == "C" else 1 for c in covered)


def choose(folder, name, work, candidates):
    """Greedy: again and again the input that adds most, within FILES_MAX and BYTES_MAX."""
    os.makedirs(work, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        covers = list(pool.map(lambda data: coverage(folder, name, work, data), candidates))
    have, kept, size = set(), [], 0
    heap = [(-worth(c), i) for i, c in enumerate(covers)]
    heapq.heapify(heap)
    while heap and len(kept) < FILES_MAX:
        _, i = heapq.heappop(heap)
        gain = worth(covers[i] - have)
        if not gain or size + len(candidates[i]) > BYTES_MAX:
            continue
        if heap and gain < -heap[0][0]:  # others may be better now: what this one adds has shrunk
            heapq.heappush(heap, (-gain, i))
            continue
        have |= covers[i]
        kept.append(candidates[i])
        size += len(candidates[i])
    return kept


def seed(folder, name):
    work = os.path.join(folder, "seed", name)
    protocols = len(open(os.path.join(folder, "protocols")).read().split())
    shutil.rmtree(work, ignore_errors=True)
    write(os.path.join(work, "new"), seeds(name, folder))
    os.makedirs(os.path.join(folder, "corpus", name), exist_ok=True)
    merge(folder, name, os.path.join(work, "merged"), os.path.join(work, "new"), os.path.join(folder, "corpus", name))
    merged = contents(os.path.join(work, "merged"))
    joined = join(name, merged, BYTES_MAX // FILES_MAX, protocols)
    # Joining loses what needs a fresh flow, so some are candidates alone: the longest, and any others.
    merged.sort(key=len)
    alone = merged[-CANDIDATES:] + merged[:-CANDIDATES:max(1, len(merged) // CANDIDATES)]
    kept = choose(folder, name, os.path.join(work, "alone"), list(dict.fromkeys(joined + alone)))
    target = os.path.join(fuzz.HERE, "corpus", name)
    for path in glob.glob(os.path.join(target, "*")):
        if re.fullmatch("[0-9a-f]{16}", os.path.basename(path)):
            os.remove(path)
    write(target, kept)
    print("%-10s %5d inputs merged, %s edges and features; %d files, %d bytes, %s" % (
        name, len(merged), edges(folder, name, os.path.join(work, "merged")), len(kept), sum(map(len, kept)),
        edges(folder, name, target)))


def main():
    folder = os.path.join(os.path.abspath(sys.argv[1]), "fuzz")
    names = sys.argv[2:] or list(fuzz.TARGETS)
    fuzz.build_all(fuzz.find_clang(), folder, names)
    for name in names:
        seed(folder, name)


if __name__ == "__main__":
    main()
