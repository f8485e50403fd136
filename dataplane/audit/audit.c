/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead audit`: captures in, a report out.  This file reads the command line, loads policies,
 * opens outputs and decides the exit status; audit_work.c does the work.
 *
 * Runs in the main thread.  The one thing a signal handler needs is file-scope: which list to stop.
 */
#define _GNU_SOURCE

#include "dataplane/audit/audit_work.h"
#include "dataplane/audit/command.h"
#include "dataplane/audit/output.h"

#include "dissectors/registry.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXIT_INTERRUPTED 130 /* 128 + SIGINT, as shells have it */
#define WORKERS_MAX 64
#define FLOWS_MIN 16
#define FLOWS_MAX (UINT64_C(1) << 24)
#define MEMORY_MIN (UINT64_C(1) << 20)
#define MEMORY_MAX (UINT64_C(1) << 40)

enum {
	OPTION_POLICY, OPTION_AGAINST, OPTION_RULES, OPTION_SET, OPTION_FORMAT, OPTION_OUT, OPTION_EVENTS,
			OPTION_WORKERS,
	OPTION_RECORDS, OPTION_TRACE, OPTION_QUIET, OPTION_VERIFY_CHECKSUMS, OPTION_FLOWS, OPTION_MEMORY, OPTION_BIND,
};

static const struct option_text options[] = {
	[OPTION_POLICY] = { "policy", 'p', "FILE", NULL,
		"Judges the traffic by this policy; without one, everything is shown and nothing judged." },
	[OPTION_AGAINST] = { "against", 'a', "FILE", NULL,
		"Tries another policy on the same traffic and lists what it would judge differently." },
	[OPTION_RULES] = { "rules", 'r', "FILE", NULL,
		"Searches the traffic for what these signature rules describe; may be given several times." },
	[OPTION_SET] = { "set", 's', "NAME=VALUE", NULL,
		"Defines a variable of the rules, such as HOME_NET; may be given several times." },
	[OPTION_FORMAT] = { "format", 'f', "FORMAT", "text|json|html",
		"Form of the report; text unless the name after --out says otherwise." },
	[OPTION_OUT] = { "out", 'o', "FILE", NULL,
		"Writes the report here and not to standard output; whole or not at all." },
	[OPTION_EVENTS] = { "events", 'e', "FILE", NULL,
		"Writes every operation, flaw and flow as a line of JSON (EVE) to this file; - is standard "
		"output." },
	[OPTION_RECORDS] = { "records", 'R', "FILE", NULL,
		"Writes what policies judge as records to this file, for `bulkhead replay`." },
	[OPTION_WORKERS] = { "workers", 'w', "N", NULL,
		"Threads that share the work, 1 unless set; results do not depend on it." },
	[OPTION_TRACE] = { "trace", 't', "N", NULL,
		"Shows every stage of the first N packets, with one worker." },
	[OPTION_QUIET] = { "quiet", 'q', NULL, NULL, "No progress, and no warnings about policies." },
	[OPTION_VERIFY_CHECKSUMS] = { "verify-checksums", 0, NULL, NULL,
		"Reports wrong TCP and UDP checksums; captures taken on the sender itself have them unfilled." },
	[OPTION_FLOWS] = { "flows", 0, "N", NULL, "Most conversations at once, 65536 unless set." },
	[OPTION_MEMORY] = { "memory", 0, "SIZE", NULL,
		"Memory for held segments and split messages of each worker, such as 96M." },
	[OPTION_BIND] = { "bind", 'b', "PROTOCOL=tcp|udp/PORT", NULL,
		"Expects the protocol on this port besides its usual ones; may be given several times." },
	{ 0 },
};

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_HTML };

struct settings {
	const char *policy, *against, *out, *events, *records;
	enum format format;
	bool has_format, is_quiet;
	unsigned workers;
	uint64_t trace_packets;
	struct engine_config config;
	const char **rules, **variables; /* borrowed from argv */
	unsigned rule_count, variable_count;
	char **captures; /* borrowed from argv */
	unsigned capture_count;
};

/* ---- the command line ---- */

__attribute__((format(printf, 1, 2)))
static bool complain(const char *format, ...)
{
	va_list ap;

	fprintf(stderr, "bulkhead audit: ");
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fprintf(stderr, "\n");
	return false;
}

/* A whole number within limits, with a suffix k, M or G when sizes are meant. */
static bool read_number(const char *text, const char *option, bool is_size, uint64_t least, uint64_t most,
			uint64_t *out)
{
	static const char suffixes[] = "kMG";
	unsigned shift = 0;
	char *end;
	uint64_t v;

	errno = 0;
	v = strtoull(text, &end, 10);
	if (is_size && *end != '\0') {
		const char letter = *end == 'K' ? 'k' : *end == 'm' ? 'M' : *end == 'g' ? 'G' : *end;
		const char *suffix = strchr(suffixes, letter);

		if (suffix) {
			shift = 10 * (unsigned)(suffix - suffixes + 1);
			end++;
			end += *end == 'i';
			end += *end == 'B';
		}
	}
	if (text[0] < '0' || text[0] > '9' || *end != '\0')
		return complain("--%s needs a %s, not '%s'", option,
				is_size ? "size such as 96M" : "whole number", text);
	if (errno != 0 || v > most >> shift || v << shift < least)
		return complain("--%s is between %llu and %llu", option, (unsigned long long)least,
				(unsigned long long)most);
	*out = v << shift;
	return true;
}

/* PROTOCOL=tcp/PORT */
static bool add_binding(struct engine_config *c, const char *text)
{
	static const char *const transports[] = { [TRANSPORT_TCP] = "tcp/", [TRANSPORT_UDP] = "udp/" };
	const char *equals = strchr(text, '=');
	const struct dissector *d = equals ? registry_find(text, (size_t)(equals - text)) : NULL;

	if (c->binding_count == ENGINE_BINDINGS_MAX)
		return complain("--bind can be given %d times", ENGINE_BINDINGS_MAX);
	if (!d)
		return complain("--bind needs PROTOCOL=tcp/PORT with a protocol that `bulkhead fields` lists, not '%s'",
				text);
	for (unsigned t = 0; t < 2; t++) {
		uint64_t port;
		if (strncmp(equals + 1, transports[t], 4) != 0)
			continue;
		if (!read_number(equals + 5, "bind", false, 1, 65535, &port))
			return false;
		c->bindings[c->binding_count++] = (struct engine_binding){
			d, { (enum transport)t, (uint16_t)port, (uint16_t)port } };
		return true;
	}
	return complain("--bind needs tcp/PORT or udp/PORT behind the '=', not '%s'", equals + 1);
}

static enum format format_of(const char *name)
{
	return strcmp(name, "json") == 0 ? FORMAT_JSON : strcmp(name, "html") == 0 ? FORMAT_HTML : FORMAT_TEXT;
}

/* What the name of a report means, when --format does not say. */
static enum format format_of_name(const char *path)
{
	const char *dot = path ? strrchr(path, '.') : NULL;

	return dot ? format_of(strcmp(dot, ".htm") == 0 ? "html" : dot + 1) : FORMAT_TEXT;
}

static bool set_option(struct settings *s, int option, const char *value)
{
	uint64_t n;

	switch (option) {
	case OPTION_POLICY:
		s->policy = value;
		return true;
	case OPTION_AGAINST:
		s->against = value;
		return true;
	case OPTION_RULES:
		s->rules[s->rule_count++] = value;
		return true;
	case OPTION_SET:
		s->variables[s->variable_count++] = value;
		return true;
	case OPTION_FORMAT:
		s->format = format_of(value);
		s->has_format = true;
		return true;
	case OPTION_OUT:
		s->out = value;
		return true;
	case OPTION_EVENTS:
		s->events = value;
		return true;
	case OPTION_RECORDS:
		s->records = value;
		return true;
	case OPTION_WORKERS:
		if (!read_number(value, "workers", false, 1, WORKERS_MAX, &n))
			return false;
		s->workers = (unsigned)n;
		return true;
	case OPTION_TRACE:
		return read_number(value, "trace", false, 0, UINT64_MAX, &s->trace_packets);
	case OPTION_QUIET:
		s->is_quiet = true;
		return true;
	case OPTION_VERIFY_CHECKSUMS:
		s->config.verify_checksums = true;
		return true;
	case OPTION_FLOWS:
		if (!read_number(value, "flows", false, FLOWS_MIN, FLOWS_MAX, &n))
			return false;
		s->config.flows = (uint32_t)n;
		return true;
	case OPTION_BIND:
		return add_binding(&s->config, value);
	default: /* OPTION_MEMORY */
		return read_number(value, "memory", true, MEMORY_MIN, MEMORY_MAX, &s->config.pool_bytes);
	}
}

static bool is_stdout(const char *path)
{
	return !path || strcmp(path, "-") == 0;
}

/* What options mean together. */
static bool check_settings(struct settings *s)
{
	unsigned from_stdin = 0;

	if (s->capture_count == 0)
		return complain("name at least one capture (a file, a folder, or - for standard input)");
	for (unsigned i = 0; i < s->capture_count; i++)
		from_stdin += strcmp(s->captures[i], "-") == 0;
	if (from_stdin > 1)
		return complain("standard input can be read only once");
	if (s->events && is_stdout(s->events) && is_stdout(s->out))
		return complain("events and report cannot both go to standard output: give one a file");
	if (s->records && is_stdout(s->records) && (is_stdout(s->out) || (s->events && is_stdout(s->events))))
		return complain("records and another output cannot both go to standard output: give one a file");
	if (!s->has_format)
		s->format = format_of_name(s->out);
	if (s->trace_packets != 0)
		s->workers = 1;
	return true;
}

/* ---- policies ---- */

/* *policy: NULL when path is.  False after mistakes, which are printed. */
static bool load(const char *path, bool is_quiet, struct policy **policy)
{
	struct diags diags = { 0 };
	bool is_good;

	*policy = NULL;
	if (!path)
		return true;
	*policy = policy_load(path, &diags);
	is_good = *policy != NULL;
	if (!is_good || (!is_quiet && diags.count != 0))
		diags_print(&diags, stderr);
	diags_fini(&diags);
	return is_good;
}

/* *signatures: NULL without --rules.  Rules that cannot be loaded are named; the others work. */
static bool load_signatures(const struct settings *s, struct signatures **signatures)
{
	const struct signature_settings settings = { .cache = getenv("BULKHEAD_CACHE") };
	struct diags diags = { 0 };
	bool is_good = true;

	*signatures = NULL;
	if (!s->rule_count)
		return true;
	*signatures = signatures_create(&settings);
	is_good = *signatures != NULL;
	for (unsigned i = 0; is_good && i < s->variable_count; i++)
		is_good = signatures_variable(*signatures, s->variables[i], &diags);
	for (unsigned i = 0; is_good && i < s->rule_count; i++)
		is_good = signatures_read_file(*signatures, s->rules[i], &diags);
	is_good = is_good && signatures_compile(*signatures, &diags);
	for (size_t i = 0; i < diags.count; i++)
		if (!s->is_quiet && diags.list[i].severity == SEVERITY_ERROR)
			fprintf(stderr, "%s:%u:%u: %s\n", diags.list[i].file, diags.list[i].line, diags.list[i].column,
				diags.list[i].text);
	if (is_good && diags.errors && !s->is_quiet)
		fprintf(stderr, "bulkhead audit: %zu rules are not loaded; `bulkhead rules check` says more\n",
				diags.errors);
	diags_fini(&diags);
	return is_good;
}

/* ---- the report ---- */

static bool report_plain(const struct settings *s, const struct audit_found *found,
			 const struct capture_list *list, FILE *out)
{
	const bool has_color = out == stdout && isatty(STDOUT_FILENO) && !getenv("NO_COLOR");

	switch (s->format) {
	case FORMAT_JSON: return report_json(found->report, list, out);
	case FORMAT_HTML: return report_html(found->report, list, out);
	default: return report_text(found->report, list, out, has_color);
	}
}

/* The end of the document, in front of which the differences are put. */
static const char *find_end(const char *text, size_t len, const char *mark)
{
	const size_t n = strlen(mark);

	for (size_t i = len >= n ? len - n + 1 : 0; i-- != 0;) {
		if (memcmp(text + i, mark, n) == 0)
			return text + i;
	}
	return text + len;
}

/* A report and the differences as one document: a member of the object, a section of the page. */
static bool report_with_differences(const struct settings *s, const struct audit_found *found,
				    const struct capture_list *list, FILE *out)
{
	const bool is_json = s->format == FORMAT_JSON;
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&text, &len);
	const char *end;
	bool is_good;

	if (!f)
		return false;
	is_good = report_plain(s, found, list, f);
	is_good = fclose(f) == 0 && is_good;
	if (is_good) {
		end = find_end(text, len, is_json ? "}" : "<footer");
		fwrite(text, 1, (size_t)(end - text), out);
		if (is_json) {
			fputs(",\"against\":", out);
			against_json(found->against, s->against, out);
		} else {
			against_html(found->against, s->against, out);
		}
		fwrite(end, 1, len - (size_t)(end - text), out);
	}
	free(text);
	return is_good;
}

static bool write_report(const struct settings *s, const struct audit_found *found,
			 const struct capture_list *list, FILE *out)
{
	if (!found->against)
		return report_plain(s, found, list, out);
	if (s->format != FORMAT_TEXT)
		return report_with_differences(s, found, list, out);
	if (!report_plain(s, found, list, out))
		return false;
	against_text(found->against, s->against, out);
	return true;
}

/* Every file that was not read to its end; true when there was one. */
static bool print_errors(const struct capture_list *list)
{
	bool is_any = false;

	for (unsigned i = 0; i < list->count; i++) {
		const struct capture_file *f = &list->files[i];

		if (f->error[0] == '\0')
			continue;
		complain("%s: %s", strcmp(f->path, "-") == 0 ? "standard input" : f->path, f->error);
		is_any = true;
	}
	return is_any;
}

/* True when no file gave a packet, and none could be read. */
static bool is_all_unreadable(const struct capture_list *list)
{
	for (unsigned i = 0; i < list->count; i++) {
		if (list->files[i].packets != 0 || list->files[i].error[0] == '\0')
			return false;
	}
	return true;
}

/* ---- interrupts ---- */

static struct capture_list *_Atomic interruptible;
static atomic_bool was_interrupted;

/* The second interrupt finds the default again and ends the process. */
static void on_interrupt(int signal)
{
	struct capture_list *list = atomic_load(&interruptible);

	(void)signal;
	atomic_store(&was_interrupted, true);
	if (list)
		capture_list_stop(list);
}

static void catch_signals(void)
{
	struct sigaction interrupt = { .sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(&interrupt.sa_mask);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGTERM, &interrupt, NULL);
	sigaction(SIGPIPE, &ignore, NULL); /* a closed pipe is a write error like any other */
}

/* ---- all of it ---- */

/* Is this output one of the captures or policies?  Then writing it would destroy evidence. */
static bool is_input(const struct settings *s, const struct capture_list *list, const char *path)
{
	const char *const policies[] = { s->policy, s->against };
	struct stat out, in;

	if (is_stdout(path) || stat(path, &out) != 0 || !S_ISREG(out.st_mode))
		return false;
	for (unsigned i = 0; i < list->count + 2; i++) {
		const char *input = i < 2 ? policies[i] : list->files[i - 2].path;

		if (input && stat(input, &in) == 0 && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
			return !complain("%s is read: it cannot be written", path);
	}
	return false;
}

struct outputs {
	struct output report, events, records;
	bool has_events, has_records;
};

static bool complain_of(const char *path)
{
	return complain("%s cannot be written: %s", is_stdout(path) ? "standard output" : path,
			strerror(errno));
}

static bool open_outputs(const struct settings *s, struct outputs *o)
{
	*o = (struct outputs){ 0 };
	if (!output_open(&o->report, s->out))
		return complain_of(s->out);
	o->has_events = s->events && output_open(&o->events, s->events);
	if (s->events && !o->has_events)
		complain_of(s->events);
	o->has_records = s->records && output_open(&o->records, s->records);
	if (s->records && !o->has_records)
		complain_of(s->records);
	if (o->has_events == !!s->events && o->has_records == !!s->records)
		return true;
	output_close(&o->report, OUTPUT_DROP);
	if (o->has_events)
		output_close(&o->events, OUTPUT_DROP);
	if (o->has_records)
		output_close(&o->records, OUTPUT_DROP);
	return false;
}

/* Finishes all files, the report only when there is one and all is good; says what first went wrong. */
static bool close_outputs(const struct settings *s, struct outputs *o, bool has_report, bool is_good)
{
	/* Events are many, and the captures give them again: the disk may take its time. */
	if (o->has_events && !output_close(&o->events, OUTPUT_KEEP) && is_good)
		is_good = complain_of(s->events);
	if (o->has_records && !output_close(&o->records, OUTPUT_KEEP) && is_good)
		is_good = complain_of(s->records);
	if (!output_close(&o->report, has_report && is_good ? OUTPUT_KEEP_SAFE : OUTPUT_DROP) && is_good)
		is_good = complain_of(s->out);
	return is_good;
}

static int audit(const struct settings *s, const struct policy *policy, const struct policy *other,
		 const struct signatures *signatures,
		 struct capture_list *list)
{
	struct trace_text trace = { .out = s->format == FORMAT_TEXT && is_stdout(s->out) ? stdout : stderr };
	struct audit_job job = {
		.list = list, .policy = policy, .other = other, .signatures = signatures, .config = &s->config,
		.workers = s->workers, .trace = s->trace_packets ? &trace : NULL,
		.trace_packets = s->trace_packets, .shows_progress = !s->is_quiet,
	};
	struct audit_found found = { 0 };
	struct outputs outputs;
	bool is_good, has_errors, has_findings, has_report = false;

	if (is_input(s, list, s->out) || is_input(s, list, s->events) ||
	    is_input(s, list, s->records) || !open_outputs(s, &outputs))
		return EXIT_USAGE;
	if (outputs.has_events)
		job.eve = eve_create(outputs.events.file, job.workers, policy);
	if (outputs.has_records)
		job.records = wire_file_create(outputs.records.file, job.workers, policy);
	is_good = (outputs.has_events && !job.eve) || (outputs.has_records && !job.records) ? complain("no memory")
		: audit_work(&job, &found);
	if (job.eve && !eve_destroy(job.eve) && is_good)
		is_good = complain_of(s->events);
	if (job.records && !wire_file_destroy(job.records) && is_good)
		is_good = complain_of(s->records);
	has_errors = print_errors(list);
	if (is_good && !is_all_unreadable(list)) {
		has_report = true;
		is_good = write_report(s, &found, list, outputs.report.file);
		if (!is_good)
			complain_of(s->out);
	}
	is_good = close_outputs(s, &outputs, has_report, is_good);
	has_findings = is_good && (report_has_findings(found.report) ||
				   (found.against && against_different(found.against) != 0));
	report_destroy(found.report);
	against_destroy(found.against);
	if (!is_good)
		return EXIT_USAGE;
	if (atomic_load(&was_interrupted))
		return EXIT_INTERRUPTED;
	return has_errors ? EXIT_USAGE : has_findings ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int run_settings(struct settings *s)
{
	struct policy *policy = NULL, *other = NULL;
	struct signatures *signatures = NULL;
	struct capture_list *list = NULL;
	int status = EXIT_USAGE;

	/* Both are loaded before either stops the run: all mistakes at once. */
	const bool has_policy = load(s->policy, s->is_quiet, &policy);
	const bool has_other = load(s->against, s->is_quiet, &other);

	const bool has_rules = load_signatures(s, &signatures);

	if (has_policy && has_other && has_rules) {
		list = capture_list_make(s->captures, s->capture_count);
		if (list) {
			atomic_store(&interruptible, list);
			catch_signals();
			status = audit(s, policy, other, signatures, list);
			atomic_store(&interruptible, NULL);
		} else {
			complain("no memory");
		}
	}
	capture_list_free(list);
	signatures_destroy(signatures);
	policy_destroy(other);
	policy_destroy(policy);
	return status;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct settings s = { .workers = 1, .config = engine_config_audit };
	struct option_walk walk = { .command = self, .argc = argc, .argv = argv };
	const char *value;
	int option, status = EXIT_USAGE;

	s.captures = calloc((size_t)argc + 1, sizeof(*s.captures));
	s.rules = calloc((size_t)argc + 1, sizeof(*s.rules));
	s.variables = calloc((size_t)argc + 1, sizeof(*s.variables));
	if (!s.captures || !s.rules || !s.variables)
		goto out;
	while ((option = option_next(&walk, &value)) != OPTION_END) {
		if (option == OPTION_HELP) {
			command_help(self);
			status = EXIT_CLEAN;
			goto out;
		}
		if (option == OPTION_WRONG)
			goto out;
		if (option == OPTION_ARGUMENT)
			s.captures[s.capture_count++] = argv[walk.at - 1];
		else if (!set_option(&s, option, value))
			goto out;
	}
	if (check_settings(&s))
		status = run_settings(&s);
out:
	free(s.variables);
	free(s.rules);
	free(s.captures);
	return status;
}

const struct command command_audit = {
	.name = "audit",
	.arguments = "CAPTURE...",
	.summary = "says what happens in captures of a plant, and what a policy would do about it",
	.description =
		"CAPTURE is a capture file (pcap or pcapng, also compressed with gzip or zstd), a folder, "
		"which means all captures below it, or - for standard input. Several captures are one "
		"timeline, put in order by their time stamps.\n"
		"Exit status: 0 when there is nothing to report, 1 with findings, 2 when the command line "
		"or a policy is wrong or a capture could not be read to its end (what was read is "
		"reported), 130 when it was interrupted (what was read until then is reported).",
	.options = options,
	.files = "capture",
	.run = run,
};
