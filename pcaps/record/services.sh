#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
#   services.sh [NAME]   records pcaps/*/recorded-*.pcap of ordinary services (those whose name has NAME in it) with
#                        real programs, between two network namespaces
#
# As root, with the Debian packages curl openssl openssh-client dropbear-bin vsftpd dnsmasq-base chrony
# inetutils-telnetd busybox snmp snmpd bsdutils tcpdump iproute2.  Times and ports differ from run to run, so the results
# are kept in the tree.
set -u
cd "$(dirname "$0")"
only=${1:-}
client=bulkhead-visitor server=bulkhead-host address=10.42.0.80
scratch=$(mktemp -d)

finish() {
	for pid in $(jobs -p); do kill "$pid" 2>/dev/null || true; done
	ip netns delete $client 2>/dev/null || true
	ip netns delete $server 2>/dev/null || true
	rm -rf "$scratch"
}
trap finish EXIT

ip netns add $client
ip netns add $server
ip netns exec $client sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip netns exec $server sysctl -qw net.ipv6.conf.default.disable_ipv6=1
ip link add wire0 netns $client address 02:00:00:00:00:05 type veth peer name wire1 netns $server \
	address 02:00:00:00:00:80
ip -n $client address add 10.42.0.5/24 dev wire0
ip -n $server address add $address/24 dev wire1
for side in "$client wire0" "$server wire1"; do
	read -r namespace link <<<"$side"
	ip -n "$namespace" link set "$link" up
	ip -n "$namespace" link set lo up
done
at_client() { ip netns exec $client timeout 20 "$@" >/dev/null 2>&1 </dev/null; }

# record FILE SERVER-COMMAND FUNCTION [FILTER]
record() {
	local file=$1 serve=$2 use=$3 filter=${4:-ip} sniffer served
	[[ $file == *"$only"* ]] || return 0
	ip netns exec $server sh -c "exec $serve" >"$scratch/log" 2>&1 &
	served=$!
	sleep 1
	ip netns exec $client tcpdump -q -i wire0 -U -w "$scratch/out.pcap" "$filter" 2>/dev/null &
	sniffer=$!
	sleep 1
	$use
	sleep 1
	kill $sniffer $served 2>/dev/null
	wait $sniffer $served 2>/dev/null
	mkdir -p "$(dirname "$file")"
	cp "$scratch/out.pcap" "$file"
	echo "recorded $file"
}

mkdir -p "$scratch/files/sub" "$scratch/empty"
echo "pump=on" >"$scratch/files/plc.cfg"
head -c 3000 /dev/zero >"$scratch/files/page"
cd "$scratch/files" || exit 1
here=$OLDPWD

http() {
	at_client curl -s http://$address:8000/plc.cfg http://$address:8000/page http://$address:8000/none
	at_client curl -sI http://$address:8000/page
	at_client curl -s -d 'pump=off' "http://$address:8000/set?pump=1"
}
record "$here/../http/recorded-curl.pcap" "python3 -m http.server 8000" http

openssl req -x509 -newkey rsa:2048 -nodes -keyout "$scratch/key" -out "$scratch/cert" -days 30 -subj /CN=hmi.plant 2>/dev/null
tls() {
	at_client curl -sk --tls-max 1.2 --connect-to hmi.plant:4433:$address:4433 https://hmi.plant:4433/plc.cfg
	at_client curl -sk --tlsv1.3 --connect-to hmi.plant:4433:$address:4433 https://hmi.plant:4433/plc.cfg
}
record "$here/../tls/recorded-openssl.pcap" "openssl s_server -accept 4433 -key $scratch/key -cert $scratch/cert -WWW" tls

dropbearkey -t ed25519 -f "$scratch/host" >/dev/null 2>&1
ssh() {
	at_client ssh -p 2222 -o UserKnownHostsFile="$scratch/known" -o StrictHostKeyChecking=no -o BatchMode=yes \
		root@$address 'echo pump'
}
record "$here/../ssh/recorded-dropbear.pcap" "dropbear -F -E -s -p 2222 -r $scratch/host" ssh

