# SPDX-License-Identifier: Apache-2.0
"""The conversations of tests/vectors/*.t as captures: one connection for each case, in the order of the file."""
import os
import re
import shlex
import struct

from wire import ACK, Capture, Connection, Host, ethernet, mac

# The first usual place of a protocol, as its dissector says it.
BINDING = re.compile(r"\{ TRANSPORT_(TCP|UDP|ETHER), (0x[0-9a-f]+|[0-9]+),")
# Without IP: the MAC that messages go to.
GROUPS = {"bacnet": "ff:ff:ff:ff:ff:ff", "goose": "01:0c:cd:01:00:01", "sv": "01:0c:cd:04:00:01",
          "profinet_rt": "01:0e:cf:00:00:00", "ptp": "01:1b:19:00:00:00", "ethercat": "01:01:05:01:00:00",
          "powerlink": "01:11:1e:00:00:01"}


def in_enip(side, message):
    """A CIP message in an unconnected data item of EtherNet/IP."""
    data = struct.pack("<IHHHHHH", 0, 5, 2, 0, 0, 0xb2, len(message)) + message
    return struct.pack("<HHII8sI", 0x6f, len(data), 0x12345678, 0, b"bulkhead", 0) + data


def in_cip(side, message):
    """A PCCC message in CIP's Execute PCCC, with who asks: vendor 0x4d and a serial number."""
    head = b"\x4b\x02\x20\x67\x24\x01" if side == "client" else b"\xcb\0\0\0"
    return in_enip(side, head + b"\x07\x4d\x00\x01\x02\x03\x04" + message)


# Of messages that another protocol carries: what goes around them.
CARRIED = {"cip": in_enip, "pccc": in_cip}
CARRIED_PORT = 44818

STARTS = {"modbus": "2025-03-05 08:00:00", "iec104": "2025-03-05 09:00:00", "dnp3": "2025-03-05 10:00:00",
          "s7comm": "2025-03-05 11:00:00"}
START = "2025-03-06 08:00:00"  # of all others


def statements(path):
    """Logical lines: comments cut, continued lines joined."""
    held = ""
    with open(path, encoding="utf-8") as f:
        for line in f:
            quoted, cut, i = False, len(line), 0
            while i < len(line):
                if line[i] == "\\" and i + 1 < len(line) and line[i + 1] != "\n":
                    i += 1
                elif line[i] == '"':
                    quoted = not quoted
                elif line[i] == "#" and not quoted:
                    cut = i
                    break
                i += 1
            part = line[:cut].strip()
            if part.endswith("\\"):
                held += part[:-1] + " "
                continue
            line, held = held + part, ""
            if line:
                yield line


ESCAPES = {"r": b"\r", "n": b"\n", "t": b"\t", "0": b"\0", '"': b'"', "\\": b"\\"}


def octets(text):
    """Hexadecimal digits, between which "text" may stand."""
    made = b""
    for quoted, digits in re.findall(r'"((?:[^"\\]|\\.)*)"|([0-9a-fA-F\s]+)', text):
        made += bytes.fromhex(digits)
        made += b"".join(ESCAPES[p[1]] if p[0] == "\\" else p.encode() for p in re.findall(r"\\.|[^\\]", quoted))
    return made


def binding(path):
    """(transport, port or ethertype) of a vector file's protocol; None: others carry it, and nothing here does."""
    name = os.path.basename(path)[:-2]
    if name in CARRIED:
        return "tcp", CARRIED_PORT
    with open(os.path.join(os.path.dirname(path), "..", "..", "dissectors", name + ".c"), encoding="utf-8") as f:
        found = BINDING.search(f.read())
    return (found[1].lower(), int(found[2], 0)) if found else None


def cases(path):
    """Dictionaries: name, protocol, transport, midstream, ports, chunks [(side, bytes)]."""
    protocol, case = None, None
    usual = binding(path)[0]
    for line in statements(path):
        word, _, rest = line.partition(" ")
        if word == "protocol":
            protocol = rest.strip()
        elif word == "case":
            if case:
                yield case
            case = {"name": shlex.split(rest)[0], "protocol": protocol, "midstream": False,
                    "transport": usual, "ports": None, "chunks": []}
        elif word == "transport":
            case["transport"] = rest.strip()
        elif word == "midstream":
            case["midstream"] = True
        elif word == "negotiated":
            case["chunks"] = None  # by a conversation that is not here
        elif word == "ports":
            case["ports"] = tuple(int(n) for n in rest.split())
        elif line[0] in "><" and case["chunks"] is not None:
            case["chunks"].append(("client" if line[0] == ">" else "server", octets(line[1:])))
    if case:
        yield case


def capture(path):
    made = Capture(start=STARTS.get(os.path.basename(path)[:-2], START))
    client, server = Host("10.20.0.5"), Host("10.20.0.80")
    usual_port = binding(path)[1]
    for number, case in enumerate(cases(path)):
        if not case["chunks"]:
            continue
        if case["transport"] == "ether":
            there = GROUPS[case["protocol"]]
            here = Host("10.20.1.%d" % (number % 250 + 1)).mac
            for side, data in case["chunks"]:
                pair = (here, mac(there)) if side == "client" else (mac(there), here)
                made.add(ethernet(*pair, case["ports"][1] if case["ports"] else usual_port, data))
            made.wait(0.01)
            continue
        if case["protocol"] in CARRIED:
            case["chunks"] = [(side, CARRIED[case["protocol"]](side, data)) for side, data in case["chunks"]]
        here, sport, dport = client, 40000 + number, usual_port
        if case["ports"]:  # several cases share them: each has a client of its own
            here, (sport, dport) = Host("10.20.1.%d" % (number % 250 + 1)), case["ports"]
        if case["transport"] == "udp":
            for side, data in case["chunks"]:
                if side == "client":
                    made.datagram(here, server, sport, dport, data)
                else:
                    made.datagram(server, here, dport, sport, data)
        else:
            c = Connection(made, here, server, sport, dport)
            if not case["midstream"]:
                c.open()
            for side, data in case["chunks"]:
                c.send(side, data)
            c.segment(c.other(case["chunks"][-1][0]), ACK)
            if not case["midstream"]:
                c.close()
        made.wait(0.01)
    return made


def files(root):
    """{path under pcaps/: Capture} of every protocol that has vectors."""
    found = {}
    folder = os.path.join(root, "tests", "vectors")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".t") and binding(os.path.join(folder, name)):
            found[name[:-2] + "/vectors.pcap"] = capture(os.path.join(folder, name))
    return found
