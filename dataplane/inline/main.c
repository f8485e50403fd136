/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bulkheadd: the appliance between two networks.  The program is two processes: the supervisor, which people and
 * systemd start, and the dataplane, which the supervisor starts by running this program again.
 */
#include "dataplane/inline/line.h"
#include "dataplane/host/log.h"
#include "dataplane/inline/plane.h"
#include "dataplane/inline/supervisor.h"

#include <stdlib.h>
#include <string.h>

static const char usage[] =
	"bulkheadd: deep packet inspection between two ports\n\n"
	"Usage: bulkheadd [OPTION]\n\n"
	"  -c, --config FILE      instead of /etc/bulkhead/bulkheadd.conf\n"
	"      --check            only look for mistakes in the configuration\n"
	"      --release          after an end with on_failure = \"open\": give the interfaces back for good\n"
	"      --print-settings   print the reference of the configuration, as Markdown\n"
	"  -V, --version          print the version\n"
	"  -h, --help             print this\n";

struct options {
	const char *config;
	bool check, release;
	int dataplane[3]; /* descriptors, when the supervisor calls; [0] < 0: people do */
};

/* "SUPERVISOR,SHARED,CONTROL" */
static bool read_fds(const char *text, int fds[3])
{
	return sscanf(text, "%d,%d,%d", &fds[0], &fds[1], &fds[2]) == 3;
}

/* -1: go on; else an exit status. */
static int read_options(int argc, char **argv, struct options *o)
{
	for (int i = 1; i < argc; i++) {
		const char *a = argv[i];
		const bool takes = !strcmp(a, "-c") || !strcmp(a, "--config") || !strcmp(a, "--dataplane");
		const char *value = takes && i + 1 < argc ? argv[++i] : NULL;
		if (takes && !value) {
			fprintf(stderr, "bulkheadd: %s needs a value\n", a);
			return 2;
		}
		if (!strcmp(a, "--check")) {
			o->check = true;
		} else if (!strcmp(a, "--release")) {
			o->release = true;
		} else if (!strcmp(a, "-c") || !strcmp(a, "--config")) {
			o->config = value;
		} else if (!strcmp(a, "--dataplane") && read_fds(value, o->dataplane)) {
			continue;
		} else if (!strcmp(a, "--print-settings")) {
			settings_document(stdout);
			return 0;
		} else if (!strcmp(a, "--version") || !strcmp(a, "-V")) {
			printf("bulkheadd %s\n", BULKHEAD_VERSION);
			return 0;
		} else if (!strcmp(a, "--help") || !strcmp(a, "-h")) {
			fputs(usage, stdout);
			return 0;
		} else {
			fprintf(stderr, "bulkheadd: there is no option '%s'; `bulkheadd --help` lists them\n", a);
			return 2;
		}
	}
	return -1;
}

int main(int argc, char **argv)
{
	struct options o = { .config = "/etc/bulkhead/bulkheadd.conf", .dataplane = { -1, -1, -1 } };
	struct diags diags = { 0 };
	static struct settings settings;

	const int status = read_options(argc, argv, &o);
	if (status >= 0)
		return status;
	const bool ok = settings_load(o.config, &settings, &diags);
	if (!ok || o.dataplane[0] < 0)
		diags_print(&diags, stderr);
	diags_fini(&diags);
	if (!ok)
		return 2;
	if (o.check) {
		printf("%s: %u segment%s, no mistakes\n", o.config, settings.segment_count,
		       settings.segment_count == 1 ? "" : "s");
		return 0;
	}
	if (o.release) {
		lines_remove(&settings);
		return 0;
	}
	if (o.dataplane[0] < 0) {
		log_init("bulkheadd supervisor");
		return supervisor_run(&settings, o.config);
	}
	log_init("bulkheadd dataplane");
	return plane_run(&settings, &(struct plane_fds){ o.dataplane[0], o.dataplane[1], o.dataplane[2] });
}
