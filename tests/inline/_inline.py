# SPDX-License-Identifier: Apache-2.0
"""A line for tests: three network namespaces, an office, the box and the machines, with bulkheadd in the box.

        a0 -------- o0 (box) i0 -------- b0
     10.9.0.1        bulkheadd        10.9.0.2

Everything is made by the test itself and gone at its end, however it ends.  Sockets of the test's own process are
opened inside a namespace (`Line.socket`) and work from outside."""
import atexit
import ctypes
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OFFICE, MACHINE = "10.9.0.1", "10.9.0.2"
POLICY = """
mode = "enforce";
zones = ( { name = "office"; addresses = [ "10.9.0.1" ]; }, { name = "line"; addresses = [ "10.9.0.2" ]; } );
conduits = ( { from = "office"; to = "line";
  allow = ( "modbus read", "icmp", "tcp port=5001" ); otherwise = "refuse"; } );
otherwise = "drop";
"""
libc = ctypes.CDLL(None, use_errno=True)


class Test:
    """TAP."""

    def __init__(self):
        self.number = self.failed = 0

    def test(self, holds, words, seen=""):
        self.number += 1
        self.failed += not holds
        print("%s %d - %s" % ("ok" if holds else "not ok", self.number, words), flush=True)
        if not holds and seen != "":
            print("# seen: %s" % str(seen)[:2000].replace("\n", "\n# "), flush=True)

    def skip(self, words, reason):
        self.number += 1
        print("ok %d - %s # SKIP %s" % (self.number, words, reason), flush=True)

    def end(self):
        print("1..%d" % self.number)
        return 1 if self.failed else 0


def skip_all(reason):
    print("1..0 # SKIP " + reason)
    sys.exit(77)


def sh(*words, check=True):
    return subprocess.run(words, capture_output=True, text=True, check=check)


def prepare(build):
    """The program, or the reason why there is nothing to test here."""
    program = os.path.join(os.path.abspath(build), "dataplane/inline/bulkheadd")
    if not os.path.exists(program):
        skip_all("bulkheadd was not built: DPDK is missing")
    if os.geteuid() != 0:
        skip_all("network namespaces need root")
    if not shutil.which("ip"):
        skip_all("there is no `ip` (iproute2)")
    name = "bh-try-%d" % os.getpid()
    made = sh("ip", "netns", "add", name, check=False)
    if made.returncode:
        skip_all("the kernel gives no network namespaces: " + made.stderr.strip())
    link = sh("ip", "-n", name, "link", "add", "x0", "type", "veth", "peer", "name", "x1", check=False)
    sh("ip", "netns", "del", name)
    if link.returncode:
        skip_all("the kernel has no veth: " + link.stderr.strip())
    return program


