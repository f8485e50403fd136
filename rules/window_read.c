/* SPDX-License-Identifier: Apache-2.0 */
/* The few words that describe a maintenance window: addresses and intents.  For those who ask for one; any thread. */
#define _GNU_SOURCE /* strtok_r */

#include "rules/window.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

bool network_read(const char *text, struct network *out)
{
	char address[64], *end;
	const size_t len = strcspn(text, "/");
	struct network n = { .address = { [10] = 0xff, [11] = 0xff } };

	if (len >= sizeof address)
		return false;
	memcpy(address, text, len);
	address[len] = '\0';
	const bool is_v4 = inet_pton(AF_INET, address, n.address + 12) == 1;
	if (!is_v4 && inet_pton(AF_INET6, address, n.address) != 1)
		return false;
	const unsigned long most = is_v4 ? 32 : 128, bits = text[len] ? strtoul(text + len + 1, &end, 10) : most;
	if (text[len] && (*end || end == text + len + 1 || bits > most))
		return false;
	n.len = (uint8_t)(bits + (is_v4 ? 96 : 0));
	*out = n;
	return true;
}

uint16_t window_intents(const char *text)
{
	char copy[256], *rest = NULL;
	uint16_t found = 0;

	if (!strcmp(text, "any"))
		return WINDOW_EVERY_INTENT;
	if (strlen(text) >= sizeof copy)
		return 0;
	strcpy(copy, text);
	for (const char *word = strtok_r(copy, "|, ", &rest); word; word = strtok_r(NULL, "|, ", &rest)) {
		unsigned i = 0;
		while (i < INTENT_COUNT && strcmp(word, intent_names[i]) != 0)
			i++;
		if (i == INTENT_COUNT)
			return 0;
		found |= (uint16_t)(1u << i);
	}
	return found;
}
