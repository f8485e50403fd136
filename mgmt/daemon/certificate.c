/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GnuTLS asks for the certificate of each new connection, so that a new one counts from the next connection on.  Those
 * that were replaced stay in memory, because connections may still use them: a few kilobytes each time.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/certificate.h"

#include "dataplane/host/log.h"
#include "mgmt/daemon/files.h"
#include "mgmt/daemon/settings.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gnutls/x509.h>
#include <sodium.h>

#define PEM_MAX (256u << 10)
#define CHAIN_MAX 16
#define FROM_S 1577836800           /* 2020: before any clock that was set */
#define UNTIL_S INT64_C(253402300799) /* 9999-12-31T23:59:59Z: "without an end", RFC 5280 section 4.1.2.5 */

struct loaded {
	gnutls_pcert_st chain[CHAIN_MAX];
	unsigned count;
	gnutls_privkey_t key;
	struct loaded *before;
};

struct certificate {
	struct loaded *newest;
};

/* What GnuTLS hands to certificate_retrieve() leads nowhere, so the one that counts is kept here. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct loaded *in_use;

static gnutls_datum_t datum(const void *p, size_t len)
{
	const union {
		const void *in;
		unsigned char *out;
	} u = { .in = p };

	return (gnutls_datum_t){ u.out, (unsigned)len };
}

static void unload(struct loaded *l)
{
	for (unsigned i = 0; i < l->count; i++)
		gnutls_pcert_deinit(&l->chain[i]);
	if (l->key)
		gnutls_privkey_deinit(l->key);
	free(l);
}

/* Reads chain and key, both PEM, and proves that they fit each other: a signature by one is checked with the other. */
static struct loaded *load(const void *chain, size_t chain_len, const void *key, size_t key_len)
{
	static const char probe[] = "bulkhead";
	struct loaded *l = calloc(1, sizeof *l);
	const gnutls_datum_t c = datum(chain, chain_len), k = datum(key, key_len), p = datum(probe, sizeof probe);
	gnutls_datum_t signature = { NULL, 0 };

	if (!l)
		return NULL;
	l->count = CHAIN_MAX;
	if (gnutls_pcert_list_import_x509_raw(l->chain, &l->count, &c, GNUTLS_X509_FMT_PEM, 0) || !l->count) {
		l->count = 0;
		unload(l);
		return NULL;
	}
	gnutls_sign_algorithm_t how = GNUTLS_SIGN_UNKNOWN;
	bool ok = !gnutls_privkey_init(&l->key) &&
		  !gnutls_privkey_import_x509_raw(l->key, &k, GNUTLS_X509_FMT_PEM, NULL, 0);
	if (ok)
		how = gnutls_pk_to_sign((gnutls_pk_algorithm_t)gnutls_privkey_get_pk_algorithm(l->key, NULL),
					GNUTLS_DIG_SHA256);
	if (ok && how == GNUTLS_SIGN_UNKNOWN) /* Ed25519 and its like have one hash of their own */
		gnutls_pubkey_get_preferred_hash_algorithm(l->chain[0].pubkey, NULL, NULL);
	ok = ok &&
	     (how == GNUTLS_SIGN_UNKNOWN ? !gnutls_privkey_sign_data(l->key, GNUTLS_DIG_SHA512, 0, &p, &signature)
					 : !gnutls_privkey_sign_data2(l->key, how, 0, &p, &signature));
	if (how == GNUTLS_SIGN_UNKNOWN)
		how = GNUTLS_SIGN_EDDSA_ED25519;
	ok = ok && gnutls_pubkey_verify_data2(l->chain[0].pubkey, how, 0, &p, &signature) >= 0;
	gnutls_free(signature.data);
	if (ok)
		return l;
	unload(l);
	return NULL;
}

static void use(struct certificate *c, struct loaded *l)
{
	pthread_mutex_lock(&lock);
	l->before = c->newest;
	c->newest = in_use = l;
	pthread_mutex_unlock(&lock);
}

int certificate_retrieve(gnutls_session_t session, const gnutls_datum_t *authorities, int authority_count,
			 const gnutls_pk_algorithm_t *algorithms, int algorithm_count, gnutls_pcert_st **chain,
			 unsigned *chain_len, gnutls_privkey_t *key)
{
	(void)session, (void)authorities, (void)authority_count, (void)algorithms, (void)algorithm_count;
	pthread_mutex_lock(&lock);
	*chain = in_use->chain;
	*chain_len = in_use->count;
	*key = in_use->key;
	pthread_mutex_unlock(&lock);
	return 0;
}

