#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""libmodbus on both ends: modbus_stack.py server ADDRESS | client ADDRESS

The server is a gateway: units 1, 2 and 3 have tables of their own, others are not there (exception 0x0b).  The client
does one of everything that the library can, then asks for what is not there, then looks for units.
"""
import ctypes
import sys

modbus = ctypes.CDLL("libmodbus.so.5", use_errno=True)
QUERY_MAX = 260
TARGET_FAILED = 0x0b


class Mapping(ctypes.Structure):
    """modbus_mapping_t of modbus.h"""
    _fields_ = [(n, ctypes.c_int) for n in (
        "nb_bits", "start_bits", "nb_input_bits", "start_input_bits", "nb_input_registers", "start_input_registers",
        "nb_registers", "start_registers")] + [
        ("tab_bits", ctypes.POINTER(ctypes.c_uint8)), ("tab_input_bits", ctypes.POINTER(ctypes.c_uint8)),
        ("tab_input_registers", ctypes.POINTER(ctypes.c_uint16)), ("tab_registers", ctypes.POINTER(ctypes.c_uint16))]


modbus.modbus_new_tcp.restype = ctypes.c_void_p
modbus.modbus_new_tcp.argtypes = [ctypes.c_char_p, ctypes.c_int]
modbus.modbus_mapping_new.restype = ctypes.POINTER(Mapping)
P = ctypes.c_void_p
I = ctypes.c_int
for name, arguments in (
        ("modbus_tcp_listen", [P, I]), ("modbus_tcp_accept", [P, ctypes.POINTER(I)]), ("modbus_receive", [P, P]),
        ("modbus_reply", [P, P, I, P]), ("modbus_reply_exception", [P, P, ctypes.c_uint]), ("modbus_connect", [P]),
        ("modbus_close", [P]), ("modbus_set_slave", [P, I]), ("modbus_read_bits", [P, I, I, P]),
        ("modbus_read_input_bits", [P, I, I, P]), ("modbus_read_registers", [P, I, I, P]),
        ("modbus_read_input_registers", [P, I, I, P]), ("modbus_write_bit", [P, I, I]),
        ("modbus_write_register", [P, I, ctypes.c_uint16]), ("modbus_write_bits", [P, I, I, P]),
        ("modbus_write_registers", [P, I, I, P]),
        ("modbus_mask_write_register", [P, I, ctypes.c_uint16, ctypes.c_uint16]),
        ("modbus_write_and_read_registers", [P, I, I, P, I, I, P]), ("modbus_report_slave_id", [P, I, P]),
        ("modbus_set_socket", [P, I])):
    getattr(modbus, name).argtypes = arguments


def serve(address):
    context = modbus.modbus_new_tcp(address.encode(), 502)
    units = {}
    for unit in (1, 2, 3):
        units[unit] = modbus.modbus_mapping_new(100, 100, 100, 100)
        for i in range(100):
            units[unit].contents.tab_input_registers[i] = 1000 * unit + i
            units[unit].contents.tab_input_bits[i] = i % unit == 0
    listening = I(modbus.modbus_tcp_listen(context, 1))
    query = (ctypes.c_uint8 * QUERY_MAX)()
    while True:
        modbus.modbus_tcp_accept(context, ctypes.byref(listening))
        while True:
            length = modbus.modbus_receive(context, query)
            if length < 0:
                break
            if length == 0:
                continue
            if query[6] in units:
                modbus.modbus_reply(context, query, length, units[query[6]])
            else:
                modbus.modbus_reply_exception(context, query, TARGET_FAILED)
        modbus.modbus_close(context)


def use(address):
    context = modbus.modbus_new_tcp(address.encode(), 502)
    modbus.modbus_set_slave(context, 1)
    if modbus.modbus_connect(context):
        sys.exit("cannot connect")
    bits = (ctypes.c_uint8 * 256)(*[n % 2 for n in range(256)])
    words = (ctypes.c_uint16 * 128)(*range(100, 228))
    modbus.modbus_read_bits(context, 0, 10, bits)
    modbus.modbus_read_input_bits(context, 20, 16, bits)
    modbus.modbus_read_registers(context, 0, 10, words)
    modbus.modbus_read_input_registers(context, 50, 4, words)
    modbus.modbus_write_bit(context, 7, 1)
    modbus.modbus_write_register(context, 40, 750)
    modbus.modbus_write_bits(context, 0, 12, bits)
    modbus.modbus_write_registers(context, 40, 2, words)
    modbus.modbus_mask_write_register(context, 41, 0xff00, 0x0011)
    modbus.modbus_write_and_read_registers(context, 10, 2, words, 40, 3, words)
    modbus.modbus_report_slave_id(context, 255, bits)
    modbus.modbus_read_registers(context, 500, 2, words)  # not there: exception 2
    modbus.modbus_write_register(context, 5000, 1)
    for unit in range(1, 9):
        modbus.modbus_set_slave(context, unit)
        modbus.modbus_read_input_registers(context, 0, 1, words)
    modbus.modbus_close(context)


if __name__ == "__main__":
    {"server": serve, "client": use}[sys.argv[1]](sys.argv[2])
