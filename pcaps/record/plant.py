# SPDX-License-Identifier: Apache-2.0
"""A day in a small plant, as a capture between the office, the control room and the machines.

    office 10.1.0.0/16              control room 192.168.20.0/24        line 192.168.10.0/24
    .0.23  a PC                     .10  the operators' panel (HMI)     .31  PLC-1, Modbus: tank and pump
    .0.40  production planning      .20  the engineering station        .32  PLC-2, S7: filling machine
                                                                        .33  RTU-3, IEC 104: power supply
Polling is thinned out to a round each quarter of an hour.  Nothing was stopped on this day: the capture shows what
happened, and an audit with pcaps/policy.conf says what should not have.
"""
import struct

from wire import ACK, NS, RST, SYN, Capture, Connection, Host, when

DAY = "2025-03-03 "  # a Monday
PC, PLANNING = Host("10.1.0.23"), Host("10.1.0.40")
HMI, ENGINEERING = Host("192.168.20.10"), Host("192.168.20.20")
PLC1, PLC2, RTU3 = Host("192.168.10.31"), Host("192.168.10.32"), Host("192.168.10.33")


class Modbus:
    """Modbus Messaging on TCP/IP V1.0b: requests and their answers."""

    def __init__(self, capture, client, server, sport):
        self.c = Connection(capture, client, server, sport, 502).open()
        self.transaction = 0

    def ask(self, request, answer, unit=1):
        self.transaction += 1
        for side, pdu in (("client", request), ("server", answer)):
            self.c.send(side, struct.pack(">HHHB", self.transaction, 0, 1 + len(pdu), unit) + pdu)
        self.c.acknowledge("client")

    def read(self, function, address, values):
        body = struct.pack(">%dH" % len(values), *values)
        self.ask(struct.pack(">BHH", function, address, len(values)), struct.pack(">BB", function, len(body)) + body)

    def write_float(self, address, value):
        self.ask(struct.pack(">BHHBf", 16, address, 2, 4, value), struct.pack(">BHH", 16, address, 2))

    def identify(self, unit, known):
        """Function 43/14, the basic objects; a unit that is not there stays silent."""
        if known:
            objects = b"".join(bytes([i, len(t)]) + t for i, t in enumerate((b"Example", b"TANK-1", b"1.4")))
            self.ask(bytes([43, 14, 1, 0]), bytes([43, 14, 1, 1, 0, 0, 3]) + objects, unit)
        else:
            self.transaction += 1
            self.c.send("client", struct.pack(">HHHB", self.transaction, 0, 5, unit) + bytes([43, 14, 1, 0]))
            self.c.acknowledge("server")


