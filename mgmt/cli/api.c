/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead api`: any route of the API, from the console. */
#include "mgmt/cli/api_client.h"
#include "mgmt/cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { OPTION_SOCKET };

static const struct option_text options[] = {
	[OPTION_SOCKET] = API_OPTION_SOCKET,
	{ 0 },
};

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .argv = argv };
	unsigned http = 0;
	struct api_request q = { .command = self, .body_fd = -1, .answer_fd = STDOUT_FILENO, .status = &http };
	const char *words[3] = { NULL }, *value;
	unsigned count = 0;
	int option, status = EXIT_USAGE;

	while ((option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			return status;
		if (option == OPTION_SOCKET)
			q.socket = value;
		else if (count < 3)
			words[count++] = value;
		else
			count = 4;
	}
	if (count < 2 || count > 3 || words[1][0] != '/') {
		fprintf(stderr, "bulkhead api: METHOD and /PATH are needed, such as GET /status\n");
		return EXIT_USAGE;
	}
	q.method = words[0];
	q.path = words[1];
	q.json = words[2];
	char *said = api_ask(&q);
	if (said)
		printf("\n");
	status = said ? EXIT_CLEAN : http ? EXIT_FINDINGS : EXIT_USAGE;
	free(said);
	return status;
}

const struct command command_api = {
	.name = "api",
	.arguments = "METHOD /PATH [JSON]",
	.summary = "ask the API of bulkhead-mgmt, as the console",
	.description = "Sends one request to the API (below /api/v1) over the socket of bulkhead-mgmt, where root "
		       "needs no "
		       "password, and prints the answer. What can be asked: `bulkhead api GET /openapi.json`. "
		       "Until set-up is "
		       "done, `bulkhead api GET /setup` shows the code that claims the box.\n\n"
		       "The status is 0 when it was done, 1 when it was refused, 2 when nobody answers.",
	.options = options,
	.run = run,
};
