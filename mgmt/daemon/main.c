/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bulkhead-mgmt: what serves the people around the firewall.  Sockets are opened, rights given up, then everything
 * is started in the order of the table below and stopped in the reverse one.  This thread then only waits for
 * signals.
 */
#define _GNU_SOURCE

#include "dataplane/host/log.h"
#include "dataplane/host/notify.h"
#include "mgmt/daemon/api.h"
#include "mgmt/daemon/backup.h"
#include "mgmt/daemon/certificate.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/follow.h"
#include "mgmt/daemon/exports.h"
#include "mgmt/daemon/hours.h"
#include "mgmt/daemon/http.h"
#include "mgmt/daemon/jobs.h"
#include "mgmt/daemon/live.h"
#include "mgmt/daemon/sandbox.h"
#include "mgmt/daemon/sessions.h"
#include "mgmt/daemon/settings.h"
#include "mgmt/daemon/setup.h"
#include "mgmt/daemon/store.h"
#include "mgmt/daemon/streams.h"
#include "mgmt/daemon/trail.h"
#include "mgmt/daemon/users.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

extern const struct module module_events;

/* One line for each part with a thread of its own, in the order of starting. */
static const struct module *const modules[] = {
	&module_jobs,
	&module_live,
	&module_store,
	&module_hours,
	&module_events,
	&module_follow,
	&module_exports,
};
#define MODULES (sizeof modules / sizeof modules[0])

static const char usage[] =
	"bulkhead-mgmt: pages, API and memory of the firewall\n\n"
	"Usage: bulkhead-mgmt [OPTION]\n\n"
	"  -c, --config FILE      instead of /etc/bulkhead/bulkhead-mgmt.conf\n"
	"      --check            only look for mistakes in the configuration\n"
	"      --reset-password NAME\n"
	"                         give this user a new password and print it; only while the daemon is stopped,\n"
	"                         else `bulkhead users reset NAME` does it\n"
	"      --openapi          print the description of the API\n"
	"      --print-settings   print the reference of the configuration, as Markdown\n"
	"  -V, --version          print the version\n"
	"  -h, --help             print this\n\n"
	"When it serves, it prints one line: listening ADDRESS PORT\n";

static const char usual_config[] = "/etc/bulkhead/bulkhead-mgmt.conf";

struct choices {
	const char *config, *reset;
	bool check;
};

/* -1: go on; else an exit status. */
static int read_choices(int argc, char **argv, struct choices *o)
{
	for (int i = 1; i < argc; i++) {
		const char *a = argv[i];
		if (!strcmp(a, "--check")) {
			o->check = true;
		} else if ((!strcmp(a, "-c") || !strcmp(a, "--config")) && i + 1 < argc) {
			o->config = argv[++i];
		} else if (!strcmp(a, "--reset-password") && i + 1 < argc) {
			o->reset = argv[++i];
		} else if (!strcmp(a, "--print-settings")) {
			mgmt_settings_document(stdout);
			return 0;
		} else if (!strcmp(a, "--openapi")) {
			size_t len;
			char *text = openapi_text(&len);
			puts(text ? text : "");
			free(text);
			return text ? 0 : 1;
		} else if (!strcmp(a, "--version") || !strcmp(a, "-V")) {
			printf("bulkhead-mgmt %s\n", BULKHEAD_VERSION);
			return 0;
		} else if (!strcmp(a, "--help") || !strcmp(a, "-h")) {
			fputs(usage, stdout);
			return 0;
		} else {
			fprintf(stderr,
				"bulkhead-mgmt: '%s' is no option, or needs a value; `bulkhead-mgmt --help` lists "
				"them\n",
				a);
			return 2;
		}
	}
	return -1;
}

/* One daemon for each folder: two would write two ends of one trail.  The lock ends with the process. */
static bool make_state(const struct mgmt_settings *s)
{
	char path[TEXT_MAX + 32];

	if (mkdir(s->state, 0700) && errno != EEXIST) {
		log_error("%s: %s", s->state, strerror(errno));
		return false;
	}
	snprintf(path, sizeof path, "%s/lock", s->state);
	const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0 && !flock(fd, LOCK_EX | LOCK_NB))
		return true;
	log_error("%s: %s", path, fd >= 0 ? "another bulkhead-mgmt has this folder" : strerror(errno));
	return false;
}

