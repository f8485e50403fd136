# SPDX-License-Identifier: Apache-2.0
"""A machine to install things on: the root of this one, seen through an overlay whose changes are in memory, booted by
systemd-nspawn with its own network.  Nothing of the host changes, and nothing is left at the end."""
import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests/inline"))
from _inline import Test, sh, skip_all  # noqa: E402,F401

# Services of the host that have no business here, and whatever asks the host's kernel for devices.
MASKED = ("systemd-udevd", "systemd-networkd", "systemd-resolved", "systemd-timesyncd", "apt-daily.timer",
          "apt-daily-upgrade.timer", "systemd-logind", "systemd-modules-load", "systemd-udev-trigger")


class Box:
    def __init__(self):
        if os.geteuid():
            skip_all("a machine of its own needs root")
        for tool in ("systemd-nspawn", "nsenter", "dpkg"):
            if not shutil.which(tool):
                skip_all("there is no `%s`" % tool)
        self.folder = tempfile.mkdtemp(prefix="bulkhead-box-")
        self.root = os.path.join(self.folder, "root")
        self.nspawn, self.leader = None, ""
        self.log = open(os.devnull)
        atexit.register(self.close)
        sh("mount", "-t", "tmpfs", "-o", "size=2g,mode=755", "tmpfs", self.folder)
        for name in ("upper", "work", "root"):
            os.mkdir(os.path.join(self.folder, name))
        mounted = sh("mount", "-t", "overlay", "overlay", "-o", "lowerdir=/,upperdir=%s/upper,workdir=%s/work" %
                     (self.folder, self.folder), self.root, check=False)
        if mounted.returncode:
            skip_all("the kernel gives no overlay: " + mounted.stderr.strip())
        for name in ("etc/machine-id", "etc/hostname"):
            with open(os.path.join(self.root, name), "w") as f:
                f.write("" if "id" in name else "bulkhead-box\n")
        for unit in MASKED:
            name = unit if "." in unit else unit + ".service"
            path = os.path.join(self.root, "etc/systemd/system", name)
            if os.path.lexists(path):
                os.unlink(path)
            os.symlink("/dev/null", path)
        self._boot()

    def _boot(self):
        self.log = open(os.path.join(self.folder, "boot.log"), "w")
        self.nspawn = subprocess.Popen(
            ["systemd-nspawn", "-D", self.root, "--boot", "--register=no", "--keep-unit", "--private-network",
             "--machine=bh-box-%d" % os.getpid(), "--console=pipe", "--link-journal=no", "--quiet",
             "--capability=CAP_BPF,CAP_IPC_LOCK,CAP_NET_ADMIN,CAP_NET_RAW",
             "--system-call-filter=bpf landlock_create_ruleset landlock_add_rule landlock_restrict_self",
             "systemd.unit=basic.target"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env=dict(os.environ, SYSTEMD_NSPAWN_API_VFS_WRITABLE="yes"))
        until = time.monotonic() + 40
        state = ""
        while time.monotonic() < until and self.nspawn.poll() is None:
            try:
                children = open("/proc/%d/task/%d/children" % (self.nspawn.pid, self.nspawn.pid)).read().split()
            except OSError:
                children = []
            for self.leader in children[:1]:
                state = self.run("systemctl", "is-system-running", check=False).stdout.strip()
                if state in ("running", "degraded"):
                    # DPDK asks for the modules of the kernel, which nspawn leaves out.
                    self.run("sh", "-ec", "mkdir -p /run/sys /sys/module; mount -t sysfs sysfs /run/sys; "
                             "mount --bind /run/sys/module /sys/module")
                    return
            time.sleep(0.2)
        self.log.flush()
        skip_all("systemd does not boot in a container here (%s): %s" %
                 (state, open(self.log.name).read().strip().replace("\n", "; ")[-300:]))

    def command(self, *words):
        return ["nsenter", "-t", self.leader, "-m", "-p", "-n", "-u", "-i", "-r", "-w", "--", *words]

    def run(self, *words, check=True, timeout=120):
        """Inside, as root."""
        p = subprocess.run(self.command(*words), capture_output=True, text=True, timeout=timeout, errors="replace")
        if check and p.returncode:
            raise RuntimeError("%s: %s%s" % (" ".join(words), p.stdout, p.stderr))
        return p

    def path(self, name):
        return os.path.join(self.root, name.lstrip("/"))

    def put(self, name, data):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as f:
            f.write(data if isinstance(data, bytes) else data.encode())

    def close(self):
        if self.nspawn and self.nspawn.poll() is None:
            try:
                os.kill(int(self.leader), signal.SIGKILL)  # all that runs in it ends with it
                self.nspawn.wait(10)
            except (OSError, ValueError, subprocess.TimeoutExpired):
                self.nspawn.kill()
                self.nspawn.wait()
        self.nspawn = None
        self.log.close()
        for mount in (self.root, self.folder):
            for _ in range(100):
                if not os.path.ismount(mount) or not sh("umount", mount, check=False).returncode:
                    break
                time.sleep(0.1)
            else:
                sh("umount", "-l", mount, check=False)
        if os.path.isdir(self.folder):
            os.rmdir(self.folder)


def build_package(build, folder, version=None):
    """The package of a finished build: its path."""
    p = subprocess.run([os.path.join(ROOT, "mgmt/package/build-deb"), os.path.abspath(build), folder],
                       capture_output=True, text=True, env=dict(os.environ, **({"VERSION": version} if version else {})))
    if p.returncode:
        raise RuntimeError(p.stdout + p.stderr)
    return p.stdout.split()[-1]