class S7:
    """TPKT (RFC 1006), COTP class 0 (ISO 8073) and S7 jobs."""

    def __init__(self, capture, client, server, sport, kind=2):
        self.c = Connection(capture, client, server, sport, 102).open()
        self.reference = 0
        ends = bytes([0xc0, 1, 10, 0xc1, 2, 1, 0, 0xc2, 2, kind, 2])
        self.tpkt("client", bytes([17, 0xe0, 0, 0, 0, 1, 0]) + ends)
        self.tpkt("server", bytes([17, 0xd0, 0, 1, 0, 2, 0]) + ends)
        self.job(struct.pack(">BBHHH", 0xf0, 0, 1, 1, 480), b"", struct.pack(">BBHHH", 0xf0, 0, 1, 1, 240))

    def tpkt(self, side, data):
        self.c.send(side, struct.pack(">BBH", 3, 0, 4 + len(data)) + data)

    def pdu(self, side, kind, parameter, data=b"", error=0):
        head = struct.pack(">BBHHHH", 0x32, kind, 0, self.reference, len(parameter), len(data))
        if kind in (2, 3):
            head += struct.pack(">H", error)
        self.tpkt(side, bytes([2, 0xf0, 0x80]) + head + parameter + data)

    def job(self, parameter, data=b"", answer=b"", answer_data=b"", side="client"):
        self.reference += 1
        self.pdu(side, 1, parameter, data)
        self.pdu(self.c.other(side), 3, answer or parameter[:1], answer_data)

    @staticmethod
    def item(db, byte, length):
        return bytes([0x12, 10, 0x10, 2]) + struct.pack(">HHI", length, db, 0x84000000 | byte * 8)

    def read(self, db, byte, value):
        self.job(b"\x04\x01" + self.item(db, byte, len(value)), b"", b"\x04\x01",
                 struct.pack(">BBH", 0xff, 4, len(value) * 8) + value)
        self.c.acknowledge("client")

    def write(self, db, byte, value):
        self.job(b"\x05\x01" + self.item(db, byte, len(value)), struct.pack(">BBH", 0, 4, len(value) * 8) + value,
                 b"\x05\x01", b"\xff")

    def identify(self):
        """The system status list 0x0011: order numbers."""
        self.reference += 1
        self.pdu("client", 7, bytes([0, 1, 0x12, 4, 0x11, 0x44, 1, 0]), struct.pack(">BBHHH", 0xff, 9, 4, 0x11, 0))
        record = struct.pack(">H20sHHH", 1, b"6ES7 315-2EH14-0AB0 ", 0xc0, 5, 0x5603)
        body = struct.pack(">HHHH", 0x11, 0, len(record), 1) + record
        self.pdu("server", 7, bytes([0, 1, 0x12, 8, 0x12, 0x84, 1, 1, 0, 0, 0, 0]),
                 struct.pack(">BBH", 0xff, 9, len(body)) + body)

    def stop(self):
        self.job(bytes([0x29, 0, 0, 0, 0, 0, 9]) + b"P_PROGRAM")

    def start(self):
        self.job(bytes([0x28, 0, 0, 0, 0, 0, 0, 0xfd, 0, 0, 9]) + b"P_PROGRAM")

    def download(self, block, code):
        """block: type and number, such as b'0800001'.  The controller fetches the pieces; then it must use them."""
        name = bytes([9]) + b"_" + block + b"P"
        self.job(bytes([0x1a, 0, 1, 0, 0, 0, 0, 0]) + name + b"\x0d1%06d%06d" % (len(code) + 36, len(code)))
        for i in range(0, len(code), 200):
            piece = code[i:i + 200]
            more = i + 200 < len(code)
            self.job(bytes([0x1b, 0, 1, 0, 0, 0, 0, 0]) + name, b"", bytes([0x1b, more]),
                     struct.pack(">HBB", len(piece), 0, 0xfb) + piece, side="server")
        self.job(bytes([0x1c, 0, 0, 0, 0, 0, 0, 0]) + name, side="server")
        self.job(bytes([0x28, 0, 0, 0, 0, 0, 0, 0xfd, 0, 10, 1, 0]) + block + b"P" + b"\x05_INSE")


class Iec104:
    """IEC 60870-5-104: both ends count."""

    def __init__(self, capture, client, server, sport):
        self.c = Connection(capture, client, server, sport, 2404).open()
        self.sent = {"client": 0, "server": 0}
        self.c.send("client", bytes([0x68, 4, 0x07, 0, 0, 0])).send("server", bytes([0x68, 4, 0x0b, 0, 0, 0]))

    def information(self, side, kind, cause, address, element):
        asdu = struct.pack("<BBBBH", kind, 1, cause, 0, 3) + struct.pack("<I", address)[:3] + element
        head = struct.pack("<BBHH", 0x68, 4 + len(asdu), self.sent[side] << 1, self.sent[self.c.other(side)] << 1)
        self.sent[side] += 1
        self.c.send(side, head + asdu)

    def acknowledge(self, side):
        self.c.send(side, struct.pack("<BBHH", 0x68, 4, 1, self.sent[self.c.other(side)] << 1))

    def test(self):
        self.c.send("client", bytes([0x68, 4, 0x43, 0, 0, 0])).send("server", bytes([0x68, 4, 0x83, 0, 0, 0]))

    def measured(self, address, value, cause=3):
        self.information("server", 13, cause, address, struct.pack("<fB", value, 0))

    def interrogate(self, points):
        self.information("client", 100, 6, 0, bytes([20]))
        self.information("server", 100, 7, 0, bytes([20]))
        for address, value in points:
            self.measured(address, value, 20)
        self.information("server", 1, 20, 101, bytes([1]))
        self.information("server", 100, 10, 0, bytes([20]))
        self.acknowledge("client")

    def command(self, address, on):
        for select in (0x80, 0):
            for side, cause in (("client", 6), ("server", 7)):
                self.information(side, 45, cause, address, bytes([on | select]))
        self.information("server", 45, 10, address, bytes([on]))
        self.acknowledge("client")


