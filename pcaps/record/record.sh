#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
#   record.sh [NAME]   records pcaps/*/recorded-*.pcap (those whose name has NAME in it) with real programs, between
#                      two network namespaces
#
#       namespace bulkhead-client                  namespace bulkhead-server
#       10.40.0.5, tcpdump  ------- veth pair ------- 10.40.0.80
#
# As root, with the Debian packages libmodbus5 mbpoll tcpdump iproute2 and with NODE_PATH naming a folder where the
# npm packages node-snap7 (S7), omron-fins (FINS), st-ethernet-ip and nodepccc (CIP, PCCC) are installed.  Times and ports
# differ from run to run, so the results are kept in the tree.
set -eu
cd "$(dirname "$0")"
only=${1:-}
client=bulkhead-client server=bulkhead-server
scratch=$(mktemp -d)

finish() {
	for pid in $(jobs -p); do kill "$pid" 2>/dev/null || true; done
	ip netns delete $client 2>/dev/null || true
	ip netns delete $server 2>/dev/null || true
	rm -rf "$scratch"
}
trap finish EXIT

wires() {
	ip netns add $client
	ip netns add $server
	ip netns exec $client sysctl -qw net.ipv6.conf.default.disable_ipv6=1
	ip netns exec $server sysctl -qw net.ipv6.conf.default.disable_ipv6=1
	ip link add wire0 netns $client address 02:00:00:00:00:05 type veth peer name wire1 netns $server address 02:00:00:00:00:80
	ip -n $client address add 10.40.0.5/24 dev wire0
	ip -n $server address add 10.40.0.80/24 dev wire1
	ip -n $client link set wire0 up
	ip -n $server link set wire1 up
	ip -n $server link set lo up
}

# record NAME SERVER-COMMAND -- CLIENT-COMMANDS (a function)
record() {
	local file=$1 serve=$2 use=$3 sniffer served
	[[ $file == *"$only"* ]] || return 0
	ip netns exec $server $serve &
	served=$!
	sleep 1
	ip netns exec $client tcpdump -q -i wire0 -U -w "$scratch/out.pcap" ip 2>/dev/null &
	sniffer=$!
	sleep 1
	$use
	sleep 1
	kill $sniffer $served
	wait $sniffer $served 2>/dev/null || true
	mkdir -p "$(dirname "$file")"
	cp "$scratch/out.pcap" "$file"
	echo "recorded $file"
}

in_client() { ip netns exec $client "$@"; }
libmodbus() { in_client python3 modbus_stack.py client 10.40.0.80; }

# A person at a terminal: reads, writes, reads wrongly, looks for units.
poll() {
	in_client mbpoll -1 -a 1 -t 4 -r 1 -c 10 10.40.0.80
	in_client mbpoll -1 -a 1 -t 3:float -r 1 -c 2 10.40.0.80
	in_client mbpoll -1 -a 2 -t 0 -r 1 -c 8 10.40.0.80
	in_client mbpoll -a 2 -t 4:float -r 41 10.40.0.80 62.5
	in_client mbpoll -a 2 -t 0 -r 3 10.40.0.80 1
	in_client mbpoll -1 -a 1 -t 4 -r 300 -c 2 10.40.0.80 || true
	in_client mbpoll -1 -o 0.2 -a 1:12 -t 3 -r 1 -c 1 10.40.0.80 || true
} >/dev/null 2>&1

s7() { in_client node s7_stack.js client 10.40.0.80; }
logix() { in_client node cip_stack.js logix 10.40.0.80; }
slc() { in_client node --no-deprecation cip_stack.js slc 10.40.0.80; }
fins() { in_client node fins_stack.js client 10.40.0.80; }

wires
record ../modbus/recorded-libmodbus.pcap "python3 modbus_stack.py server 10.40.0.80" libmodbus
record ../modbus/recorded-mbpoll.pcap "python3 modbus_stack.py server 10.40.0.80" poll
if node -e 'require("node-snap7")' 2>/dev/null; then
	record ../s7comm/recorded-snap7.pcap "node s7_stack.js server 10.40.0.80" s7
else
	echo "skipped: node-snap7 is not in NODE_PATH" >&2
fi
if node -e 'require("st-ethernet-ip"); require("nodepccc")' 2>/dev/null; then
	record ../cip/recorded-st-ethernet-ip.pcap "python3 cip_stack.py 10.40.0.80" logix
	record ../pccc/recorded-nodepccc.pcap "python3 cip_stack.py 10.40.0.80" slc
else
	echo "skipped: st-ethernet-ip and nodepccc are not in NODE_PATH" >&2
fi
if node -e 'require("omron-fins")' 2>/dev/null; then
	record ../fins/recorded-omron-fins.pcap "node fins_stack.js server 10.40.0.80" fins
else
	echo "skipped: omron-fins is not in NODE_PATH" >&2
fi