/* ---- a certificate of its own ---- */

static void add_addresses(gnutls_x509_crt_t crt)
{
	struct ifaddrs *list = NULL;

	gnutls_x509_crt_set_subject_alt_name(crt, GNUTLS_SAN_DNSNAME, "localhost", 9, GNUTLS_FSAN_APPEND);
	if (getifaddrs(&list))
		return;
	for (const struct ifaddrs *i = list; i; i = i->ifa_next) {
		union {
			const struct sockaddr *any;
			const struct sockaddr_in *v4;
			const struct sockaddr_in6 *v6;
		} a = { .any = i->ifa_addr };
		if (a.any && a.any->sa_family == AF_INET)
			gnutls_x509_crt_set_subject_alt_name(crt, GNUTLS_SAN_IPADDRESS, &a.v4->sin_addr, 4,
							     GNUTLS_FSAN_APPEND);
		else if (a.any && a.any->sa_family == AF_INET6 && !IN6_IS_ADDR_LINKLOCAL(&a.v6->sin6_addr))
			gnutls_x509_crt_set_subject_alt_name(crt, GNUTLS_SAN_IPADDRESS, &a.v6->sin6_addr, 16,
							     GNUTLS_FSAN_APPEND);
	}
	freeifaddrs(list);
}

static bool fill(gnutls_x509_crt_t crt, gnutls_x509_privkey_t key)
{
	char host[256] = "bulkhead";
	unsigned char serial[16];

	gethostname(host, sizeof host - 1);
	randombytes_buf(serial, sizeof serial);
	serial[0] = (serial[0] & 0x7f) | 0x40; /* positive, and of full length */
	bool ok = !gnutls_x509_crt_set_version(crt, 3) && !gnutls_x509_crt_set_serial(crt, serial, sizeof serial) &&
		  !gnutls_x509_crt_set_dn_by_oid(crt, GNUTLS_OID_X520_COMMON_NAME, 0, host,
						 (unsigned)strnlen(host, 64)) &&
		  !gnutls_x509_crt_set_activation_time(crt, FROM_S) &&
		  !gnutls_x509_crt_set_expiration_time(crt, UNTIL_S) &&
		  !gnutls_x509_crt_set_basic_constraints(crt, 0, -1) &&
		  !gnutls_x509_crt_set_key_usage(crt, GNUTLS_KEY_DIGITAL_SIGNATURE) &&
		  !gnutls_x509_crt_set_key_purpose_oid(crt, GNUTLS_KP_TLS_WWW_SERVER, 0) &&
		  !gnutls_x509_crt_set_key(crt, key);
	gnutls_x509_crt_set_subject_alt_name(crt, GNUTLS_SAN_DNSNAME, host, (unsigned)strlen(host), GNUTLS_FSAN_APPEND);
	add_addresses(crt);
	return ok && !gnutls_x509_crt_sign2(crt, crt, key, GNUTLS_DIG_SHA256, 0);
}

static bool save(struct daemon *d, const void *chain, size_t chain_len, const void *key, size_t key_len)
{
	const char *state = d->settings->state;

	return file_write(state, "https.key", key, key_len, 0600) &&
	       file_write(state, "https.crt", chain, chain_len, 0644);
}

static struct loaded *make(struct daemon *d)
{
	gnutls_x509_privkey_t key = NULL;
	gnutls_x509_crt_t crt = NULL;
	gnutls_datum_t key_pem = { NULL, 0 }, crt_pem = { NULL, 0 };
	struct loaded *l = NULL;

	if (!gnutls_x509_privkey_init(&key) && !gnutls_x509_crt_init(&crt) &&
	    !gnutls_x509_privkey_generate(key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1), 0) &&
	    fill(crt, key) && !gnutls_x509_privkey_export2(key, GNUTLS_X509_FMT_PEM, &key_pem) &&
	    !gnutls_x509_crt_export2(crt, GNUTLS_X509_FMT_PEM, &crt_pem) &&
	    save(d, crt_pem.data, crt_pem.size, key_pem.data, key_pem.size))
		l = load(crt_pem.data, crt_pem.size, key_pem.data, key_pem.size);
	if (!l)
		log_error("a certificate for HTTPS cannot be made");
	if (key_pem.data)
		sodium_memzero(key_pem.data, key_pem.size);
	gnutls_free(key_pem.data);
	gnutls_free(crt_pem.data);
	if (crt)
		gnutls_x509_crt_deinit(crt);
	if (key)
		gnutls_x509_privkey_deinit(key);
	return l;
}

