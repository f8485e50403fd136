#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Captures for the rules of rules/sets: rules.py BULKHEAD OUT

For each rule one conversation that it hits and one of the same protocol that it does not, taken from the captures of
this project: OUT/hit/SID.pcap and OUT/miss/SID.pcap.  The same input gives the same bytes.
"""
import glob
import json
import os
import struct
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKETS_MAX = 400


def packets(path):
    """Header of a classic capture, and its packets as they stand."""
    with open(path, "rb") as f:
        data = f.read()
    order = "<" if data[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
    at, out = 24, []
    while at + 16 <= len(data):
        length = struct.unpack(order + "I", data[at + 8:at + 12])[0]
        out.append(data[at:at + 16 + length])
        at += 16 + length
    return data[:24], out


def flow_of(packet):
    """What all packets of a conversation have in common."""
    frame = packet[16:]
    at = 14
    while frame[at - 2:at] in (b"\x81\x00", b"\x88\xa8"):
        at += 4
    if frame[at - 2:at] == b"\x08\x00":
        ip = frame[at:]
        words = (ip[0] & 15) * 4
        ends = [(ip[12:16], ip[words:words + 2]), (ip[16:20], ip[words + 2:words + 4])]
        return ip[9], tuple(sorted(ends))
    return frame[at - 2:at], tuple(sorted([frame[:6], frame[6:12]]))


def events(bulkhead, sets, capture):
    """(packet, flow, protocol, sid) of alerts, and (packet, flow, protocol, None) of other events."""
    with tempfile.NamedTemporaryFile() as out:
        command = [bulkhead, "audit", "-q", "-e", out.name, "--out", os.devnull]
        for s in sets:
            command += ["--rules", s]
        subprocess.run(command + [capture], check=False, stderr=subprocess.DEVNULL)
        for line in open(out.name, encoding="utf-8"):
            e = json.loads(line)
            if "pcap_cnt" in e and "flow_id" in e:
                yield e["pcap_cnt"], e["flow_id"], e.get("app_proto"), e.get("alert", {}).get("signature_id")


def main():
    bulkhead, out = sys.argv[1], sys.argv[2]
    sets = sorted(glob.glob(os.path.join(ROOT, "rules", "sets", "*.rules")))
    listing = subprocess.run([bulkhead, "rules", "check", "--json"] + sets, capture_output=True, check=False).stdout
    wanted = [r["sid"] for r in json.loads(listing)["rules"]]
    hit, miss, protocol_of = {}, {}, {}
    conversations = []  # (capture, header, packets, protocol, sids)
    for capture in sorted(glob.glob(os.path.join(ROOT, "pcaps", "*", "vectors.pcap"))):
        header, all_packets = packets(capture)
        keys = [flow_of(p) for p in all_packets]
        found = {}
        for number, _, protocol, sid in events(bulkhead, sets, capture):
            key = keys[number - 1]
            entry = found.setdefault(key, [protocol, set()])
            entry[0] = entry[0] or protocol
            if sid:
                entry[1].add(sid)
        for key, (protocol, hits) in found.items():
            mine = [p for p, k in zip(all_packets, keys) if k == key]
            if protocol and len(mine) <= PACKETS_MAX:
                conversations.append((header, mine, protocol, hits))
    for header, mine, protocol, hits in conversations:
        for sid in hits:
            if sid not in hit or len(mine) < len(hit[sid][1]):
                hit[sid] = header, mine
                protocol_of[sid] = protocol
    for header, mine, protocol, hits in conversations:
        for sid in wanted:
            if protocol_of.get(sid) == protocol and sid not in hits:
                miss.setdefault(sid, (header, mine))
    for kind, table in (("hit", hit), ("miss", miss)):
        os.makedirs(os.path.join(out, kind), exist_ok=True)
        for sid, (header, mine) in table.items():
            with open(os.path.join(out, kind, "%d.pcap" % sid), "wb") as f:
                f.write(header + b"".join(mine))
    missing = [s for s in wanted if s not in hit or s not in miss]
    print("%d rules, without both captures: %s" % (len(wanted), missing or "none"))
    return 1 if missing else 0


sys.exit(main())
