/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The certificate of HTTPS: made at the first start (ECDSA P-256, signed by itself, without an end that a wrong clock
 * could pass), replaced by one of the owner's at any time without a restart.  STATE/https.key and https.crt.
 * Any thread; connections keep what they began with.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>

struct certificate_facts {
	char subject[256], issuer[256];
	char names[1024];           /* of the subject, with spaces between */
	char sha256[96];            /* fingerprint, as browsers write it */
	int64_t from_s, until_s;    /* since 1970 */
	bool is_own;                /* made by this daemon */
};

struct certificate *certificate_open(struct daemon *d);  /* NULL after logging */
void certificate_close(struct certificate *c);

bool certificate_facts(struct daemon *d, struct certificate_facts *out);

/* Installs a chain and its key, both PEM; an error id when they are not good, NULL: done. */
const char *certificate_install(struct daemon *d, const char *chain, const char *key);

/* Makes a new one of its own. */
bool certificate_renew(struct daemon *d);

/* For GnuTLS: what a new connection presents. */
int certificate_retrieve(gnutls_session_t session, const gnutls_datum_t *authorities, int authority_count,
			 const gnutls_pk_algorithm_t *algorithms, int algorithm_count, gnutls_pcert_st **chain,
			 unsigned *chain_len, gnutls_privkey_t *key);