/* ---- outside ---- */

struct certificate *certificate_open(struct daemon *d)
{
	const char *state = d->settings->state;
	struct certificate *c = calloc(1, sizeof *c);
	size_t chain_len = 0, key_len = 0;
	char *chain = file_read(state, "https.crt", PEM_MAX, &chain_len);
	char *key = file_read(state, "https.key", PEM_MAX, &key_len);
	struct loaded *l = c && chain && key ? load(chain, chain_len, key, key_len) : NULL;

	if (chain && key && !l)
		log_warning("%s/https.crt and https.key do not fit: a new certificate is made", state);
	if (key)
		sodium_memzero(key, key_len);
	free(chain);
	free(key);
	if (c && !l)
		l = make(d);
	if (l) {
		use(c, l);
		return c;
	}
	free(c);
	return NULL;
}

void certificate_close(struct certificate *c)
{
	if (!c)
		return;
	in_use = NULL;
	while (c->newest) {
		struct loaded *l = c->newest;
		c->newest = l->before;
		unload(l);
	}
	free(c);
}

/* Names and addresses of which it is. */
static void read_names(gnutls_x509_crt_t crt, char *out, size_t cap)
{
	unsigned char name[256];
	size_t at = 0;

	for (unsigned i = 0;; i++) {
		char text[INET6_ADDRSTRLEN];
		size_t len = sizeof name - 1;
		const int kind = gnutls_x509_crt_get_subject_alt_name(crt, i, name, &len, NULL);
		if (kind < 0)
			return;
		name[len] = '\0';
		if (kind == GNUTLS_SAN_IPADDRESS && (len == 4 || len == 16))
			inet_ntop(len == 4 ? AF_INET : AF_INET6, name, text, sizeof text);
		const bool is_text = kind == GNUTLS_SAN_DNSNAME;
		const int n = snprintf(out + at, cap - at, "%s%s", at ? " " : "", is_text ? (const char *)name : text);
		if ((!is_text && kind != GNUTLS_SAN_IPADDRESS) || n < 0 || (size_t)n >= cap - at)
			out[at] = '\0';
		else
			at += (size_t)n;
	}
}

bool certificate_facts(struct daemon *d, struct certificate_facts *out)
{
	gnutls_x509_crt_t crt = NULL;
	unsigned char hash[32];
	size_t subject = sizeof out->subject, issuer = sizeof out->issuer, len = sizeof hash;

	(void)d;
	*out = (struct certificate_facts){ 0 };
	pthread_mutex_lock(&lock);
	bool ok = !gnutls_x509_crt_init(&crt) &&
		  !gnutls_x509_crt_import(crt, &in_use->chain[0].cert, GNUTLS_X509_FMT_DER);
	pthread_mutex_unlock(&lock);
	ok = ok && !gnutls_x509_crt_get_dn(crt, out->subject, &subject) &&
	     !gnutls_x509_crt_get_issuer_dn(crt, out->issuer, &issuer) &&
	     !gnutls_x509_crt_get_fingerprint(crt, GNUTLS_DIG_SHA256, hash, &len);
	for (size_t i = 0; ok && i < sizeof hash; i++)
		snprintf(out->sha256 + 3 * i, 4, i + 1 < sizeof hash ? "%02X:" : "%02X", hash[i]);
	if (ok) {
		read_names(crt, out->names, sizeof out->names);
		out->from_s = gnutls_x509_crt_get_activation_time(crt);
		out->until_s = gnutls_x509_crt_get_expiration_time(crt);
		out->is_own = out->from_s == FROM_S && !strcmp(out->subject, out->issuer);
	}
	if (crt)
		gnutls_x509_crt_deinit(crt);
	return ok;
}

const char *certificate_install(struct daemon *d, const char *chain, const char *key)
{
	struct loaded *l = load(chain, strlen(chain), key, strlen(key));

	if (!l)
		return "certificate.unfit";
	if (!save(d, chain, strlen(chain), key, strlen(key))) {
		unload(l);
		return "storage.failed";
	}
	use(d->certificate, l);
	return NULL;
}

bool certificate_renew(struct daemon *d)
{
	struct loaded *l = make(d);

	if (l)
		use(d->certificate, l);
	return l;
}
