#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a dataplane that was taken over could do: sandbox.py BUILD

Every thread of the running process is made to call the kernel, by a debugger's means: its registers are set in front of a
`syscall` instruction of its own, it steps over it, and is put back.  What it is answered is what an intruder would be answered.
"""
import ctypes
import errno
import os
import platform
import struct
import sys

from _inline import Line, Poller, Test, skip_all

ATTACH, DETACH, GETREGS, SETREGS, STEP = 16, 17, 12, 13, 9
RIP, RSP, RAX, ORIG_RAX = 16, 19, 10, 15
ARGUMENTS = (14, 13, 12, 7)  # rdi, rsi, rdx, r10
CALLS = {"open": 2, "socket": 41, "execve": 59, "openat": 257, "ptrace": 101, "kill": 62, "mount": 165, "setuid": 105,
         "bpf": 321, "fork": 57, "unlinkat": 263, "chmod": 90, "socket_packet": 41}
AT_FDCWD = (1 << 64) - 100
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


class Registers(ctypes.Structure):
    _fields_ = [("r", ctypes.c_uint64 * 27)]


def ptrace(what, tid, data=None):
    if libc.ptrace(what, tid, None, data) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")


def syscall_place(pid):
    """The address of a `syscall` instruction of the process."""
    for row in open("/proc/%d/maps" % pid):
        where, rights, _, _, _, *name = row.split()
        if "x" in rights and name and "libc.so" in name[0]:
            begin, end = (int(x, 16) for x in where.split("-"))
            with open("/proc/%d/mem" % pid, "rb") as f:
                f.seek(begin)
                return begin + f.read(end - begin).index(b"\x0f\x05")
    raise RuntimeError("no code of libc found")


class Stopped:
    """A thread of another process, stopped, whose calls we make."""

    def __init__(self, pid, tid):
        self.pid, self.tid, self.place = pid, tid, syscall_place(pid)
        ptrace(ATTACH, tid)
        os.waitpid(tid, 0x40000000)  # __WALL
        self.saved = Registers()
        ptrace(GETREGS, tid, ctypes.byref(self.saved))

    def call(self, name, *arguments):
        """What the kernel answers: 0 or more, or minus an errno."""
        regs = Registers.from_buffer_copy(self.saved)
        free = (self.saved.r[RSP] - 4096) & ~15
        for i, a in enumerate(arguments):
            if isinstance(a, bytes):
                with open("/proc/%d/mem" % self.pid, "r+b") as f:
                    f.seek(free + 128 * i)
                    f.write(a + b"\0")
                a = free + 128 * i
            regs.r[ARGUMENTS[i]] = a & (1 << 64) - 1
        regs.r[RAX], regs.r[ORIG_RAX], regs.r[RIP] = CALLS[name], (1 << 64) - 1, self.place
        ptrace(SETREGS, self.tid, ctypes.byref(regs))
        ptrace(STEP, self.tid)
        _, status = os.waitpid(self.tid, 0x40000000)
        if not os.WIFSTOPPED(status):
            raise RuntimeError("the thread ended: %#x" % status)
        ptrace(GETREGS, self.tid, ctypes.byref(regs))
        return struct.unpack("<q", struct.pack("<Q", regs.r[RAX]))[0]

    def go(self):
        ptrace(SETREGS, self.tid, ctypes.byref(self.saved))
        ptrace(DETACH, self.tid)


def try_all(t, line, words):
    pid = line.dataplane()
    threads = [int(x) for x in os.listdir("/proc/%d/task" % pid)]
    own = (line.folder + "/state/try").encode()
    outside = line.write("outside", "")
    os.chmod(line.folder, 0o777)
    os.chmod(outside, 0o666)
    tries = [
        ("cannot read files outside its folders", "openat", (AT_FDCWD, b"/etc/shadow", 0, 0)),
        ("cannot read its own configuration again", "openat", (AT_FDCWD, line.conf.encode(), 0, 0)),
        ("cannot make files outside its folders", "openat", (AT_FDCWD, b"/tmp/intruder", os.O_CREAT | os.O_WRONLY, 0o600)),
        ("cannot remove files outside its folders", "unlinkat", (AT_FDCWD, outside.encode(), 0)),
        ("cannot start a program", "execve", (b"/bin/sh", 0, 0)),
        ("cannot open raw sockets", "socket", (17, 3, 0)),
        ("cannot connect by TCP over IPv6", "socket", (10, 1, 0)),
        ("cannot debug others", "ptrace", (16, os.getppid(), 0, 0)),
        ("cannot send signals", "kill", (os.getpid(), 0)),
        ("cannot mount", "mount", (b"none", b"/mnt", b"tmpfs", 0)),
        ("cannot load programs into the kernel", "bpf", (0, 0, 0)),
        ("cannot become another user", "setuid", (0,)),
        ("cannot change rights of files", "chmod", (line.policy.encode(), 0o777)),
    ]
    seen = {words: {} for words, _, _ in tries}
    may = {}
    for tid in threads:
        thread = Stopped(pid, tid)
        try:
            for what, name, arguments in tries:
                seen[what][tid] = thread.call(name, *arguments)
            may[tid] = thread.call("openat", AT_FDCWD, own, os.O_CREAT | os.O_RDWR, 0o600)
        finally:
            thread.go()
    names = {tid: open("/proc/%d/task/%d/comm" % (pid, tid)).read().strip() for tid in threads}
    for what, _, _ in tries:
        bad = {names[tid]: errno.errorcode.get(-a, a) if a < 0 else a for tid, a in seen[what].items()
               if a not in (-errno.EPERM, -errno.EACCES)}
        t.test(not bad, "%s: %s, none of %d threads" % (words, what, len(threads)), bad)
    t.test(any(a >= 0 for a in may.values()), "%s: files in its folder of state it can write" % words, may)
    t.test(os.path.exists(outside) and not os.path.exists("/tmp/intruder"), "%s: nothing of it happened" % words)


def main():
    if platform.machine() != "x86_64":
        skip_all("registers are those of x86-64")
    t = Test()
    for words, segment, settings in (("af_xdp, as root", 'driver = "af_xdp";', ""),
                                     ("af_packet, as another user", 'driver = "af_packet";', "user = 65534;")):
        line = Line(sys.argv[1], segment=segment, settings=settings)
        line.modbus_server()
        p = Poller(line)
        try_all(t, line, words)
        before = p.count
        ok = line.wait_for_log("never", 0.5) or p.count > before
        t.test(ok and not p.lost_connections, "%s: polls went on" % words, p.count - before)
        p.stop()
        line.close()
    return t.end()


sys.exit(main())
