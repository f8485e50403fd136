#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Events to mosquitto, plain and with TLS and a password; the will; a broker that comes back: export_mqtt.py BUILD"""
import os
import socket
import subprocess
import sys

from _export import Exports, count_json, free_port, make_certificates, need, wait
from _mgmt import Test

CONF = """
listener %(plain)d 127.0.0.1
allow_anonymous true
listener %(tls)d 127.0.0.1
cafile %(folder)s/ca.pem
certfile %(folder)s/server.pem
keyfile %(folder)s/server.key
per_listener_settings true
password_file %(folder)s/passwords
allow_anonymous false
"""


def main():
    t = Test()
    need("mosquitto", "mosquitto_sub", "mosquitto_passwd", "openssl")
    with Exports(sys.argv[1]) as x:
        if not x.get("mqtt"):
            t.skip("MQTT", "the module was not built: libmosquitto is missing")
            return t.end()
        make_certificates(x.folder)
        subprocess.run(["mosquitto_passwd", "-b", "-c", x.path("passwords"), "box", "secret-17"], check=True)
        os.chmod(x.folder, 0o755)
        for name in ("server.key", "passwords"):
            os.chmod(x.path(name), 0o644)
        ports = {"plain": free_port(), "tls": free_port()}
        conf = "per_listener_settings true\n" + CONF.replace("per_listener_settings true\n", "") % dict(ports, folder=x.folder)
        broker = x.run("mosquitto", "-c", x.path("mosquitto.conf", conf))
        wait(lambda: not socket.socket().connect_ex(("127.0.0.1", ports["plain"])))
        out = open(x.path("sub.txt"), "w")
        reader = subprocess.Popen(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(ports["plain"]), "-v", "-t", "plant/#", "-q", "1"],
                                  stdout=out, stderr=subprocess.STDOUT)
        x.processes.append(reader)
        x.put("mqtt", host="127.0.0.1", port=ports["plain"], topic="plant/fw")
        t.test(x.listens(), "events go to the broker", (x.mgmt.log()[-500:], x.output(), x.get("mqtt")))
        before = len(count_json(x.text("sub.txt")))
        x.refuse(30)
        t.test(wait(lambda: len(count_json(x.text("sub.txt"))) >= before + 30), "and from it to a reader", x.text("sub.txt")[-500:])
        t.test("plant/fw/state online" in x.text("sub.txt") and "plant/fw/modbus {" in x.text("sub.txt"),
               "under their topics", x.text("sub.txt")[:300])
        a = x.anna.get("/system/exports")
        x.put("mqtt", host="localhost", port=ports["tls"], tls=True, ca=x.text("ca.pem"), user="box", password="secret-17")
        t.test("secret-17" not in x.anna.get("/system/exports").bytes.decode() and a.status == 200, "no answer tells the password")
        before = x.get("mqtt")["sent"]
        x.refuse(10)
        t.test(wait(lambda: x.get("mqtt")["sent"] >= before + 10), "TLS and a password do too", (x.get("mqtt"), x.output()[-500:]))
        x.put("mqtt", password="wrong")
        t.test(wait(lambda: x.get("mqtt")["state"], 10), "a wrong password is told", x.get("mqtt"))
        x.put("mqtt", password="secret-17")
        x.put("mqtt", port=ports["plain"], tls=False, user="")
        wait(lambda: not x.get("mqtt")["state"])
        t.test("secret-17" not in x.mgmt.log(), "nor does the log")
        x.end(broker)
        before = x.get("mqtt")
        x.refuse(10)
        t.test(wait(lambda: x.get("mqtt")["state"], 10), "a broker that is gone is told", x.get("mqtt"))
        x.run("mosquitto", "-c", x.path("mosquitto.conf"))
        t.test(wait(lambda: x.get("mqtt")["sent"] >= before["sent"] + 10, 30) and x.get("mqtt")["lost"] == before["lost"],
               "and gets everything when it is back", (before, x.get("mqtt")))
        wait(lambda: x.text("sub.txt").count("state online") >= 2)
        x.mgmt.stop(9)
        t.test(wait(lambda: x.text("sub.txt").rstrip().endswith("plant/fw/state offline"), 60),
               "the broker says when the box has gone", x.text("sub.txt")[-300:])
    return t.end()


sys.exit(main())
