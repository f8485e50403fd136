#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A small controller that speaks EtherNet/IP, for recordings with real clients: cip_stack.py ADDRESS

Sessions, List Identity over TCP and UDP, connections for requests, Unconnected_Send, multiple-service packets, Logix
tags (read, write, in fragments, listing) and PCCC data files (read, write, change of bits).  What it does not know it
refuses with the general status that a controller has for it.  No package of Debian or npm has such a server.
"""
import socket
import socketserver
import struct
import sys
import threading

IDENTITY = struct.pack("<HHHBBHI", 1, 14, 54, 20, 11, 0x3060, 0x00c0ffee) + b"\x0a1756-L61/B"
TYPES = {0xc1: "<?", 0xc2: "<b", 0xc3: "<h", 0xc4: "<i", 0xca: "<f"}
# name: [type, values]; the members of a structure are tags of their own here
TAGS = {"Level": [0xca, [41.5]], "Setpoint": [0xca, [62.5]], "Counts": [0xc4, list(range(100, 150))],
        "Speed": [0xc3, [1450]], "Run": [0xc1, [1]], "Program:Main.Step": [0xc4, [7]]}
FILES = {(7, 0x89): bytearray(struct.pack("<20h", *range(20))), (3, 0x85): bytearray(8),
         (8, 0x8a): bytearray(struct.pack("<4f", 1.5, 2.5, -3, 4))}


class No(Exception):
    """A general status."""


def read_path(path):
    """(tag or None, first element, {segment: value})"""
    names, found, i, element = [], {}, 0, 0
    while i < len(path):
        kind = path[i]
        if kind == 0x91:
            names.append(path[i + 2:i + 2 + path[i + 1]].decode())
            i += 2 + path[i + 1] + (path[i + 1] & 1)
        elif kind & 0xe0 == 0x20:
            size = (1, 2, 4)[kind & 3]
            at = i + (1 if size == 1 else 2)
            value = int.from_bytes(path[at:at + size], "little")
            if kind & 0x1c == 8:
                element = value
            else:
                found[kind & 0x1c] = value
            i = at + size
        else:
            raise No(4)
    return ".".join(names) or None, element, found


def pack(tag, first, count):
    kind, values = tag
    if first + count > len(values):
        raise No(5)
    return b"".join(struct.pack(TYPES[kind], v) for v in values[first:first + count])


class Controller:
    """What one TCP connection sees."""

    def __init__(self):
        self.connections = {}  # number towards us: number towards the client

    def tag(self, name):
        if name not in TAGS:
            raise No(4)
        return TAGS[name]

    def read(self, name, first, data, fragment):
        tag, count = self.tag(name), struct.unpack_from("<H", data)[0]
        values, offset = pack(tag, first, count), struct.unpack_from("<I", data, 2)[0] if fragment else 0
        part = values[offset:offset + 120]
        return struct.pack("<H", tag[0]) + part, 6 if offset + len(part) < len(values) else 0

    def write(self, name, first, data, fragment):
        tag = self.tag(name)
        kind, count = struct.unpack_from("<HH", data)
        if kind != tag[0]:
            raise No(0xff)
        size = struct.calcsize(TYPES[kind])
        data = data[8 if fragment else 4:]
        if first + len(data) // size > len(tag[1]):
            raise No(5)
        for i in range(len(data) // size):
            tag[1][first + i] = struct.unpack_from(TYPES[kind], data, i * size)[0]
        return b"", 0

    def listing(self, start):
        out = b""
        for number, (name, tag) in enumerate(TAGS.items(), 1):
            if number >= start and ":" not in name:
                out += struct.pack("<IH", number, len(name)) + name.encode() + struct.pack("<H", tag[0])
        return out, 0

    def pccc(self, data):
        head, message = data[:data[0]], data[data[0]:]
        command, _, number = struct.unpack_from("<BBH", message)
        status, out = 0x10, b""
        if command == 0x0f and message[4] in (0xa2, 0xaa, 0xab):
            size, file, kind, element, sub = message[5:10]
            store, each = FILES.get((file, kind)), 4 if kind == 0x8a else 2
            at = element * each + 2 * sub
            if store is None or at + size > len(store):
                status = 0x50
            elif message[4] == 0xa2:
                status, out = 0, bytes(store[at:at + size])
            elif message[4] == 0xaa:
                status, store[at:at + size] = 0, message[10:10 + size]
            else:
                mask, value = struct.unpack_from("<HH", message, 10)
                old = struct.unpack_from("<H", store, at)[0]
                status, store[at:at + 2] = 0, struct.pack("<H", old & ~mask | value & mask)
        return head + struct.pack("<BBH", command | 0x40, status, number) + out, 0

    def manager(self, service, data):
        if service == 0x54:
            theirs, triad = struct.unpack_from("<I", data, 6)[0], data[10:18]
            mine = 0x00010000 + len(self.connections)
            self.connections[mine] = theirs
            return struct.pack("<II", mine, theirs) + triad + data[22:26] + data[28:32] + b"\0\0", 0
        if service == 0x4e:
            return data[2:10] + b"\0\0", 0
        raise No(8)

    def serve(self, service, name, first, found, data):
        klass, instance = found.get(0), found.get(4)
        if klass == 6:
            return self.manager(service, data)
        if klass == 0x67 and service == 0x4b:
            return self.pccc(data)
        if klass == 1 and service == 1 and instance == 1:
            return IDENTITY, 0
        if klass == 0x6b and service == 0x55:
            return self.listing(instance)
        if name and klass is None:
            if service in (0x4c, 0x52):
                return self.read(name, first, data, service == 0x52)
            if service in (0x4d, 0x53):
                return self.write(name, first, data, service == 0x53)
        raise No(8 if name or klass in (1, 2, 6, 0x67, 0x6b) else 5)

    def cip(self, message):
        """The answer to a request."""
        service, words = message[:2]
        path, data = message[2:2 + 2 * words], message[2 + 2 * words:]
        try:
            name, first, found = read_path(path)
            if found.get(0) == 6 and service == 0x52:
                return self.cip(data[4:4 + struct.unpack_from("<H", data, 2)[0]])
            if service == 0x0a:
                return self.several(data)
            out, status = self.serve(service, name, first, found, data)
        except No as no:
            out, status = b"", no.args[0]
        return bytes([service | 0x80, 0, status, 0]) + out

    def several(self, data):
        count = struct.unpack_from("<H", data)[0]
        offsets = list(struct.unpack_from("<%dH" % count, data, 2)) + [len(data)]
        answers = [self.cip(data[a:b]) for a, b in zip(offsets, offsets[1:])]
        at, places = 2 + 2 * count, []
        for a in answers:
            places.append(at)
            at += len(a)
        failed = any(a[2] for a in answers)
        status = b"\x1e\0" if failed else b"\0\0"
        return b"\x8a\0" + status + struct.pack("<H%dH" % count, count, *places) + b"".join(answers)


def identity_item(address):
    item = struct.pack("<H", 1) + struct.pack(">HH4s8x", 2, 44818, socket.inet_aton(address)) + IDENTITY + b"\x03"
    return struct.pack("<HHH", 1, 0x0c, len(item)) + item


class Session(socketserver.BaseRequestHandler):
    def exactly(self, n):
        out = b""
        while len(out) < n:
            part = self.request.recv(n - len(out))
            if not part:
                raise EOFError
            out += part
        return out

    def answer(self, head, data, session=None):
        command, _, had, _, context, _ = struct.unpack("<HHII8sI", head)
        session = had if session is None else session
        self.request.sendall(struct.pack("<HHII8sI", command, len(data), session, 0, context, 0) + data)

    def handle(self):
        controller = Controller()
        try:
            while True:
                head = self.exactly(24)
                command, length = struct.unpack_from("<HH", head)
                data = self.exactly(length)
                if command == 0x65:
                    self.answer(head, data, 0x00c0de01)
                elif command == 0x66:
                    return
                elif command == 0x63:
                    self.answer(head, identity_item(self.server.server_address[0]))
                elif command == 0x6f:
                    out = controller.cip(data[16:16 + struct.unpack_from("<H", data, 14)[0]])
                    self.answer(head, data[:14] + struct.pack("<H", len(out)) + out)
                elif command == 0x70:
                    mine, sequence = struct.unpack_from("<I", data, 12)[0], data[20:22]
                    out = sequence + controller.cip(data[22:])
                    self.answer(head, data[:12] + struct.pack("<I", controller.connections[mine]) + data[16:18] +
                                struct.pack("<H", len(out)) + out)
        except EOFError:
            pass


def identify(address):
    """List Identity over UDP."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind((address, 44818))
        while True:
            data, peer = s.recvfrom(2048)
            if data[:2] == b"\x63\0":
                item = identity_item(address)
                s.sendto(data[:2] + struct.pack("<H", len(item)) + data[4:24] + item, peer)


def main():
    address = sys.argv[1]
    threading.Thread(target=identify, args=(address,), daemon=True).start()
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    socketserver.ThreadingTCPServer.daemon_threads = True
    with socketserver.ThreadingTCPServer((address, 44818), Session) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
