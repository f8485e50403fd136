#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which protocol is taken for which: confusions.py BUILD

Over all captures of ../shared/pcaps, on their own ports and on moved ones, no conversation is named a protocol that an
independent dissector does not find in the capture; what is named differs with the ports only in what is not named any
more.  Random bytes on the usual ports of every protocol are named nothing, or only what a port alone may name.  Each
ordinary service is found on a moved port, so that a line which forbids it by name holds there.  Prints the table.
"""
import collections
import json
import os
import random
import re
import struct
import sys

from _cli import ROOT, captures, main

sys.path.insert(0, os.path.join(ROOT, "pcaps", "record"))
import vectors  # noqa: E402
import wire  # noqa: E402

SHARED = os.path.join(os.path.dirname(ROOT), "shared", "pcaps")

# What the independent dissector calls a protocol; those that it does not know are found in folders of their name.
ITS_NAMES = {
    "modbus": ("mbtcp", "modbus", "mbudp", "mbrtu"), "iec104": ("iec60870_104", "iec60870_asdu"), "enip": ("enip", "cipio"),
    "s7comm_plus": (), "rgoose": ("r-goose",), "fins": ("omron",), "synchrophasor": ("synphasor",), "ge_egd": ("ge-egd", "egd"),
    "ethercat": ("ecatf", "ecat"), "powerlink": ("epl",), "knxnet_ip": ("kip",), "ads": ("ams",), "hart_ip": ("hart_ip",),
    "bacnet": ("bvlc", "bacnet"), "profinet_dcp": ("pn_dcp",), "profinet_rt": ("pn_rt",), "profinet_io": ("pn_io",),
    "opc_da": ("dcerpc",), "dns": ("dns", "mdns", "llmnr"), "smb": ("smb", "smb2", "nbss"), "vnc": ("rfb",),
    "rlogin": ("rlogin", "rsh"), "ldap": ("ldap", "cldap"), "rdp": ("rdp", "tpkt"), "pccc": ("cippccc",),
}
# Named rightly where the independent dissector goes by ports, and why we know.
KNOWN = {
    ("coap/ntop-nDPI__coap_mqtt.pcap", "mqtt"): "CONNECT with its protocol name, on a port that is not 1883",
    ("modbus/zeek-zeek__modbusBig.pcap", "s7comm_plus"): "version and trailer of S7comm-plus in COTP, which the other does not know",
    ("modbus/zeek-zeek__modbus-and-non-modbus-p502.pcap", "rdp"): "a scan of the port: COTP with the negotiation of RDP",
    ("profinet/apache-plc4x__implicit-messages-plc4x-testsuite.pcapng", "profinet_io"):
        "the end point mapper of a PROFINET device, which the other calls dcerpc",
}
FOLDERS = {"egd": "ge_egd", "knxip": "knxnet_ip", "cotp": "s7comm"}


def fold(name):
    return name.replace("-", "_").replace(".", "_")


def truth(path):
    """Names of what is in a capture: those of the independent dissector, and of the folder."""
    where = os.path.join(SHARED, "truth", os.path.relpath(path, SHARED)) + ".truth.json"
    folder = os.path.basename(os.path.dirname(path))
    with open(where, encoding="utf-8") as f:
        return {fold(n) for n in json.load(f)["protocol_frames"]} | {FOLDERS.get(folder, folder)}


def is_there(protocol, names):
    return protocol in names or any(fold(n) in names for n in ITS_NAMES.get(protocol, (protocol,)))


# ---- captures on moved ports ----

def frames(data):
    """(link type, bytes) of the packets of a pcap or pcapng."""
    if data[:4] == b"\x0a\x0d\x0d\x0a":
        order, links, at = "<", [], 0
        while at + 12 <= len(data):
            kind = struct.unpack(order + "I", data[at:at + 4])[0]
            if kind == 0x0a0d0d0a:
                order = "<" if data[at + 8:at + 12] == b"\x4d\x3c\x2b\x1a" else ">"
                links = []
            size = struct.unpack(order + "I", data[at + 4:at + 8])[0]
            body = data[at + 8:at + size - 4]
            if kind == 1:
                links.append(struct.unpack(order + "H", body[:2])[0])
            elif kind == 6:
                interface, _, _, kept = struct.unpack(order + "4I", body[:16])
                yield links[interface], body[20:20 + kept]
            at += max(size, 12)
        return
    order = "<" if data[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
    link, at = struct.unpack(order + "I", data[20:24])[0] & 0xffff, 24
    while at + 16 <= len(data):
        kept = struct.unpack(order + "I", data[at + 8:at + 12])[0]
        yield link, data[at + 16:at + 16 + kept]
        at += 16 + kept


def moved_port(port):
    """Another port, and the same one back: 502 is 33270, 44818 is 12050."""
    return port ^ 0x8000


FAMILIES = {2: b"\x08\x00", 10: b"\x86\xdd", 24: b"\x86\xdd", 28: b"\x86\xdd", 30: b"\x86\xdd"}


def on_ethernet(link, frame):
    """The frame of another link as one of Ethernet, or b""."""
    if link == 0:
        kind = FAMILIES.get(min(struct.unpack("<I", frame[:4])[0], struct.unpack(">I", frame[:4])[0]), b"")
        return bytes(12) + kind + frame[4:] if kind else b""
    if link == 113:
        return bytes(12) + frame[14:]
    return frame if link == 1 else b""


def moved(link, frame):
    """The frame with other ports, on Ethernet; b"": it has none."""
    frame, at = on_ethernet(link, frame), 12
    while frame[at:at + 2] in (b"\x81\x00", b"\x88\xa8"):
        at += 4
    kind, at = frame[at:at + 2], at + 2
    if kind == b"\x08\x00" and len(frame) > at + 20:
        protocol, end = frame[at + 9], at + (frame[at] & 15) * 4
        later = struct.unpack(">H", frame[at + 6:at + 8])[0] & 0x1fff
    elif kind == b"\x86\xdd" and len(frame) > at + 40:
        protocol, later, end = frame[at + 6], 0, at + 40
    else:
        return b""
    if protocol not in (6, 17) or len(frame) < end + 4:
        return b""
    if later:
        return frame
    ports = (moved_port(p) for p in struct.unpack(">HH", frame[end:end + 4]))
    return frame[:end] + struct.pack(">HH", *ports) + frame[end + 4:]


def named(cli, path):
    """Protocols by name, with their messages; None after a failure."""
    report, _ = cli.report(path)
    return {n: p["messages"] for n, p in report["protocols"].items()} if report else None


def written(cli, name, all_frames):
    made = wire.Capture()
    for frame in all_frames:
        made.add(frame)
    return cli.write(name, wire.pcap(made))


# ---- the tests ----

def wrong(path, protocols, names):
    """Those that are not in the capture, in words."""
    short = os.path.relpath(path, SHARED)
    return ["%s: %s" % (short, p) for p in protocols if not is_there(p, names) and (short, p) not in KNOWN]


def shared(cli, t):
    if not os.path.isdir(SHARED):
        t.skip("captures of others: nothing is named what it is not", "../shared/pcaps is not here")
        return
    table = collections.defaultdict(lambda: [0, 0, 0])  # captures where it is named; that could be moved; named there
    false, false_moved, count = [], [], 0
    for path in captures(SHARED):
        path = os.path.join(ROOT, path)
        if not os.path.exists(os.path.join(SHARED, "truth", os.path.relpath(path, SHARED)) + ".truth.json"):
            continue
        count += 1
        names, here = truth(path), named(cli, path)
        if here is None:
            t.test(False, path + " is read")
            continue
        false += wrong(path, here, names)
        with open(path, "rb") as f:
            other = [f for f in (moved(link, frame) for link, frame in frames(f.read())) if f]
        there = named(cli, written(cli, "moved.pcap", other)) if other else {}
        false_moved += wrong(path, there, names)
        for p in here:
            table[p][0] += 1
            table[p][1] += bool(other)
            table[p][2] += p in there
    print("# %d captures%8s%8s%8s" % (count, "named", "moved", "named"))
    for p in sorted(table):
        print("# %-16s %7d %7d %7d" % (p, *table[p]))
    t.test(count and not false, "no protocol is named where there is none", *false)
    t.test(count and not false_moved, "nor on moved ports", *false_moved)


def usual_places():
    """(protocol, transport, port) of every binding."""
    for name in sorted(os.listdir(os.path.join(ROOT, "dissectors"))):
        if not name.endswith(".c"):
            continue
        with open(os.path.join(ROOT, "dissectors", name), encoding="utf-8") as f:
            for transport, first in re.findall(r"\{ TRANSPORT_(TCP|UDP), (\d+),", f.read()):
                yield name[:-2], transport.lower(), int(first)


def random_bytes(cli, t):
    """Sixty conversations for each usual place, of which the first bytes decide."""
    chance = random.Random(20261124)
    made, places = wire.Capture(), sorted(set((transport, port) for _, transport, port in usual_places()))
    for transport, port in places:
        for n in range(60):
            client, server = wire.Host("10.9.%d.%d" % (n // 200, n % 200 + 1)), wire.Host("10.9.9.1")
            payloads = [chance.randbytes(chance.choice((1, 2, 4, 8, 12, 20, 48, 60, 100, 300))) for _ in range(3)]
            if transport == "udp":
                for p in payloads:
                    made.datagram(client, server, 40000 + n, port, p)
            else:
                c = wire.Connection(made, client, server, 40000 + n, port).open()
                for i, p in enumerate(payloads):
                    c.send("client" if i % 2 == 0 else "server", p)
    report, done = cli.report(cli.write("random.pcap", wire.pcap(made)))
    if not t.test(report, "random bytes are audited", done):
        return
    wrongly = collections.Counter((c["port"], c["protocol"]) for c in report["conversations"] if c["protocol"])
    total = 60 * len(places)
    for (port, protocol), n in sorted(wrongly.items()):
        print("# %s: %d of 60 named %s" % (port, n, protocol))
    t.test(not wrongly, "%d conversations of random bytes on usual ports: all are named unknown" % total)


SERVICES = ("http", "tls", "ssh", "telnet", "ftp", "tftp", "smtp", "imap", "pop3", "dns", "dhcp", "ntp", "snmp", "smb", "rdp",
            "vnc", "rlogin", "ldap", "kerberos", "sip", "syslog", "quic")


def border(cli, t):
    """Each service by name, on a port where it does not live."""
    for service in SERVICES:
        made, client, server = wire.Capture(), wire.Host("10.1.0.5"), wire.Host("10.2.0.80")
        case = next(c for c in vectors.cases(os.path.join(ROOT, "tests", "vectors", service + ".t")) if c["chunks"])
        if case["transport"] == "udp":
            for side, data in case["chunks"]:
                ends = (client, server, 41000, 29999) if side == "client" else (server, client, 29999, 41000)
                made.datagram(*ends, data.ljust(1200, b"\0") if service == "quic" and side == "client" else data)
        else:
            c = wire.Connection(made, client, server, 41000, 29999).open()
            for side, data in case["chunks"]:
                c.send(side, data)
            c.close()
        capture = cli.write(service + ".pcap", wire.pcap(made))
        policy = cli.write(service + ".conf", """mode = "enforce";
zones = ( { name = "office"; addresses = "10.1.0.0/16"; }, { name = "plant"; addresses = "10.2.0.0/16"; } );
conduits = ( { from = "office"; to = "plant"; deny = "%s"; allow = ( "any opaque=yes,no", "tcp|udp" ); otherwise = "alert"; } );
""" % service)
        report, done = cli.report("--policy", policy, capture)
        verdicts = report and report["verdicts"]
        t.test(report and list(report["protocols"])[:1] == [service] and verdicts["drop"],
               "%s is found on port 29999 and denied by its name" % service, done if not report else
               "%s %s" % (list(report["protocols"]), verdicts))


if __name__ == "__main__":
    main(shared, random_bytes, border)
