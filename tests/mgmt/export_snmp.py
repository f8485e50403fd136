#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""SNMP v3 traps to snmptrapd, authenticated and encrypted, read with the MIB of the product: export_snmp.py BUILD"""
import os
import re
import socket
import sys

from _export import Exports, free_port, need, wait
from _mgmt import ROOT, Test

# The little of the standard modules that the MIB imports: Debian does not distribute them.
SMI = """SNMPv2-SMI DEFINITIONS ::= BEGIN
org OBJECT IDENTIFIER ::= { iso 3 }
dod OBJECT IDENTIFIER ::= { org 6 }
internet OBJECT IDENTIFIER ::= { dod 1 }
private OBJECT IDENTIFIER ::= { internet 4 }
enterprises OBJECT IDENTIFIER ::= { private 1 }
END
"""
FRAMEWORK = """SNMP-FRAMEWORK-MIB DEFINITIONS ::= BEGIN
SnmpAdminString ::= OCTET STRING
END
"""
CONF = "SNMPv2-CONF DEFINITIONS ::= BEGIN\nEND\n"


def engine_id():
    text = open("/etc/machine-id").read().strip()[:16] if os.path.exists("/etc/machine-id") else ""
    return "0x80001f8805" + (text or "bulkhead").encode().hex()


def main():
    t = Test()
    need("snmptrapd")
    with Exports(sys.argv[1]) as x:
        if not x.get("snmp"):
            t.skip("SNMP", "the module was not built: net-snmp is missing")
            return t.end()
        os.mkdir(x.path("mibs"))
        for name, text in (("SNMPv2-SMI", SMI), ("SNMP-FRAMEWORK-MIB", FRAMEWORK), ("SNMPv2-CONF", CONF),
                           ("BULKHEAD-MIB", open(os.path.join(ROOT, "mgmt/package/BULKHEAD-MIB.txt")).read())):
            x.path("mibs/%s.txt" % name, text)
        port = free_port(socket.SOCK_DGRAM)
        conf = x.path("snmptrapd.conf", "createUser -e %s box SHA auth-secret AES priv-secret\nauthUser log box priv\n"
                      "disableAuthorization no\n[snmp] persistentDir %s\n" % (engine_id(), x.folder))
        x.run("snmptrapd", "-f", "-Lo", "-C", "-c", conf, "-M", x.path("mibs"), "-m", "BULKHEAD-MIB", "-OS",
              "127.0.0.1:%d" % port)
        wait(lambda: "NET-SNMP" in x.output(), 5)
        x.put("snmp", host="127.0.0.1", port=port, user="box", auth_password="auth-secret", priv_password="priv-secret")
        t.test(x.listens(), "traps are sent", (x.mgmt.log()[-500:], x.get("snmp")))
        before = x.output().count("BULKHEAD-MIB::bulkheadSentence")
        x.refuse(5)
        t.test(wait(lambda: x.output().count("BULKHEAD-MIB::bulkheadSentence") >= before + 5), "snmptrapd believes and decrypts them",
               x.output()[-1500:])
        last = x.output()[-4000:]
        for want in (r"bulkheadEvent", r"bulkheadSeverity\S* = INTEGER: error\(3\)", r'bulkheadVerdict\S* = STRING: "?refuse',
                     r'bulkheadSource\S* = STRING: "?10\.9\.0\.1', r'bulkheadTarget\S* = STRING: "?10\.9\.0\.2',
                     r'bulkheadFrom\S* = STRING: "?office', r'bulkheadTo\S* = STRING: "?line',
                     r'bulkheadSentence\S* = STRING: "?stopped: modbus from'):
            t.test(re.search(want, last), "and reads %s" % want.split("\\")[0], last[-800:])
        before = x.output().count("bulkheadSentence")
        x.put("snmp", priv_password="not the right one")
        x.refuse(3)
        wait(lambda: x.output().count("bulkheadSentence") > before, 2)
        t.test(x.output().count("bulkheadSentence") == before, "another key is not believed", x.output()[-500:])
        x.put("snmp", priv_password="short")
        t.test(wait(lambda: x.get("snmp")["state"], 5), "a short password is told", x.get("snmp"))
        # The count of starts goes up, so that a receiver believes a daemon that was restarted.
        x.put("snmp", priv_password="priv-secret")
        x.mgmt.restart()
        x.anna = x.mgmt.login("anna")
        t.test(x.listens(), "after a restart", x.mgmt.log()[-500:])
        before = x.output().count("bulkheadSentence")
        x.refuse(3)
        t.test(wait(lambda: x.output().count("bulkheadSentence") >= before + 3), "it is believed too", x.output()[-800:])
    return t.end()


sys.exit(main())