cat >"$scratch/vsftpd.conf" <<END
listen=YES
background=NO
anonymous_enable=YES
anon_root=$scratch/files
secure_chroot_dir=$scratch/empty
ftp_username=root
run_as_launching_user=YES
allow_writeable_chroot=YES
seccomp_sandbox=NO
END
chmod -R a+rX "$scratch"
ftp() {
	at_client curl -s ftp://$address/plc.cfg
	at_client curl -s --disable-epsv ftp://$address/
	at_client curl -s -P - ftp://$address/plc.cfg
}
record "$here/../ftp/recorded-vsftpd.pcap" "vsftpd $scratch/vsftpd.conf" ftp

cat >"$scratch/smtp.py" <<END
import asyncore, smtpd
class Server(smtpd.SMTPServer):
    def process_message(self, *mail, **more):
        return None
Server(("$address", 25), None)
asyncore.loop()
END
smtp() {
	printf 'Subject: level\r\n\r\n.high\r\n' >"$scratch/mail"
	at_client curl -s --url smtp://$address --mail-from plc@plant --mail-rcpt boss@plant -T "$scratch/mail"
}
record "$here/../smtp/recorded-curl.pcap" "python3 -W ignore $scratch/smtp.py" smtp

names="dnsmasq -k -C /dev/null --no-resolv --no-hosts --address=/plc.plant/10.42.0.7 --no-daemon --user=root --interface=wire1"
dns() {
	at_client busybox nslookup plc.plant $address
	at_client busybox nslookup none.example $address
}
record "$here/../dns/recorded-dnsmasq.pcap" "$names" dns

tftp() {
	at_client curl -s tftp://$address/page
	at_client curl -s tftp://$address/none
}
record "$here/../tftp/recorded-dnsmasq.pcap" "$names --enable-tftp --tftp-root=$scratch/files" tftp

dhcp() { at_client busybox udhcpc -i wire0 -n -q -f -s /bin/true -x hostname:plc-7 -V pump-controller; }
record "$here/../dhcp/recorded-dnsmasq.pcap" "$names --dhcp-range=10.42.0.100,10.42.0.110 --dhcp-leasefile=$scratch/leases" \
	dhcp "udp port 67 or udp port 68"

printf 'local stratum 5\nallow\ncmdport 0\npidfile %s/chrony\n' "$scratch" >"$scratch/chrony.conf"
ntp() { at_client chronyd -Q -t 8 -u root "server $address iburst maxsamples 2" "cmdport 0" "pidfile $scratch/chrony2"; }
record "$here/../ntp/recorded-chrony.pcap" "chronyd -x -d -u root -f $scratch/chrony.conf" ntp

cat >"$scratch/snmpd.conf" <<END
agentaddress udp:$address:161
rocommunity public
rwcommunity private
createUser op SHA "operator password" AES "operator password"
rouser op
sysName sw-5
sysDescr Switch of bay 5
END
snmp() {
	at_client snmpget -v1 -c public $address 1.3.6.1.2.1.1.1.0 1.3.6.1.2.1.1.5.0
	at_client snmpgetnext -v2c -c public $address 1.3.6.1.2.1.1.1
	at_client snmpbulkget -v2c -c public -Cr3 $address 1.3.6.1.2.1.1
	at_client snmpset -v2c -c private $address 1.3.6.1.2.1.1.6.0 s hall
	at_client snmpget -v3 -l authPriv -u op -a SHA -A "operator password" -x AES -X "operator password" $address 1.3.6.1.2.1.1.5.0
	at_client snmptrap -v2c -c public $address '' 1.3.6.1.6.3.1.1.5.3 1.3.6.1.2.1.2.2.1.1.3 i 3
}
record "$here/../snmp/recorded-net-snmp.pcap" "snmpd -f -C -c $scratch/snmpd.conf -p $scratch/snmpd.pid -Lf /dev/null \
	-I -smux" snmp "udp port 161 or udp port 162"

syslog() {
	at_client logger -n $address -P 514 -d -p auth.crit --rfc5424 -t door "open"
	at_client logger -n $address -P 514 -d -p local4.notice --rfc3164 -t pump "off"
}
record "$here/../syslog/recorded-logger.pcap" "python3 -m http.server 9999" syslog

telnet() { (sleep 1; echo root; sleep 1) | ip netns exec $client timeout 4 busybox telnet $address >/dev/null 2>&1; }
record "$here/../telnet/recorded-inetutils.pcap" "busybox nc -l -p 23 -e $(command -v telnetd) -E /bin/cat" telnet
