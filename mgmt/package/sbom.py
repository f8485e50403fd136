#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the package is made of, as CycloneDX 1.5: sbom.py VERSION LOCK PROGRAM... > sbom.cdx.json

Libraries are what the programs name (ELF, NEEDED) and what those name in turn, each with the version of the Debian package
that it stood in when this was built; the libraries of the pages are those of package-lock.json that go into them."""
import json
import os
import re
import subprocess
import sys


def output(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def libraries(programs):
    """Paths of shared objects, as the loader finds them."""
    found = set()
    for p in programs:
        for line in output("ldd", p).splitlines():
            m = re.search(r"=> (/\S+)", line)
            if m:
                found.add(os.path.realpath(m.group(1)))
    return found


def debian(paths):
    """(package, version, architecture) that own these files."""
    found = set()
    for path in paths:
        for name in (path, re.sub(r"^/usr", "", path), "/usr" + path):
            p = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True)
            if p.returncode == 0:
                package = p.stdout.split(": ")[0].split(",")[0]
                found.add(tuple(output("dpkg-query", "-W", "-f", "${Package} ${Version} ${Architecture}", package).split()))
                break
        else:
            raise SystemExit("sbom: no package has " + path)
    return found


def main():
    version, lock, *programs = sys.argv[1:]
    components = [{"type": "library", "name": n, "version": v, "purl": "pkg:deb/debian/%s@%s?arch=%s" % (n, v, a)}
                  for n, v, a in sorted(debian(libraries(programs)))]
    if os.path.exists(lock):
        for path, p in sorted(json.load(open(lock))["packages"].items()):
            if path and not p.get("dev"):
                name = path.split("node_modules/")[-1]
                components.append({"type": "library", "name": name, "version": p["version"],
                                   "purl": "pkg:npm/%s@%s" % (name.replace("@", "%40"), p["version"])})
    json.dump({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
               "metadata": {"component": {"type": "application", "name": "bulkhead", "version": version,
                                          "licenses": [{"license": {"id": "Apache-2.0"}}]}},
               "components": components}, sys.stdout, indent=1)
    print()


main()
