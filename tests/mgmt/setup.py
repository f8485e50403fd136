#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A new box is claimed once, with the code that only the console shows; before that nothing else answers: setup.py BUILD"""
import json
import subprocess
import sys
import time

from _mgmt import PASSWORD, Mgmt, Test


def person(name, role, password=PASSWORD):
    return {"name": name, "role": role, "password": password}


def main():
    t = Test()
    m = Mgmt(sys.argv[1])
    c, console = m.client(), m.console()
    described = json.loads(subprocess.run([m.program, "--openapi"], capture_output=True, text=True).stdout)
    answered = []
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if operation.get("x-before-setup"):
                continue
            for who in (c, console):
                a = who.request(method.upper(), path.replace("{", "").replace("}", ""),
                                None if method == "get" else {})
                if (a.status, a.error) != (403, "setup.needed"):
                    answered.append("%s %s: %r" % (method, path, a))
    t.test(not answered, "before set-up no route but set-up answers", "\n".join(answered))
    t.test(c.raw("GET", "/metrics").error == "setup.needed", "nor does /metrics")
    t.test("code" not in c.get("/setup").json, "over the network nobody is told the code")
    code = console.get("/setup").json["code"]
    t.test(len(code) == 19 and code not in m.log(), "the console is, the log is not", m.log())
    a = c.post("/setup", {"code": "aaaa-aaaa-aaaa-aaaa", "people": "one", "accounts": [person("anna", "owner")]})
    t.test((a.status, a.error) == (403, "setup.code"), "a wrong code is refused", a)
    a = c.post("/setup", {"code": code, "people": "one", "accounts": [person("anna", "owner")]})
    t.test((a.status, a.error) == (429, "setup.wait"), "and the next try must wait", a)
    time.sleep(2.1)
    for words, duties, people, error in (
            ("nobody", "one", [], "setup.needs_owner"),
            ("no owner", "one", [person("anna", "viewer")], "setup.needs_owner"),
            ("one of three", "separated", [person("anna", "system")], "setup.needs_three"),
            ("an owner beside three", "separated", [person("a1", "system"), person("b1", "security"), person("c1", "audit"),
                                                    person("d1", "owner")], "setup.needs_three"),
            ("a name twice", "separated", [person("a1", "system"), person("A1", "security"), person("c1", "audit")],
             "users.taken"),
            ("a short password", "one", [person("anna", "owner", "kurz")], "users.password_short"),
            ("a name with a tag", "one", [person("<script>", "owner")], "users.name_characters"),
            ("an unknown role", "one", [person("anna", "king")], "setup.person")):
        a = c.post("/setup", {"code": code, "people": duties, "accounts": people})
        t.test((a.status, a.error) == (400, error), "%s is no set-up" % words, a)
    a = c.post("/setup", {"code": code, "people": "one", "accounts": [person("anna", "owner")]})
    t.test(a.status == 200 and c.get("/setup").json["done"], "the code claims the box", a)
    a = c.post("/setup", {"code": code, "people": "one", "accounts": [person("eve", "owner")]})
    t.test((a.status, a.error) == (409, "setup.done"), "once", a)
    anna = m.login("anna")
    t.test(anna.get("/session").json["user"]["roles"] == ["owner"], "the owner is in")
    t.test("code" not in console.get("/setup").json, "and there is no code any more")
    m.restart()
    t.test(m.client().get("/setup").json["done"] and m.login("anna").get("/session").status == 200, "also after a restart")
    t.test(m.stop() == 0 and "error" not in m.log(), "it ends in order", m.log())
    return t.end()


sys.exit(main())
