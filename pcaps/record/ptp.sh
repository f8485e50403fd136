#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
#   ptp.sh    records pcaps/ptp/recorded-*.pcap: a clock that follows another, between two network namespaces
#
# As root, with the Debian packages linuxptp tcpdump iproute2.  The clocks run free: the time of the machine stays as
# it is.  Times differ from run to run, so the results are kept in the tree.
set -eu
cd "$(dirname "$0")"
slave=bulkhead-slave master=bulkhead-master
scratch=$(mktemp -d)

finish() {
	for pid in $(jobs -p); do kill "$pid" 2>/dev/null || true; done
	ip netns delete $slave 2>/dev/null || true
	ip netns delete $master 2>/dev/null || true
	rm -rf "$scratch"
}
trap finish EXIT

ip netns add $slave
ip netns add $master
ip link add clock0 netns $slave address 02:00:00:00:01:05 type veth peer name clock1 netns $master \
	address 02:00:00:00:01:80
for side in "$slave clock0 5" "$master clock1 80"; do
	read -r namespace link host <<<"$side"
	ip netns exec "$namespace" sysctl -qw "net.ipv6.conf.$link.disable_ipv6=1"
	ip -n "$namespace" address add "10.41.0.$host/24" dev "$link"
	ip -n "$namespace" link set "$link" up
	ip -n "$namespace" link set lo up
done

# record NAME TRANSPORT DELAY: -2 is Ethernet, -4 UDP; -E asks the master, -P the neighbour
record() {
	printf '[global]\nfree_running 1\ntime_stamping software\nuds_address %s\n' \
		"$scratch/master" >"$scratch/master.conf"
	printf '[global]\nfree_running 1\ntime_stamping software\nslaveOnly 1\nuds_address %s\n' \
		"$scratch/slave" >"$scratch/slave.conf"
	ip netns exec $slave tcpdump -q -i clock0 -U -w "$scratch/out.pcap" 'ether proto 0x88f7 or udp' 2>/dev/null &
	local sniffer=$!
	sleep 1
	ip netns exec $master ptp4l -f "$scratch/master.conf" -i clock1 "$2" "$3" &
	local serving=$!
	ip netns exec $slave ptp4l -f "$scratch/slave.conf" -i clock0 "$2" "$3" &
	local following=$!
	sleep 14
	kill $serving $following $sniffer
	wait $serving $following $sniffer 2>/dev/null || true
	mkdir -p ../ptp
	cp "$scratch/out.pcap" "../ptp/$1"
	echo "recorded ptp/$1"
}

record recorded-ethernet.pcap -2 -P
record recorded-udp.pcap -4 -E
