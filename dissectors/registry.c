/* SPDX-License-Identifier: Apache-2.0 */
#include "dissectors/registry.h"

extern const struct dissector modbus;
extern const struct dissector iec104;
extern const struct dissector s7comm;
extern const struct dissector opcua;
extern const struct dissector bacnet;
extern const struct dissector mqtt;
extern const struct dissector knxnet_ip;
extern const struct dissector coap;
extern const struct dissector amqp;
extern const struct dissector dnp3;
extern const struct dissector fins;
extern const struct dissector ge_egd;
extern const struct dissector ge_srtp;
extern const struct dissector synchrophasor;
extern const struct dissector hart_ip;
extern const struct dissector ads;
extern const struct dissector melsec;
extern const struct dissector s7comm_plus;
extern const struct dissector mms;
extern const struct dissector goose;
extern const struct dissector rgoose;
extern const struct dissector powerlink;
extern const struct dissector sv;
extern const struct dissector ethercat;
extern const struct dissector ptp;
extern const struct dissector enip;
extern const struct dissector cip;
extern const struct dissector pccc;
extern const struct dissector opc_da;
extern const struct dissector profinet_io;
extern const struct dissector dlms;
extern const struct dissector profinet_rt;
extern const struct dissector profinet_dcp;
extern const struct dissector c1222;
extern const struct dissector sbus;
extern const struct dissector hislip;
extern const struct dissector rtps;
extern const struct dissector ff_hse;
extern const struct dissector codesys;
extern const struct dissector tristation;
extern const struct dissector proconos;
extern const struct dissector pcworx;
extern const struct dissector crimson;
extern const struct dissector fox;
extern const struct dissector pcom;
extern const struct dissector roc_plus;
extern const struct dissector bsap;
extern const struct dissector genisys;
extern const struct dissector atg;
extern const struct dissector deltav;
extern const struct dissector http;
extern const struct dissector tls;
extern const struct dissector ssh;
extern const struct dissector telnet;
extern const struct dissector ftp;
extern const struct dissector smtp;
extern const struct dissector imap;
extern const struct dissector pop3;
extern const struct dissector dns;
extern const struct dissector snmp;
extern const struct dissector ntp;
extern const struct dissector dhcp;
extern const struct dissector tftp;
extern const struct dissector syslog_protocol;
extern const struct dissector smb;
extern const struct dissector rdp;
extern const struct dissector vnc;
extern const struct dissector rlogin;
extern const struct dissector ldap;
extern const struct dissector kerberos;
extern const struct dissector sip;
extern const struct dissector quic;

/* In the order in which probes are asked. */
const struct dissector *const registry[] = {
	&modbus,
	&iec104,
	&s7comm,
	&opcua,
	&bacnet,
	&mqtt,
	&knxnet_ip,
	&coap,
	&amqp,
	&dnp3,
	&fins,
	&ge_egd,
	&ge_srtp,
	&synchrophasor,
	&hart_ip,
	&ads,
	&melsec,
	&s7comm_plus,
	&mms,
	&goose,
	&rgoose,
	&powerlink,
	&sv,
	&ethercat,
	&ptp,
	&enip,
	&cip,
	&pccc,
	&opc_da,
	&profinet_io,
	&dlms,
	&profinet_rt,
	&profinet_dcp,
	&c1222,
	&sbus,
	&hislip,
	&rtps,
	&ff_hse,
	&codesys,
	&tristation,
	&proconos,
	&pcworx,
	&crimson,
	&fox,
	&pcom,
	&roc_plus,
	&bsap,
	&genisys,
	&atg,
	&deltav,
	&http,
	&tls,
	&ssh,
	&telnet,
	&ftp,
	&smtp,
	&imap,
	&pop3,
	&dns,
	&snmp,
	&ntp,
	&dhcp,
	&tftp,
	&syslog_protocol,
	&smb,
	&rdp,
	&vnc,
	&rlogin,
	&ldap,
	&kerberos,
	&sip,
	&quic,
};
const unsigned registry_count = sizeof registry / sizeof registry[0];

static bool same_name(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

const struct dissector *registry_find(const char *name, size_t len)
{
	for (unsigned i = 0; i < registry_count; i++) {
		const char *n = registry[i]->name;
		size_t at = 0;
		while (at < len && n[at] && n[at] == name[at])
			at++;
		if (at == len && !n[at])
			return registry[i];
	}
	return NULL;
}

bool registry_bound(const struct dissector *d, enum transport transport, uint16_t port)
{
	for (; d; d = d->carrier)
		for (unsigned i = 0; i < d->binding_count; i++) {
			const struct binding *b = &d->bindings[i];
			if (b->transport == transport && port >= b->first && port <= b->last)
				return true;
		}
	return false;
}

static bool spelt_well(const char *s, char joiner)
{
	if (!s || !*s)
		return false;
	for (; *s; s++)
		if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == joiner))
			return false;
	return true;
}

static const char *check_names(const struct names *names)
{
	for (unsigned i = 0; names && i < names->count; i++) {
		if (!spelt_well(names->list[i].name, '-'))
			return "the name of a value is not lower case words joined by '-'";
		for (unsigned k = 0; k < i; k++)
			if (same_name(names->list[i].name, names->list[k].name) &&
			    names->list[i].value != names->list[k].value)
				return "two values of a field have the same name";
	}
	return NULL;
}

static const char *check_fields(const struct dissector *d)
{
	for (unsigned i = 0; i < d->field_count; i++) {
		const struct field *f = &d->fields[i];
		if (!spelt_well(f->name, '_'))
			return "the name of a field is not lower case words joined by '_'";
		if (!f->help || !*f->help)
			return "a field has no help";
		for (unsigned k = 0; k < i; k++)
			if (same_name(f->name, d->fields[k].name))
				return "two fields of a protocol have the same name";
		const char *wrong = check_names(f->names);
		if (wrong)
			return wrong;
	}
	return NULL;
}

const char *registry_check(void)
{
	if (registry_count > REGISTRY_MAX)
		return "there are more protocols than REGISTRY_MAX";
	for (unsigned i = 0; i < registry_count; i++) {
		const struct dissector *d = registry[i];
		if (!spelt_well(d->name, '_') || !d->title || !d->specification || !d->housekeeping)
			return "a protocol lacks its name, title, specification or housekeeping";
		if (d->field_count > FIELDS_MAX || d->flaw_count > 64 - FLAW_OWN)
			return "a protocol has more fields or flaws than there are bits";
		if (!d->probe || !d->frame || !d->dissect || !d->message_max)
			return "a protocol lacks probe, frame, dissect or its message limit";
		for (unsigned k = 0; k < i; k++)
			if (same_name(d->name, registry[k]->name))
				return "two protocols have the same name";
		for (unsigned k = 0; k < d->flaw_count; k++)
			if (!spelt_well(d->flaws[k].name, '_') || !d->flaws[k].help)
				return "a flaw lacks its name or help";
		const char *wrong = check_fields(d);
		if (!wrong)
			wrong = check_names(d->codes);
		if (wrong)
			return wrong;
	}
	return NULL;
}