class Line:
    def __init__(self, build, policy=POLICY, segment="", settings="", start=True, mtu=1500):
        self.program = prepare(build)
        self.bulkhead = os.path.join(os.path.abspath(build), "bulkhead")
        self.folder = tempfile.mkdtemp(prefix="bulkhead-inline-")
        self.ns = {k: "bh-%s-%d" % (k, os.getpid()) for k in ("office", "box", "machine")}
        self.processes = []
        self.daemon = None
        self.group = None  # a control group that bulkheadd is to run in
        atexit.register(self.close)
        for s in (signal.SIGTERM, signal.SIGINT):
            signal.signal(s, lambda *_: sys.exit(1))
        self._make_line(mtu)
        self.policy = self.write("policy.conf", policy)
        self.conf = self.write("bulkheadd.conf", """
segments = ( { name = "seg1"; outside = "o0"; inside = "i0"; %s } );
policy = "%s"; state = "%s/state"; control = "%s/run/control.sock"; events = "%s/log/events.jsonl"; %s
""" % (segment, self.policy, self.folder, self.folder, self.folder, settings))
        if start:
            self.start()

    def _make_line(self, mtu):
        for name in self.ns.values():
            sh("ip", "netns", "add", name)
            sh("ip", "-n", name, "link", "set", "lo", "up")
        for end, name, port, address in (("office", "a0", "o0", OFFICE), ("machine", "b0", "i0", MACHINE)):
            sh("ip", "link", "add", name, "netns", self.ns[end], "type", "veth", "peer", "name", port, "netns",
               self.ns["box"])
            sh("ip", "-n", self.ns[end], "addr", "add", address + "/24", "dev", name)
            for n, i in ((end, name), ("box", port)):
                sh("ip", "-n", self.ns[n], "link", "set", i, "mtu", str(mtu), "up")

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as f:
            f.write(text)
        return path

    # ---- bulkheadd ----

    def start(self, wait=True):
        self.log_path = os.path.join(self.folder, "log.txt")
        enter = []
        if self.group:
            enter = ["sh", "-c", 'echo $$ >"$0" && exec "$@"', self.group + "/cgroup.procs"]
        self.daemon = subprocess.Popen(enter + ["ip", "netns", "exec", self.ns["box"], self.program, "-c", self.conf],
                                       stdout=subprocess.DEVNULL, stderr=open(self.log_path, "a"))
        judges = not wait or self.wait_for_log("frames are judged", 20)
        if "the kernel does not take the programs" in self.log():
            skip_all("the kernel does not take programs at tc's hooks, which keep `on_failure`")
        if not judges:
            print("# " + self.log().replace("\n", "\n# "))
            raise RuntimeError("bulkheadd does not start")

    def stop(self):
        if self.daemon and self.daemon.poll() is None:
            self.daemon.terminate()
            try:
                self.daemon.wait(10)
            except subprocess.TimeoutExpired:
                self.daemon.kill()
                self.daemon.wait()
        code = self.daemon.returncode if self.daemon else None
        self.daemon = None
        return code

    def log(self):
        return open(self.log_path).read() if os.path.exists(self.log_path) else ""

    def wait_for_log(self, words, seconds, count=1):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.log().count(words) >= count:
                return True
            if self.daemon.poll() is not None:
                return False
            time.sleep(0.02)
        return False

    def dataplane(self):
        """The process id of the dataplane: the supervisor's child."""
        children = open("/proc/%d/task/%d/children" % (self.daemon.pid, self.daemon.pid)).read().split()
        return int(children[0]) if children else None

    def stop_dataplane_for_good(self):
        """Whatever is started again cannot open the file of events, and ends at once."""
        events = self.folder + "/log/events.jsonl"
        if os.path.exists(events):
            os.unlink(events)
        os.mkdir(events)
        os.kill(self.dataplane(), signal.SIGKILL)
        if not self.wait_for_log("events.jsonl cannot be written", 10):
            raise RuntimeError("the dataplane starts all the same")

    def ask(self, *words, check=True):
        done = sh(self.bulkhead, words[0], "--socket", self.folder + "/run/control.sock", *words[1:], check=False)
        if check and done.returncode > 1:
            time.sleep(0.5)
            raise RuntimeError("bulkhead %s: %s\n%s" % (words[0], done.stderr, self.log()[-3000:]))
        return done

    def json(self, *words):
        return json.loads(self.ask(*words, "--json").stdout)

    def counter(self, name):
        return {c["name"]: c["value"] for c in self.json("counters", "--all")}[name]

    def events(self, seconds=2, wanted=lambda lines: True):
        """The events written so far, once they are as wanted or the time is up."""
        path = self.folder + "/log/events.jsonl"
        end = time.monotonic() + seconds
        while True:
            lines = [json.loads(x) for x in open(path)] if os.path.exists(path) else []
            if wanted(lines) or time.monotonic() > end:
                return lines
            time.sleep(0.05)

    # ---- what runs at the ends ----

    def run(self, end, *words):
        """Starts a program in a namespace; it ends with the test."""
        p = subprocess.Popen(["ip", "netns", "exec", self.ns[end]] + list(words), stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True)
        self.processes.append(p)
        return p

    def inside(self, end, make):
        """What make() returns, called in a namespace: for sockets, which stay there."""
        result = []

        def enter():
            with open("/var/run/netns/" + self.ns[end]) as f:
                if libc.setns(f.fileno(), 0x40000000):
                    raise OSError(ctypes.get_errno(), "setns")
            result.append(make())
        t = threading.Thread(target=enter)
        t.start()
        t.join()
        return result[0]

    def connect(self, port=502, seconds=5):
        def make():
            s = socket.socket()
            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            s.settimeout(seconds)
            return s
        s = self.inside("office", make)
        s.connect((MACHINE, port))
        return s

    def sniff(self, end, interface):
        s = self.inside(end, lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)))
        s.bind((interface, 0))
        s.settimeout(0.2)
        return Sniffer(s)

    def mac(self, end, interface):
        return json.loads(sh("ip", "-n", self.ns[end], "-j", "link", "show", interface).stdout)[0]["address"]

    def retransmitted(self, end="office"):
        """TCP segments that this end has sent again."""
        rows = sh("ip", "netns", "exec", self.ns[end], "cat", "/proc/net/snmp").stdout.splitlines()
        names, values = [r.split() for r in rows if r.startswith("Tcp:")]
        return int(values[names.index("RetransSegs")])

    def modbus_server(self):
        """libmodbus, where it is installed; else some lines of Python that do as it does."""
        server = os.path.join(ROOT, "pcaps/record/modbus_stack.py")
        try:
            ctypes.CDLL("libmodbus.so.5")
            self.run("machine", sys.executable, server, "server", MACHINE)
        except OSError:
            raise RuntimeError("libmodbus is missing: see quickstart") from None
        for _ in range(100):
            if ":01F6" in sh("ip", "netns", "exec", self.ns["machine"], "cat", "/proc/net/tcp").stdout:
                return
            time.sleep(0.05)
        raise RuntimeError("the Modbus server does not listen")

    def close(self):
        self.stop()
        for p in self.processes:
            if p.poll() is None:
                p.kill()
            p.wait()
        for name in self.ns.values():
            sh("ip", "netns", "del", name, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def receive_tagged(s):
    """A frame of a packet socket with PACKET_AUXDATA, its tag put back, and whether this end sent it."""
    frame, extra, _, where = s.recvmsg(65536, 100)
    for _, kind, data in extra:
        status, tci, tpid = struct.unpack("=I12xHH", data[:20])
        if kind == 8 and status & 0x10:
            frame = frame[:12] + struct.pack(">HH", tpid or 0x8100, tci) + frame[12:]
    return frame, where[2] == 4  # PACKET_OUTGOING


class Sniffer:
    """Keeps the frames that one interface sees, both ways, until stop()."""

    def __init__(self, s):
        self.socket, self.frames, self.running, self.end = s, [], True, float("inf")
        s.setsockopt(socket.SOL_SOCKET, 33, 64 << 20)  # SO_RCVBUFFORCE: a busy machine reads late
        s.setsockopt(263, 8, 1)  # SOL_PACKET, PACKET_AUXDATA: the kernel takes tags out of frames and tells them apart
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self):
        while time.monotonic() < self.end:
            try:
                self.frames.append(receive_tagged(self.socket))
            except OSError:
                if not self.running:
                    return

    def stop(self):
        """What has come; frames that wait are still read, for a moment."""
        self.running, self.end = False, time.monotonic() + 3
        self.thread.join()
        self.socket.close()
        return self.frames