def normal_day(c):
    """The panel's three connections, 06:00 to 18:00, and what the operators do."""
    c.now_ns = when(DAY + "06:00:00")
    tank, filler, power = Modbus(c, HMI, PLC1, 49301), S7(c, HMI, PLC2, 49302), Iec104(c, HMI, RTU3, 49303)
    power.interrogate([(201, 231.5), (202, 14.25)])

    def poll(quarter):
        level = 500 + 30 * (quarter % 8)
        tank.read(3, 0, [level, level // 2, 1, 0, 0, 0, 0, 0, 0, quarter])
        tank.read(4, 0, [210 + quarter % 5, 35])
        c.wait(1)
        filler.read(1, 0, struct.pack(">fHH", 2.5, 40 * quarter, 1))
        c.wait(1)
        power.measured(201, 231.0 + quarter % 4 / 4)
        power.acknowledge("client")
        power.test()

    def close():
        for connection in (tank, filler, power):
            connection.c.close()

    todo = [(when(DAY + "06:00:00") + n * 900 * NS, poll, (n,)) for n in range(1, 48)]
    todo += [(when(DAY + time), action, how) for time, action, how in (
        ("08:16:10", tank.write_float, (40, 62.5)),
        ("09:31:40", power.command, (1001, 1)),
        ("09:32:05", filler.write, (2, 0, struct.pack(">f", 2.75))),
        ("11:41:30", tank.write_float, (40, 180.0)),  # a slip of the finger: the tank takes 75
        ("11:41:52", tank.write_float, (40, 60.0)),
        ("17:59:30", close, ()))]
    for c.now_ns, action, how in sorted(todo, key=lambda t: t[0]):
        action(*how)


def planning(c):
    """Production planning reads the counters at every full hour."""
    for hour in range(7, 18):
        c.now_ns = when(DAY + "%02d:05:00" % hour)
        m = Modbus(c, PLANNING, PLC1, 51000 + hour)
        m.read(3, 0, [520, 260, 1, 0, 0, 0, 0, 0, 0, 4 * (hour - 6)])
        m.c.close()


def intruder(c):
    """Somebody at a PC of the office: writes, looks around, stops the filling machine."""
    c.now_ns = when(DAY + "10:20:15")
    m = Modbus(c, PC, PLC1, 52001)
    m.read(3, 40, [0x4279, 0])
    m.write_float(40, 95.0)
    m.c.close()
    c.now_ns = when(DAY + "13:02:00")
    there = {31: (PLC1, 502), 32: (PLC2, 102), 33: (RTU3, 2404)}
    for number in range(20, 36):
        for port in (102, 502, 2404):
            t = Connection(c, PC, Host("192.168.10.%d" % number), 53000 + 16 * number + port % 16, port)
            t.segment("client", SYN)
            t.seq["client"] += 1
            if number in there and there[number][1] == port:
                t.segment("server", SYN | ACK)
                t.seq["server"] += 1
                t.segment("client", ACK)
                t.segment("client", RST | ACK)
            elif number in there:
                t.segment("server", RST | ACK)
            c.wait(0.02)
    c.now_ns = when(DAY + "13:04:00")
    m = Modbus(c, PC, PLC1, 52002)
    for unit in range(1, 17):
        m.identify(unit, unit == 1)
        c.wait(0.5)
    m.c.close()
    c.now_ns = when(DAY + "13:11:20")
    s = S7(c, PC, PLC2, 52003)
    s.identify()
    c.wait(4)
    s.stop()
    s.c.close()


def engineers(c):
    """Start the machine again, and change its program on a working day."""
    c.now_ns = when(DAY + "13:24:00")
    s = S7(c, ENGINEERING, PLC2, 54001, kind=1)
    s.identify()
    s.start()
    s.c.close()
    c.now_ns = when(DAY + "14:02:00")
    s = S7(c, ENGINEERING, PLC2, 54002, kind=1)
    s.download(b"0800001", bytes((7 * i) & 0xff for i in range(520)))
    s.c.close()


def files():
    """{path under pcaps/: Capture}"""
    c = Capture()
    for part in (normal_day, planning, intruder, engineers):
        part(c)
    return {"plant/day.pcap": c.sorted()}
