# SPDX-License-Identifier: Apache-2.0
"""A feeder bay of a substation: GOOSE, sampled values, MMS, and somebody who does not belong there.

The control system identifies the bay controller, enables its report, opens the breaker (select, operate), fetches a
disturbance record and leaves.  A fault then makes the protection trip by GOOSE.  An intruder forges a trip under the
protection's address, sends old samples again, and commands the breaker over MMS; the controller refuses him.
Written by hand from IEC 61850-8-1 and -9-2: no stack for them is at hand.
"""
import struct

from wire import NS, Capture, Connection, Host, ethernet, mac

START = "2025-03-05 14:00:00"
SCADA, INTRUDER, BAY = Host("10.50.0.10"), Host("10.50.0.66"), Host("10.50.0.21")
PROTECTION, MERGING = mac("02:00:0a:32:00:22"), mac("02:00:0a:32:00:23")
TRIP_GROUP, SAMPLE_GROUP = mac("01:0c:cd:01:00:01"), mac("01:0c:cd:04:00:01")
POSITION = "CSWI1$CO$Pos$"


# ---- BER ----

def tlv(tag, *parts):
    body = b"".join(parts)
    n = len(body)
    length = bytes([n]) if n < 128 else bytes([0x81, n]) if n < 256 else bytes([0x82, n >> 8, n & 255])
    return (tag if isinstance(tag, bytes) else bytes([tag])) + length + body