# ---- Modbus, by hand: the bytes matter here ----

def request(number, function, *words):
    pdu = struct.pack(">B%dH" % len(words), function, *words)
    return struct.pack(">HHHB", number & 0xffff, 0, len(pdu) + 1, 1) + pdu


def read(number):
    return request(number, 3, 0, 10)


def forbidden(number):
    return request(number, 6, 9, 7)


class Answers:
    """Cuts a connection's bytes into messages: (transaction, function, rest)."""

    def __init__(self, s):
        self.socket, self.rest = s, b""

    def next(self):
        while len(self.rest) < 6 or len(self.rest) < 6 + struct.unpack(">H", self.rest[4:6])[0]:
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionError("the connection was closed")
            self.rest += data
        n = 6 + struct.unpack(">H", self.rest[4:6])[0]
        message, self.rest = self.rest[:n], self.rest[n:]
        return struct.unpack(">H", message[:2])[0], message[7], message[8:]


def payloads(frames, outgoing=None):
    """TCP payloads of frames as a sniffer saw them: (source port, destination port, bytes)."""
    for frame, sent in frames:
        if (outgoing is not None and sent != outgoing) or frame[12:14] != b"\x08\0" or frame[23] != 6:
            continue
        ip = frame[14:14 + struct.unpack(">H", frame[16:18])[0]]
        tcp = ip[(ip[0] & 15) * 4:]
        data = tcp[(tcp[12] >> 4) * 4:]
        if data:
            yield struct.unpack(">HH", tcp[:4]) + (data,)


class Poller:
    """Reads ten registers every few milliseconds on one connection, in a thread, and opens another when it is lost."""

    def __init__(self, line, pause=0.005):
        self.line, self.pause, self.running = line, pause, True
        self.count = self.lost_connections = 0
        self.gap = 0.0
        self.last = time.monotonic()
        self.thread = threading.Thread(target=self._poll, daemon=True)
        self.thread.start()

    def _poll(self):
        s = answers = None
        while self.running:
            try:
                if not s:
                    s = self.line.connect(seconds=3)
                    answers = Answers(s)
                s.sendall(read(self.count))
                if answers.next()[1] != 3:
                    raise ConnectionError("no answer to a read")
                now = time.monotonic()
                self.gap = max(self.gap, now - self.last)
                self.last = now
                self.count += 1
                time.sleep(self.pause)
            except OSError:
                if s:
                    s.close()
                    self.lost_connections += 1
                s = None
                time.sleep(0.05)

    def take_gap(self):
        """The longest time without an answer since the last call, and the one that lasts."""
        gap, self.gap = max(self.gap, time.monotonic() - self.last), 0.0
        return gap

    def stop(self):
        self.running = False
        self.thread.join(5)
