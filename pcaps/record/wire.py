# SPDX-License-Identifier: Apache-2.0
"""Packets and capture files from nothing: Ethernet, VLANs, IPv4, IPv6, TCP, UDP; pcap, pcapng, gzip, zstd.

Everything is made here byte by byte, so that a capture can be wrong in exactly one way, and writing the same capture
twice gives the same bytes.  Multi-byte numbers on the wire are big-endian.
"""
import gzip
import io
import ipaddress
import struct

NS = 1_000_000_000
TCP, UDP, ICMP, ICMP6 = 6, 17, 1, 58
FIN, SYN, RST, PSH, ACK, URG = 1, 2, 4, 8, 16, 32
LINK_NULL, LINK_ETHERNET, LINK_RAW, LINK_LOOP, LINK_SLL, LINK_SLL2 = 0, 1, 101, 108, 113, 276


def when(text):
    """ '2025-03-03 06:00:00' (UTC) in nanoseconds."""
    import calendar
    import time
    return calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M:%S")) * NS


def checksum(data):
    """RFC 1071."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(">%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def mac(text):
    return bytes.fromhex(text.replace(":", ""))


class Host:
    """An address and a MAC; counts the IPv4 identifications that it used."""

    def __init__(self, ip, hardware=None):
        self.ip = ipaddress.ip_address(ip)
        if hardware is None:  # locally administered, from the address
            hardware = b"\x02\x00" + self.ip.packed[-4:]
        self.mac = mac(hardware) if isinstance(hardware, str) else hardware
        self.identification = 0

    def next_id(self):
        self.identification = (self.identification + 1) & 0xffff
        return self.identification


# ---- layers ----

def ethernet(src, dst, ethertype, payload, vlans=(), tag=0x8100):
    """vlans: outermost first; of two tags the outer one is 802.1ad."""
    head = dst + src
    for i, v in enumerate(vlans):
        head += struct.pack(">HH", 0x88a8 if i == 0 and len(vlans) > 1 else tag, v)
    frame = head + struct.pack(">H", ethertype) + payload
    return frame + bytes(max(0, 60 - len(frame)))


def ip4(src, dst, protocol, payload, identification=1, options=b"", fragment=0, more=False, ttl=64, **wrong):
    """fragment: offset in bytes.  wrong: total= or header_words= or sum= overrule what is right."""
    words = wrong.get("header_words", 5 + len(options) // 4)
    total = wrong.get("total", 20 + len(options) + len(payload))
    flags = (0x2000 if more else 0 if fragment else 0x4000) | fragment // 8
    if more or fragment:
        flags &= ~0x4000
    head = struct.pack(">BBHHHBBH", 0x40 | words, 0, total & 0xffff, identification, flags, ttl, protocol, 0)
    head += src.packed + dst.packed + options
    summed = wrong.get("sum", checksum(head))
    return head[:10] + struct.pack(">H", summed) + head[12:] + payload


def ip6(src, dst, protocol, payload, extensions=b"", first=None):
    """extensions: whole headers; first: number of the first of them."""
    head = struct.pack(">IHBB", 0x60000000, len(extensions) + len(payload), protocol if first is None else first, 64)
    return head + src.packed + dst.packed + extensions + payload


def pseudo(src, dst, protocol, length):
    if src.version == 4:
        return src.packed + dst.packed + struct.pack(">BBH", 0, protocol, length)
    return src.packed + dst.packed + struct.pack(">IHBB", length, 0, 0, protocol)


def tcp(src, dst, sport, dport, seq, ack, flags, payload=b"", window=64240, options=b"", urgent=0, **wrong):
    words = wrong.get("header_words", 5 + len(options) // 4)
    head = struct.pack(">HHIIBBHHH", sport, dport, seq & 0xffffffff, ack & 0xffffffff, words << 4, flags, window, 0,
                       urgent) + options
    segment = head + payload
    summed = wrong.get("sum", checksum(pseudo(src, dst, TCP, len(segment)) + segment))
    return segment[:16] + struct.pack(">H", summed) + segment[18:]


def udp(src, dst, sport, dport, payload, **wrong):
    length = wrong.get("length", 8 + len(payload))
    datagram = struct.pack(">HHHH", sport, dport, length, 0) + payload
    summed = wrong.get("sum", checksum(pseudo(src, dst, UDP, len(datagram)) + datagram) or 0xffff)
    return datagram[:6] + struct.pack(">H", summed) + datagram[8:]


# ---- captures ----

class Capture:
    """Packets with their times.  time_ns is when the next one is captured."""

    def __init__(self, start="2025-03-03 08:00:00", link=LINK_ETHERNET, step_ns=200_000):
        self.packets = []
        self.now_ns = when(start)
        self.step_ns = step_ns
        self.link = link

    def wait(self, seconds):
        self.now_ns += int(seconds * NS)

    def add(self, frame, kept=None):
        """kept: how many bytes the snap length left."""
        data = frame if kept is None else frame[:kept]
        self.packets.append((self.now_ns, data, len(frame)))
        self.now_ns += self.step_ns

    def ip(self, src, dst, protocol, payload, vlans=(), tag=0x8100, **how):
        """One IP packet between two hosts in whatever the link type is; how: for ip4() or ip6()."""
        if src.ip.version == 4:
            how.setdefault("identification", src.next_id())
            self.network(src, dst, 0x0800, ip4(src.ip, dst.ip, protocol, payload, **how), vlans, tag)
        else:
            self.network(src, dst, 0x86dd, ip6(src.ip, dst.ip, protocol, payload, **how), vlans, tag)

    def network(self, src, dst, ethertype, packet, vlans=(), tag=0x8100):
        if self.link == LINK_ETHERNET:
            self.add(ethernet(src.mac, dst.mac, ethertype, packet, vlans, tag))
        elif self.link == LINK_RAW:
            self.add(packet)
        elif self.link in (LINK_NULL, LINK_LOOP):
            family = 2 if ethertype == 0x0800 else 30
            self.add(struct.pack("<I" if self.link == LINK_NULL else ">I", family) + packet)
        elif self.link == LINK_SLL:
            self.add(struct.pack(">HHH", 0, 1, 6) + src.mac + b"\0\0" + struct.pack(">H", ethertype) + packet)
        elif self.link == LINK_SLL2:
            self.add(struct.pack(">HHIHBB", ethertype, 0, 2, 1, 0, 6) + src.mac + b"\0\0" + packet)
        else:
            raise ValueError("link type %d" % self.link)

    def datagram(self, src, dst, sport, dport, payload, vlans=(), **wrong):
        self.ip(src, dst, UDP, udp(src.ip, dst.ip, sport, dport, payload, **wrong), vlans)

    def sorted(self):
        """In the order of time; packets of one instant in the order they were added."""
        self.packets.sort(key=lambda p: p[0])
        return self


class Connection:
    """A TCP connection whose both ends are made here.  Sides are 'client' and 'server'."""

    def __init__(self, capture, client, server, sport, dport, vlans=(), seq=None, **ip_how):
        self.capture, self.vlans, self.ip_how = capture, vlans, ip_how
        self.host = {"client": client, "server": server}
        self.port = {"client": sport, "server": dport}
        first = seq if seq is not None else (sport * 2654435761 + dport * 97) & 0xffffffff
        self.seq = {"client": first, "server": (first * 31 + 7) & 0xffffffff}  # of the next byte
        self.seen = {"client": None, "server": None}  # acknowledged so far, by that side

    @staticmethod
    def other(side):
        return "server" if side == "client" else "client"

    def segment(self, side, flags, payload=b"", seq=None, ack=None, **how):
        """One segment as it is told, remembering nothing.  seq and ack: absolute."""
        peer = self.other(side)
        if seq is None:
            seq = self.seq[side]
        if ack is None:
            ack = self.seq[peer] if flags & ACK else 0
        src, dst = self.host[side], self.host[peer]
        data = tcp(src.ip, dst.ip, self.port[side], self.port[peer], seq, ack, flags, payload, **how)
        self.capture.ip(src, dst, TCP, data, self.vlans, **self.ip_how)

    def open(self):
        self.segment("client", SYN, options=bytes([2, 4, 5, 180]))
        self.seq["client"] += 1
        self.segment("server", SYN | ACK, options=bytes([2, 4, 5, 180]))
        self.seq["server"] += 1
        self.segment("client", ACK)
        return self

    def send(self, side, payload, mss=1460):
        for i in range(0, len(payload), mss):
            piece = payload[i:i + mss]
            self.segment(side, PSH | ACK, piece)
            self.seq[side] = (self.seq[side] + len(piece)) & 0xffffffff
        return self

    def acknowledge(self, side):
        self.segment(side, ACK)
        return self

    def close(self, side="client"):
        peer = self.other(side)
        self.segment(side, FIN | ACK)
        self.seq[side] += 1
        self.segment(peer, FIN | ACK)
        self.seq[peer] += 1
        self.segment(side, ACK)

    def reset(self, side):
        self.segment(side, RST | ACK)


# ---- files ----

def pcap(capture, nanoseconds=False, snap=65535, big_endian=False):
    order = ">" if big_endian else "<"
    divisor = 1 if nanoseconds else 1000
    out = [struct.pack(order + "IHHiIII", 0xa1b23c4d if nanoseconds else 0xa1b2c3d4, 2, 4, 0, 0, snap, capture.link)]
    for time_ns, data, length in capture.packets:
        out.append(struct.pack(order + "IIII", time_ns // NS, time_ns % NS // divisor, len(data), length) + data)
    return b"".join(out)


def pcapng(captures):
    """One section; each capture is an interface, nanosecond resolution; packets in the order of time."""
    def block(kind, body):
        body += bytes(-len(body) % 4)
        return struct.pack("<II", kind, len(body) + 12) + body + struct.pack("<I", len(body) + 12)

    out = [block(0x0a0d0d0a, struct.pack("<IHHq", 0x1a2b3c4d, 1, 0, -1))]
    packets = []
    for number, capture in enumerate(captures):
        options = struct.pack("<HHB3xHH", 9, 1, 9, 0, 0)  # if_tsresol 10^-9, end of options
        out.append(block(1, struct.pack("<HHI", capture.link, 0, 65535) + options))
        packets += [(t, number, data, length) for t, data, length in capture.packets]
    for t, number, data, length in sorted(packets, key=lambda p: p[0]):
        out.append(block(6, struct.pack("<IIIII", number, t >> 32, t & 0xffffffff, len(data), length) + data))
    return b"".join(out)


def gz(data):
    out = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=out, mode="wb", compresslevel=9, mtime=0) as f:
        f.write(data)
    return out.getvalue()


def zst(data):
    """RFC 8878: one frame of raw blocks; a decoder sees no difference to one that saves space."""
    out = [struct.pack("<IBI", 0xfd2fb528, 0xa0, len(data))]
    for i in range(0, len(data), 65536):
        piece = data[i:i + 65536]
        out.append(struct.pack("<I", len(piece) << 3 | (i + 65536 >= len(data)))[:3] + piece)
    return b"".join(out)