def number(tag, n):
    return tlv(tag, n.to_bytes(n.bit_length() // 8 + 1, "big"))


def text(tag, s):
    return tlv(tag, s.encode())


def utc(time_ns):
    seconds, rest = divmod(time_ns, NS)
    return struct.pack(">I", seconds) + ((rest << 24) // NS).to_bytes(3, "big") + b"\x0a"


# ---- GOOSE and samples ----

def annex_c(appid, pdu):
    """The header behind the ethertype."""
    return struct.pack(">HHHH", appid, len(pdu) + 8, 0, 0) + pdu


def goose(c, state, sequence, tripped, changed_ns, source=PROTECTION):
    pdu = tlv(0x61, text(0x80, "PROT1LD0/LLN0$GO$gcbTrip"), number(0x81, 2000), text(0x82, "PROT1LD0/LLN0$Trip"),
              text(0x83, "bay1-trip"), tlv(0x84, utc(changed_ns)), number(0x85, state), number(0x86, sequence),
              tlv(0x87, b"\0"), number(0x88, 1), tlv(0x89, b"\0"), number(0x8a, 2),
              tlv(0xab, tlv(0x83, bytes([tripped])), tlv(0x84, b"\x03\0\0")))
    c.add(ethernet(source, TRIP_GROUP, 0x88b8, annex_c(1, pdu), vlans=(0x8000,)))


def sample(c, count, amperes):
    words = struct.pack(">iIiI", int(amperes * 1000), 0, 6350000, 0)
    asdu = tlv(0x30, text(0x80, "MU01"), tlv(0x82, struct.pack(">H", count)), tlv(0x83, struct.pack(">I", 1)),
               tlv(0x85, b"\2"), tlv(0x87, words))
    c.add(ethernet(MERGING, SAMPLE_GROUP, 0x88ba, annex_c(0x4000, tlv(0x60, number(0x80, 1), tlv(0xa2, asdu))),
                   vlans=(0x8000,)))


# ---- MMS ----

def tpdu(b):
    return b"\3\0" + struct.pack(">H", len(b) + 4) + b


def data(pdu):
    inside = tlv(0x61, tlv(0x30, tlv(2, b"\3"), tlv(0xa0, pdu)))
    return tpdu(b"\2\xf0\x80" + b"\1\0\1\0" + inside)


def initiate(tag):
    return tlv(tag, number(0x80, 65000), number(0x81, 5), number(0x82, 5), number(0x83, 10),
               tlv(0xa4, number(0x80, 1), tlv(0x81, b"\5\xf1\0"), tlv(0x82, bytes.fromhex("03ee1c00000400000079ef18"))))


def session(kind, tag, acse, contexts, mms):
    """CONNECT or ACCEPT with presentation and association control."""
    accepted = bytes.fromhex("a203020100a305a103020100") if acse == 0x61 else b""
    association = tlv(acse, tlv(0xa1, bytes.fromhex("060528ca220203")), accepted,
                      tlv(0xbe, tlv(0x28, bytes.fromhex("06025101"), tlv(2, b"\3"), tlv(0xa0, mms))))
    user = tlv(0x61, tlv(0x30, tlv(2, b"\1"), tlv(0xa0, association)))
    presentation = tlv(0x31, tlv(0xa0, tlv(0x80, b"\1")), tlv(0xa2, tlv(tag, contexts), user))
    parameters = bytes.fromhex("0506130100160102") + bytes.fromhex("14020002") + tlv(0xc1, presentation).replace(
        b"\xc1\x81", b"\xc1", 1)
    return tpdu(b"\2\xf0\x80" + bytes([kind, len(parameters)]) + parameters)


CONTEXTS = (tlv(0x30, tlv(2, b"\1"), bytes.fromhex("060452010001"), bytes.fromhex("300406025101")) +
            tlv(0x30, tlv(2, b"\3"), bytes.fromhex("060528ca220201"), bytes.fromhex("300406025101")))
RESULTS = tlv(0x30, tlv(0x80, b"\0"), tlv(0x81, b"\x51\1")) * 2


def variable(item, domain="BAY1LD0"):
    return tlv(0x30, tlv(0xa0, tlv(0xa1, text(0x1a, domain), text(0x1a, item))))


def control(on, sequence, time_ns, originator):
    return tlv(0xa2, tlv(0x83, bytes([on])), tlv(0xa2, number(0x85, 3), tlv(0x89, originator)),
               number(0x86, sequence), tlv(0x91, utc(time_ns)), tlv(0x83, b"\0"), tlv(0x84, b"\6\x40"))


class Association(Connection):
    """An MMS association; requests are numbered here."""

    def __init__(self, capture, client, port):
        super().__init__(capture, client, BAY, port, 102)
        self.invoke = 0
        self.open()
        self.send("client", tpdu(bytes.fromhex("11e00000000100c0010dc2020001c1020001")))
        self.send("server", tpdu(bytes.fromhex("11d00001000100c0010dc2020001c1020001")))
        self.send("client", session(13, 0xa4, 0x60, CONTEXTS, initiate(0xa8)))
        self.send("server", session(14, 0xa5, 0x61, RESULTS, initiate(0xa9)))

    def ask(self, request, answer, seconds=0.02):
        """request, answer: the service with its tag; answer None: the service is refused."""
        self.invoke += 1
        self.send("client", data(tlv(0xa0, number(2, self.invoke), request)))
        self.capture.wait(seconds)
        self.send("server", data(tlv(0xa1, number(2, self.invoke), answer)))

    def read(self, item, value):
        self.ask(tlv(0xa4, tlv(0xa1, tlv(0xa0, variable(item)))), tlv(0xa4, tlv(0xa1, value)))

    def write(self, item, value, failure=None):
        result = tlv(0x81) if failure is None else number(0x80, failure)
        self.ask(tlv(0xa5, tlv(0xa0, variable(item)), tlv(0xa0, value)), tlv(0xa5, result))

    def report(self, *inside):
        self.send("server", data(tlv(0xa3, tlv(0xa0, *inside))))

    def leave(self):
        self.send("client", data(tlv(0x8b)))
        self.send("server", data(tlv(0x8c)))
        self.close()


def operator(c):
    a = Association(c, SCADA, 40110)
    a.ask(tlv(0x82), tlv(0xa2, text(0x80, "Feldwerk"), text(0x81, "BC-61"), text(0x82, "3.2.1")))
    a.ask(tlv(0xa1, tlv(0xa0, tlv(0x80, b"\x09")), tlv(0xa1, tlv(0x80))),
          tlv(0xa1, tlv(0xa0, text(0x1a, "BAY1LD0")), tlv(0x81, b"\0")))
    a.read("XCBR1$ST$Pos", tlv(0xa2, tlv(0x84, b"\6\x80"), tlv(0x84, b"\3\0\0"), tlv(0x91, utc(c.now_ns))))
    a.write("LLN0$RP$urcb01$RptEna", tlv(0x83, b"\1"))
    a.report(tlv(0xa1, text(0x80, "RPT")), tlv(0xa0, text(0x8a, "BAY1/urcb01"), tlv(0x84, b"\6\x40"),
                                               tlv(0x84, b"\6\x80")))
    c.wait(30)
    a.write(POSITION + "SBOw", control(0, 1, c.now_ns, b"scada-1"))
    a.write(POSITION + "Oper", control(0, 1, c.now_ns, b"scada-1"))
    a.report(tlv(0xa0, variable(POSITION + "Oper")), tlv(0xa0, control(0, 1, c.now_ns, b"scada-1")))
    a.report(tlv(0xa1, text(0x80, "RPT")), tlv(0xa0, text(0x8a, "BAY1/urcb01"), tlv(0x84, b"\6\x40"),
                                               tlv(0x84, b"\6\x40")))
    c.wait(5)
    a.ask(tlv(b"\xbf\x4d", tlv(0xa0, text(0x19, "/COMTRADE"))),
          tlv(b"\xbf\x4d", tlv(0xa0, tlv(0x30, tlv(0x30, tlv(0xa0, text(0x19, "fault7.cfg")),
                                                   tlv(0xa1, number(0x80, 64))))), tlv(0x81, b"\0")))
    a.ask(tlv(b"\xbf\x48", tlv(0xa0, text(0x19, "fault7.cfg")), number(0x81, 0)),
          tlv(b"\xbf\x48", number(0x80, 1), tlv(0xa1, number(0x80, 64))))
    a.ask(tlv(b"\x9f\x49", b"\1"), tlv(b"\xbf\x49", tlv(0x80, b"bay 1,feeder,2013\r\n" + bytes(45)), tlv(0x81, b"\0")))
    a.ask(tlv(b"\x9f\x4a", b"\1"), tlv(b"\x9f\x4a"))
    a.leave()


def protection(c):
    """Repetitions each second, a trip with its quick repetitions, and what an intruder puts between them."""
    born = c.now_ns
    for sequence in range(5):
        goose(c, 3, sequence, False, born)
        c.wait(1)
    tripped = c.now_ns
    for sequence, pause in enumerate((0.004, 0.008, 0.016, 0.5, 1, 1)):
        goose(c, 4, sequence, True, tripped)
        c.wait(pause)
    goose(c, 5, 0, False, c.now_ns)
    c.wait(0.2)
    goose(c, 900, 0, True, c.now_ns)  # forged: overtakes the publisher's numbers
    c.wait(0.2)
    for sequence in range(1, 4):
        goose(c, 5, sequence, False, tripped)
        c.wait(1)


def merging_unit(c):
    for count in range(12):
        sample(c, count, 400 + count)
    for count in range(3, 6):  # old samples again
        sample(c, count, 9000)
    for count in range(12, 16):
        sample(c, count, 410)


def intruder(c):
    a = Association(c, INTRUDER, 40666)
    a.ask(tlv(0x82), tlv(0xa2, text(0x80, "Feldwerk"), text(0x81, "BC-61"), text(0x82, "3.2.1")))
    a.read(POSITION + "SBO", text(0x8a, ""))
    a.write(POSITION + "Oper", control(1, 1, c.now_ns, b""), failure=3)
    a.ask(tlv(b"\xbf\x29", text(0x80, "Logic")), tlv(b"\xbf\x29"))
    a.reset("client")


def files():
    """{path under pcaps/: Capture}"""
    c = Capture(start=START)
    for part in (operator, protection, merging_unit, intruder):
        part(c)
        c.wait(10)
    return {"substation/bay.pcap": c}
