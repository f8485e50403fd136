# SPDX-License-Identifier: Apache-2.0
"""Signature rules made like public ones: of ten, six look for a text in streams to the ports of industrial protocols (one
of the six on any port), two for a byte at a fixed place, one for a message by `match:`, one for a web address."""
import random

PORTS = (502, 102, 2404, 20000, 44818, 4840, 9600, 1911)


def rules(count, dialect="both", seed=0):
    rng = random.Random(count + seed)
    out = []
    for i in range(count):
        port, sid = rng.choice(PORTS), 1000000 + i
        text = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789_/.") for _ in range(rng.randint(6, 18)))
        kind = i % 10
        if kind < 6:
            rule = 'alert tcp any any -> any %s (msg:"text %d"; flow:established,to_server; content:"%s"; sid:%d;)' % (
                "any" if kind == 5 else port, i, text, sid)
        elif kind < 8:
            rule = ('alert tcp any any -> any %d (msg:"place %d"; flow:established,to_server; content:"|%02x|"; offset:%d; depth:1; '
                    'content:"|%02x %02x|"; distance:1; within:2; sid:%d;)' % (port, i, rng.randint(64, 255), rng.randint(4, 12),
                                                                              rng.randint(0, 255), rng.randint(0, 255), sid))
        elif kind == 8 and dialect == "both":
            rule = 'alert ip any any -> any any (msg:"match %d"; match:"modbus write unit=%d address=%d..%d"; sid:%d;)' % (
                i, rng.randint(2, 200), i % 5000, i % 5000 + 5, sid)
        else:
            rule = 'alert http any any -> any any (msg:"web %d"; http.uri; content:"/%s"; sid:%d;)' % (i, text, sid)
        out.append(rule)
    return "\n".join(out) + "\n"
