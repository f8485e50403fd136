/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Codes of an authenticator app (TOTP, RFC 6238: SHA-1, 6 digits, 30 seconds), and ten recovery codes for a lost
 * phone or a wrong clock.  Any thread.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

#include <jansson.h>

/* Makes a secret that does not count yet; its base32 form and the address for a QR code, malloc'd. */
bool second_factor_prepare(struct daemon *d, const char *name, char **base32, char **address);

/* Turns it on with a first code; answers recovery codes, an array of texts; NULL: the code is wrong. */
json_t *second_factor_begin(struct daemon *d, const char *name, const char *code);

bool second_factor_end(struct daemon *d, const char *name);

/* A code counts once: of the app for now or half a minute before or after, else one of the recovery codes. */
bool second_factor_check(struct daemon *d, const char *name, const char *code);
