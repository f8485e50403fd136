#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""bulkheadd against dpdk-testpmd in io mode, and against the kernel's bridge: tests/bench/inline.py BUILD [SECONDS [rate|flows|latency|reload ...]]

Rate: both read the same trace over and over (net_pcap, infinite_rx) and send to net_null, one core.  Latency: a Modbus
client and server in two namespaces, with each of the three between them; closed loop, then 10 ms between requests.
What is printed is a table for docs/benchmarks.md; ratios are within one run.  A run whose messages do not add up is
void: the audit of the same trace tells how many there are."""
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "inline"))
from _inline import MACHINE, OFFICE, Answers, Line, payloads, read, sh  # noqa: E402
from generated import rules  # noqa: E402

BUILD = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build")
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 5.0


def machine():
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    return "%s, %d processors, Linux %s, load %.1f" % (model.group(1) if model else "?", os.cpu_count(),
                                                      os.uname().release, os.getloadavg()[0])


# ---- rate ----

def memory_mb(mbufs):
    return 64 + mbufs * 4400 // 1000000  # without huge pages each takes a page


def make_trace(path, flows, packets):
    """A trace of Modbus/TCP polls on so many connections, as the generator of tests/bench makes it."""
    generate = os.path.join(BUILD, "tests/bench/generate")
    subprocess.run([generate, str(packets), str(flows)], check=True, stdout=open(path, "wb"))


def policy_lines(n):
    lines = ", ".join('"modbus read table=holding address=%d..%d"' % (i, i + 9) for i in range(200, 200 + n - 2))
    return """
mode = "enforce";
zones = ( { name = "all"; addresses = [ "0.0.0.0/0" ]; } );
within = "judge";
conduits = ( { from = "all"; to = "all"; allow = ( "modbus read", "modbus write", %s ); otherwise = "drop"; } );
""" % lines


def testpmd_rate(trace, mbufs):
    log = tempfile.NamedTemporaryFile("w+")
    p = subprocess.Popen(
        ["dpdk-testpmd", "--no-huge", "--no-shconf", "-m", str(memory_mb(mbufs)), "--no-pci", "--no-telemetry",
         "-l", "0,1",
         "--vdev=net_pcap0,rx_pcap=%s,infinite_rx=1" % trace, "--vdev=net_null0,no-rx=1", "--",
         "--total-num-mbufs=%d" % mbufs, "--forward-mode=io", "--nb-cores=1", "--burst=32", "--stats-period=1",
         "--no-lsc-interrupt"], stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    def rates():
        found = re.findall(r"NIC statistics for port 0 .*?Rx-pps:\s+(\d+)", open(log.name).read(), re.S)
        return [int(x) for x in found if int(x)]

    end = time.monotonic() + 60
    while len(rates()) < 2 and time.monotonic() < end and p.poll() is None:
        time.sleep(0.1)
    before, busy = len(rates()), threads([p.pid])
    time.sleep(SECONDS)
    took = busiest(busy, threads([p.pid]))
    seen = rates()[before:]
    p.send_signal(signal.SIGINT)
    p.wait(20)
    mean = sum(seen) / len(seen) if seen else 0
    return mean, took / (mean * SECONDS) if mean else 0


def threads(pids):
    """Processor time of each thread, seconds."""
    found = {}
    for p in pids:
        for t in os.listdir("/proc/%s/task" % p):
            fields = open("/proc/%s/task/%s/stat" % (p, t)).read().rsplit(")", 1)[1].split()
            found[t] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def busiest(before, after):
    """What the thread took that took most: the one that forwards.  A ratio of these means something on a busy machine."""
    return max(after[t] - before.get(t, 0) for t in after)


def truth(trace, frames):
    """Messages in so many frames of the trace, which is read over and over, as the audit counts them."""
    data, at, laps = open(trace, "rb").read(), 24, 0
    ends = []
    while at < len(data):
        at += 16 + struct.unpack_from("<I", data, at + 8)[0]
        ends.append(at)

    def audit(count):
        with tempfile.NamedTemporaryFile(suffix=".pcap") as f:
            f.write(data[:ends[count - 1]] if count else data[:24])
            f.flush()
            out = subprocess.run([os.path.join(BUILD, "bulkhead"), "audit", "--format", "json", f.name],
                                 capture_output=True, text=True).stdout
        return sum(p["messages"] for p in json.loads(out)["protocols"].values())

    laps, rest = divmod(frames, len(ends))
    return laps * audit(len(ends)) + audit(rest)


class Replay:
    """bulkheadd between a trace and nowhere."""
    def __init__(self, port, flows, mbufs, settings=""):
        self.folder = folder = tempfile.mkdtemp(prefix="bulkhead-bench-")
        conf = os.path.join(folder, "bulkheadd.conf")
        open(os.path.join(folder, "policy.conf"), "w").write(policy_lines(100))
        open(conf, "w").write("""
