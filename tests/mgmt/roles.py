#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every route with every role, and with nobody, from the API's own description: who may is let in, nobody else is;
sessions and tokens alike; what was refused is in the trail: roles.py BUILD"""
import json
import subprocess
import sys

from _mgmt import PEOPLE, Mgmt, Test

REFUSED = ("session.needed", "request.role", "session.csrf", "session.password_must_change")


def path_of(template):
    """Some address of this form; nothing is there."""
    return template.replace("{name}", "nobody").replace("{", "9999").replace("}", "")


def calls(description):
    """(method, template, operation) of all."""
    for template, methods in sorted(description["paths"].items()):
        for method, operation in methods.items():
            yield method.upper(), template, operation


def ask(client, method, template, operation):
    """With a body that no handler gets to see: where the asker may, it is refused for what it says."""
    if "text/event-stream" in operation["responses"]["2XX"]["content"]:
        return None
    wrong = None if method in ("GET", "DELETE") else {"no such member": 1}
    if "application/octet-stream" in operation.get("requestBody", {}).get("content", {}):
        wrong = b""
    return client.request(method, path_of(template), wrong)


def main():
    t = Test()
    m = Mgmt(sys.argv[1], settings="requests_per_second = 100000;").set_up(separated=True)
    description = json.loads(subprocess.run([m.program, "--openapi"], capture_output=True, text=True).stdout)
    operations = [o for o in calls(description) if not (o[0] == "DELETE" and o[1] == "/session")]
    t.test(len(operations) > 20, "there are %d operations" % len(operations))

    nobody = m.client()
    bad = []
    for strange in ({}, {"Cookie": "__Host-bulkhead=" + "A" * 43}, {"Cookie": "__Host-bulkhead="},
                    {"Authorization": "Bearer bh_" + "A" * 43}, {"Authorization": "Bearer "},
                    {"Authorization": "Basic YW5uYTphbm5h"}, {"X-Forwarded-For": "127.0.0.1"}, {"X-Bulkhead-CSRF": "x"}):
        nobody.headers = strange
        for method, template, operation in operations:
            if operation.get("security") == []:
                continue
            a = ask(nobody, method, template, operation)
            if a is not None and (a.status, a.error) != (401, "session.needed"):
                bad.append("%s: %s %s: %r" % (strange, method, template, a))
    nobody.headers = {}
    for strange in ("/api/v1//users", "/api/v1/../v1/users", "/api/v1/users/", "/api/v1/%75sers", "/API/v1/users",
                    "/api/v1/session/../users", "/api/v1/users%00", "/api/v1/users;x", "/api/v1/setup/../users"):
        a = nobody.raw("GET", strange)
        if a.status not in (401, 404, 405):
            bad.append("%s: %r" % (strange, a))
    t.test(not bad, "nobody gets in anywhere, with nothing and with what looks like something", "\n".join(bad))

    sessions = {name: m.login(name) for name in PEOPLE}
    tokens = {}
    for name, role in PEOPLE.items():
        a = sessions["sys"].post("/tokens", {"name": "t-" + name, "roles": [role]})
        tokens[name] = m.client(token=a.json["token"])
    for kind, clients in (("session", sessions), ("token", tokens)):
        for name, role in PEOPLE.items():
            bad = []
            refused = 0
            for method, template, operation in operations:
                if operation.get("security") == [] or operation.get("x-console"):
                    continue
                a = ask(clients[name], method, template, operation)
                if a is None:
                    continue
                is_refused = a.status in (401, 403) and a.error in REFUSED
                refused += is_refused
                if is_refused == (role in operation["x-roles"]):
                    bad.append("%s %s: %r" % (method, template, a))
            t.test(not bad, "a %s of %s may what the description says, and nothing else" % (kind, role), "\n".join(bad))
            rows = []
            before = None
            while len(rows) < refused:
                page = sessions["aud"].get("/trail?limit=1000&who=%s%s" % (
                    name if kind == "session" else "token:%s" % (list(PEOPLE).index(name) + 1),
                    "&before=" + before if before else "")).json
                rows += [r for r in page["items"] if r["result"] == "refused" and r["error"] == "request.role"]
                before = page["next"]
                if before is None:
                    break
            t.test(len(rows) == refused, "each of its %d refusals is in the trail" % refused, len(rows))

    for method, template, operation in operations:
        if template in ("/users", "/tokens") and method == "POST":
            for roles in (["system", "security"], ["audit", "system"], ["security", "audit"], ["audit", "operator"],
                          ["owner"], ["system", "security", "audit"], [], ["king"], "system", [1]):
                a = sessions["sys"].post(template, {"name": "x", "roles": roles, **({"password": "Lang-genug-4711"}
                                                                                   if template == "/users" else {})})
                t.test(a.status == 400, "%s cannot be one: %s" % (template, roles), a)
    bad = []
    for method, template, operation in operations:
        if method == "GET" or operation.get("security") == []:
            continue
        c = sessions["sys"]
        keep, c.csrf = c.csrf, None
        for csrf in (None, "", "x" * 43, sessions["sec"].csrf):
            headers = {} if csrf is None else {"X-Bulkhead-CSRF": csrf}
            a = c.request(method, path_of(template), {}, headers)
            if (a.status, a.error) != (403, "session.csrf"):
                bad.append("%s %s with %r: %r" % (method, template, csrf, a))
        c.csrf = keep
    t.test(not bad, "without the session's token nothing is changed from another page", "\n".join(bad))
    a = m.client().request("POST", "/session", json.dumps({"name": "sys", "password": "x"}),
                           {"Content-Type": "text/plain"})
    t.test((a.status, a.error) == (415, "request.type_of_body"), "nor does a form of another page log in", a)
    return t.end()


sys.exit(main())
