#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A Modbus server for many connections at once, which libmodbus's is not: registers that are all zero."""
import socket
import struct
import threading


def serve(connection):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    rest = b""
    while True:
        data = connection.recv(65536)
        if not data:
            return
        rest += data
        while len(rest) >= 6 and len(rest) >= 6 + struct.unpack(">H", rest[4:6])[0]:
            n = 6 + struct.unpack(">H", rest[4:6])[0]
            m, rest = rest[:n], rest[n:]
            if m[7] == 3:
                count = struct.unpack(">H", m[10:12])[0]
                pdu = bytes([3, 2 * count]) + bytes(2 * count)
            elif m[7] == 6:
                pdu = m[7:12]
            else:
                pdu = bytes([m[7] | 0x80, 1])
            connection.sendall(m[:4] + struct.pack(">H", len(pdu) + 1) + m[6:7] + pdu)


def main():
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("0.0.0.0", 502))
    listening.listen(256)
    while True:
        connection, _ = listening.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


if __name__ == "__main__":
    main()