segments = ( { name = "seg1"; outside = "net_pcap0,%s"; inside = "net_null0,no-rx=1"; on_failure = "closed"; } );
policy = "%s/policy.conf"; state = "%s/state"; control = "%s/control.sock"; events = ""; polling = "always";
mbufs = %d; memory_mb = %d; flows = %d; %s
""" % (port, folder, folder, folder, mbufs, memory_mb(mbufs), flows, settings))
        self.log = os.path.join(folder, "log")
        log = open(self.log, "w")
        self.process = subprocess.Popen([os.path.join(BUILD, "dataplane/inline/bulkheadd"), "-c", conf], stdout=log,
                                        stderr=log)
        end = time.monotonic() + 30
        while "frames are judged" not in open(self.log).read() and time.monotonic() < end:
            time.sleep(0.02)

    def counters(self):
        out = subprocess.run([os.path.join(BUILD, "bulkhead"), "counters", "--all", "--json", "--socket",
                              self.folder + "/control.sock"], capture_output=True, text=True)
        if not out.stdout:
            sys.exit("bulkheadd does not answer:\n" + open(self.log).read())
        return time.monotonic(), {c["name"]: c["value"] for c in json.loads(out.stdout)}

    def children(self):
        """The dataplane is the supervisor's."""
        return open("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid)).read().split()

    def resident_mb(self):
        status = [open("/proc/%s/status" % p).read() for p in self.children()]
        return max(int(re.search(r"VmRSS:\s+(\d+)", s).group(1)) for s in status) // 1024

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


def bulkheadd_rate(trace, flows, mbufs, records):
    r = Replay("rx_pcap=%s,infinite_rx=1" % trace, max(65536, 2 * flows), mbufs, 'records = "%s";' % records)
    try:
        time.sleep(2)
        t0, a = r.counters()
        busy = threads(r.children())
        time.sleep(SECONDS)
        t1, b = r.counters()
        took = busiest(busy, threads(r.children()))
    finally:
        r.end()
    frames = b["frames.judged"] - a["frames.judged"]
    surplus = b["messages"] - truth(trace, b["frames.judged"])
    return frames / (t1 - t0), took / frames, surplus, b["messages"], b["frames.stopped"]


def flows():
    """A million connections open and ask, one after the other; none ends."""
    count = 1000000
    print("\n| connections | new ones a second | open in the end | without memory for their protocol | resident, MB |"
          "\n|---|---|---|---|---|")
    with tempfile.NamedTemporaryFile(suffix=".pcap") as trace:
        make_trace(trace.name, count, 4 * count)
        for pool in (512, 192):
            r = Replay("rx_pcap=" + trace.name, 1 << 20, 4096, "pool_mb = %d;" % pool)
            try:
                began = now = time.monotonic()
                c = {"frames.judged": 0}
                while c["frames.judged"] < 4 * count and now - began < 120:
                    time.sleep(0.1)
                    now, c = r.counters()
                print("| %d, pool of %d MB | %d | %d | %d | %d |" % (
                    count, pool, count / (now - began), c["flows"] - c["flow.budget"], c["flow.state"], r.resident_mb()), flush=True)
            finally:
                r.end()


def rate():
    if not shutil.which("dpdk-testpmd"):
        print("rate: skipped, dpdk-testpmd is not installed (dpdk-dev)")
        return
    print("\n| trace | testpmd io, Mpps | bulkheadd, Mpps | ratio | ns of processor a frame | ratio | messages judged, "
          "and more than there are | stopped |")
    print("|---|---|---|---|---|---|---|---|")
    folder = tempfile.mkdtemp(prefix="bulkhead-bench-")
    for flows, packets in ((64, 40000), (100000, 400000)):
        trace = os.path.join(folder, "trace.pcap")
        make_trace(trace, flows, packets)
        mbufs = 1 << (packets * 5 // 4).bit_length()  # the device keeps the whole trace in them
        io, io_s = testpmd_rate(trace, mbufs)
        for records in ("findings", "all"):
            own, own_s, surplus, messages, stopped = bulkheadd_rate(trace, flows, mbufs, records)
            print("| %d frames, %d connections, records of %s%s | %.2f | %.2f | %.2f | %.0f, %.0f | %.2f | %d, %+d | %d |" %
                  (packets, flows, records, " (void)" if surplus or stopped else "", io / 1e6, own / 1e6,
                   own / io if io else 0, io_s * 1e9, own_s * 1e9, io_s / own_s, messages, surplus, stopped), flush=True)
    shutil.rmtree(folder)


# ---- latency ----

def poll(line, count, pause):
    s = line.connect()
    a = Answers(s)
    times = []
    for i in range(count + 100):
        began = time.perf_counter()
        s.sendall(read(i))
        a.next()
        times.append(time.perf_counter() - began)
        if pause:
            time.sleep(pause)
    s.close()
    times = sorted(times[100:])
    return [times[min(len(times) - 1, int(len(times) * q))] * 1e6 for q in (0.5, 0.99, 0.999)]


def between(line, what):
    """Puts a forwarder into the box; answers how to take it out."""
    box = line.ns["box"]
    if what == "kernel bridge":
        sh("ip", "-n", box, "link", "add", "br0", "type", "bridge")
        for i in ("o0", "i0"):
            sh("ip", "-n", box, "link", "set", i, "master", "br0")
        sh("ip", "-n", box, "link", "set", "br0", "up")
        return lambda: sh("ip", "-n", box, "link", "del", "br0")
    if what == "testpmd":
        p = subprocess.Popen(["ip", "netns", "exec", box, "dpdk-testpmd", "--no-huge", "--no-shconf", "-m", "256",
                              "--no-pci", "--no-telemetry", "-l", "0,1", "--vdev=net_af_xdp0,iface=o0",
                              "--vdev=net_af_xdp1,iface=i0", "--", "--total-num-mbufs=16384", "--forward-mode=io",
                              "--nb-cores=1", "--stats-period=1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             stdin=subprocess.DEVNULL)
        time.sleep(4)
        return lambda: (p.send_signal(signal.SIGINT), p.wait(10))
    line.start()
    return line.stop


def latency():
    print("\n| between | pause | p50, us | p99, us | p99.9, us |\n|---|---|---|---|---|")
    for what in ("kernel bridge", "testpmd", "bulkheadd", "bulkheadd, always polling"):
        if what == "testpmd" and not shutil.which("dpdk-testpmd"):
            print("| testpmd | skipped: dpdk-dev is not installed | | | |")
            continue
        line = Line(BUILD, start=False, settings='polling = "always";' if "always" in what else "")
        if what == "testpmd":
            # What bulkheadd does by itself: checksums that are not filled would be wrong behind it.
            for end, i in (("office", "a0"), ("machine", "b0")):
                sh("ip", "netns", "exec", line.ns[end], "ethtool", "-K", i, "tx", "off", check=False)
        line.run("machine", sys.executable, os.path.join(os.path.dirname(__file__), "../inline/_server.py"))
        take_out = between(line, what)
        time.sleep(0.5)
        for pause, count in ((0, 20000), (0.01, 300)):
            try:
                print("| %s | %s | %s |" % (what, "10 ms" if pause else "none",
                                            " | ".join("%.1f" % x for x in poll(line, count, pause))), flush=True)
            except OSError as e:
                print("| %s | %s: nothing passes | | | |" % (what, e), flush=True)
        take_out()
        line.close()


# ---- reload ----

def quantiles(times):
    times = sorted(times)
    return [times[min(len(times) - 1, int(len(times) * q))] * 1e6 for q in (0.5, 0.99, 0.999)]


def reload_rules(count=10000, rounds=6):
    """Polls in a closed loop while sets of rules are exchanged, against the same polls without; in turns, best of each."""
    import threading
    line = Line(BUILD, start=False)
    path = line.write("site.rules", rules(count))
    with open(line.conf, "a") as f:
        f.write('rules = [ "%s" ]; rule_store = ""; rule_cache = "%s/cache"; polling = "always";\n' % (path, line.folder))
    line.run("machine", sys.executable, os.path.join(os.path.dirname(__file__), "../inline/_server.py"))
    line.start()
    time.sleep(0.5)
    s = line.connect()
    a = Answers(s)
    sent = line.retransmitted()

    def polls(times, running):
        while running():
            began = time.perf_counter()
            s.sendall(read(len(times)))
            a.next()
            times.append(time.perf_counter() - began)
    best = {False: None, True: None}
    seconds = []
    for i in range(2 * rounds):
        reloading, times, done = bool(i % 2), [], []

        def load():
            began = time.monotonic()
            if reloading:
                open(path, "w").write(rules(count, seed=i))
                line.ask("rules", "reload", "--quiet")
                seconds.append(time.monotonic() - began)
            else:
                time.sleep(max(seconds, default=3))
            done.append(True)
        t = threading.Thread(target=load)
        t.start()
        polls(times, lambda: not done)
        t.join()
        got = quantiles(times)
        if not best[reloading] or got[2] < best[reloading][2]:
            best[reloading] = got
    again = line.retransmitted() - sent
    print("\n| %d rules | p50, us | p99, us | p99.9, us |\n|---|---|---|---|" % count)
    for reloading, words in ((False, "in force"), (True, "being exchanged")):
        print("| %s | %s |" % (words, " | ".join("%.1f" % x for x in best[reloading])))
    print("p99.9 %.2f times; %d segments sent again; a reload takes %.1f s" % (
        best[True][2] / best[False][2], again, sum(seconds) / len(seconds)), flush=True)
    line.close()


print("tests/bench/inline.py: " + machine())
wanted = sys.argv[3:] or ["rate", "flows", "latency", "reload"]
if "rate" in wanted:
    rate()
if "flows" in wanted:
    flows()
if "latency" in wanted:
    latency()
if "reload" in wanted:
    reload_rules()
