#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Events to Kafka: librdkafka's own mock of a cluster, and a consumer that reads from it: export_kafka.py BUILD"""
import ctypes
import json
import sys

from _export import Exports, wait
from _mgmt import Test, skip_all

PRODUCER, CONSUMER, BEGINNING = 0, 1, -2


class Message(ctypes.Structure):
    _fields_ = [("err", ctypes.c_int), ("rkt", ctypes.c_void_p), ("partition", ctypes.c_int32), ("payload", ctypes.c_void_p),
                ("len", ctypes.c_size_t), ("key", ctypes.c_void_p), ("key_len", ctypes.c_size_t)]


class Cluster:
    """Three brokers, one partition."""

    def __init__(self, lib, topic):
        self.lib = lib
        for name, kind in (("rd_kafka_new", ctypes.c_void_p), ("rd_kafka_mock_cluster_new", ctypes.c_void_p),
                           ("rd_kafka_mock_cluster_bootstraps", ctypes.c_char_p), ("rd_kafka_conf_new", ctypes.c_void_p),
                           ("rd_kafka_topic_new", ctypes.c_void_p), ("rd_kafka_consume", ctypes.POINTER(Message))):
            getattr(lib, name).restype = kind
        self.host = ctypes.c_void_p(lib.rd_kafka_new(PRODUCER, None, None, 0))
        self.cluster = ctypes.c_void_p(lib.rd_kafka_mock_cluster_new(self.host, 3))
        lib.rd_kafka_mock_topic_create(self.cluster, topic, 1, 3)
        self.brokers = lib.rd_kafka_mock_cluster_bootstraps(self.cluster).decode()
        conf = ctypes.c_void_p(lib.rd_kafka_conf_new())
        error = ctypes.create_string_buffer(256)
        lib.rd_kafka_conf_set(conf, b"bootstrap.servers", self.brokers.encode(), error, 256)
        self.consumer = ctypes.c_void_p(lib.rd_kafka_new(CONSUMER, conf, error, 256))
        self.topic = ctypes.c_void_p(lib.rd_kafka_topic_new(self.consumer, topic, None))
        lib.rd_kafka_consume_start(self.topic, 0, ctypes.c_int64(BEGINNING))
        self.messages = []

    def read(self):
        while True:
            m = self.lib.rd_kafka_consume(self.topic, 0, 200)
            if not m:
                return self.messages
            if not m[0].err:
                self.messages.append((ctypes.string_at(m[0].key, m[0].key_len), ctypes.string_at(m[0].payload, m[0].len)))
            self.lib.rd_kafka_message_destroy(m)

    def down(self, is_down):
        for n in (1, 2, 3):
            (self.lib.rd_kafka_mock_broker_set_down if is_down else self.lib.rd_kafka_mock_broker_set_up)(self.cluster, n)


def main():
    t = Test()
    try:
        lib = ctypes.CDLL("librdkafka.so.1")
    except OSError:
        skip_all("librdkafka is missing")
    with Exports(sys.argv[1]) as x:
        if not x.get("kafka"):
            t.skip("Kafka", "the module was not built: librdkafka is missing")
            return t.end()
        c = Cluster(lib, b"plant")
        x.put("kafka", brokers=c.brokers, topic="plant")
        t.test(x.listens(), "events go to the brokers", (x.mgmt.log()[-500:], x.get("kafka")))
        c.read()
        before = len(c.messages)
        x.refuse(50)

        def refusals():
            return [json.loads(m) for _, m in c.read()[before:] if json.loads(m).get("policy", {}).get("verdict") == "refuse"]
        t.test(wait(lambda: len(refusals()) >= 50), "and from them to a consumer", (len(c.messages), x.get("kafka")))
        keys = {k for k, m in c.messages if b'"refuse"' in m}
        t.test(keys == {b"10.9.0.1"}, "by sender, so that each one's keep their order", keys)
        c.down(True)
        sent = x.get("kafka")["sent"]
        x.refuse(10)
        wait(lambda: x.get("kafka")["sent"] >= sent + 10)
        c.down(False)
        t.test(wait(lambda: len(refusals()) >= 60, 30), "brokers that were down get what waited", (len(refusals()), x.get("kafka")))
        t.test(x.get("kafka")["lost"] == 0, "nothing was lost", x.get("kafka"))
        t.test(x.put("kafka", is_enabled=False).status == 200, "and it is switched off")
        x.put("kafka", brokers="")
        t.test(wait(lambda: x.get("kafka")["state"], 5), "without brokers it says so", x.get("kafka"))
    return t.end()


sys.exit(main())