static bool open_databases(struct daemon *d)
{
	char path[TEXT_MAX + 32];

	snprintf(path, sizeof path, "%s/bulkhead.db", d->settings->state);
	d->main = database_open(path, DATABASE_MAIN);
	snprintf(path, sizeof path, "%s/events.db", d->settings->state);
	d->events = d->main ? database_open(path, DATABASE_EVENTS) : NULL;
	return d->events;
}

/* What everything else stands on. */
static bool start_ground(struct daemon *d)
{
	return make_state(d->settings) && backup_settle(d->settings->state) && open_databases(d) &&
	       (d->trail = trail_open(d)) && (d->users = users_create(d)) && (d->sessions = sessions_create()) &&
	       (d->streams = streams_create()) && (d->certificate = certificate_open(d));
}

static void stop_ground(struct daemon *d)
{
	certificate_close(d->certificate);
	streams_destroy(d->streams);
	sessions_destroy(d->sessions);
	users_destroy(d->users);
	trail_close(d->trail);
	database_close(d->events);
	database_close(d->main);
}

static void serve(struct daemon *d, const sigset_t *signals)
{
	int signal;

	printf("listening %s %u\n", d->settings->address, d->port);
	fflush(stdout);
	log_info("serves at https://%s:%u/", d->settings->address, d->port);
	notify("READY=1");
	sigwait(signals, &signal);
	notify("STOPPING=1");
	log_info("ends: %s", strsignal(signal));
}

static int run(const struct mgmt_settings *settings)
{
	struct daemon d = { .settings = settings };
	struct http_sockets sockets;
	sigset_t signals;
	size_t started = 0;

	umask(0077);
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	pthread_sigmask(SIG_BLOCK, &signals, NULL); /* for every thread that comes */
	signal(SIGPIPE, SIG_IGN);
	bool ok = http_listen(settings, &sockets) && sandbox_become(settings) && start_ground(&d);
	d.port = sockets.port;
	if (ok)
		setup_begin(&d);
	while (ok && started < MODULES)
		ok = modules[started++]->start(&d);
	ok = ok && http_start(&d, &sockets) && sandbox_filter();
	if (ok)
		backup_tell(&d);
	if (ok)
		serve(&d, &signals);
	http_stop(&d);
	while (started)
		modules[--started]->stop(&d);
	stop_ground(&d);
	return ok ? 0 : 1;
}

/* For whom has forgotten the password when nothing runs; leaves a mark in the trail. */
static int reset_password(const struct mgmt_settings *settings, const char *name)
{
	struct daemon d = { .settings = settings };
	char password[USER_RESET_LEN + 1];
	bool ok = start_ground(&d);

	if (ok) {
		json_t *who = json_pack("{s:s}", "name", name);
		ok = user_reset(&d, name, password);
		trail_add(d.trail, "console:root", "console", "users.reset", who, ok ? "ok" : "users.unknown");
		json_decref(who);
		if (ok)
			printf("%s\n", password);
		else
			fprintf(stderr, "bulkhead-mgmt: there is nobody called '%s'\n", name);
	}
	stop_ground(&d);
	return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct choices o = { 0 };
	struct diags diags = { 0 };
	static struct mgmt_settings settings;

	const int status = read_choices(argc, argv, &o);
	if (status >= 0)
		return status;
	log_init("bulkhead-mgmt");
	if (!o.config && !access(usual_config, F_OK))
		o.config = usual_config;
	const bool ok = mgmt_settings_load(o.config, &settings, &diags);
	diags_print(&diags, stderr);
	diags_fini(&diags);
	if (!ok)
		return 2;
	if (o.check) {
		puts("no mistakes");
		return 0;
	}
	if (sodium_init() < 0) {
		log_error("libsodium does not start");
		return 1;
	}
	return o.reset ? reset_password(&settings, o.reset) : run(&settings);
}
