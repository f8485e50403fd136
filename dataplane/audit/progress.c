/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The line appears after half a second, so that small captures stay quiet, and is drawn anew a few
 * times a second over itself.
 */
#define _POSIX_C_SOURCE 200809L

#include "dataplane/audit/progress.h"

#include <math.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define QUIET_NS UINT64_C(500000000)
#define BAR_MAX 30u

static uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * UINT64_C(1000000000) + (uint64_t)t.tv_nsec;
}

void progress_begin(struct progress *p, FILE *out, bool is_wanted)
{
	*p = (struct progress){ .out = is_wanted && isatty(fileno(out)) ? out : NULL };
	p->start_ns = p->shown_ns = now_ns();
}

/* 1234567 of "B/s" as "1.2 MB/s". */
static void format_rate(char *out, size_t cap, double v, const char *unit)
{
	static const char *const prefixes[] = { "", "k", "M", "G", "T" };
	unsigned i = 0;

	for (; v >= 999.5 && i < 4; i++)
		v /= 1000;
	snprintf(out, cap, v < 10 && i != 0 ? "%.1f%s%s%s" : "%.0f%s%s%s", v,
		 i != 0 || unit[0] == 'B' ? " " : "", prefixes[i], unit);
}

size_t progress_line(const struct progress *p, uint64_t packets, double done, double left_s,
		     unsigned width, char *out, size_t cap)
{
	char count[32], rate[32], bytes[32], bar[BAR_MAX + 1] = "", left[32] = "";
	int len;

	format_rate(count, sizeof(count), (double)packets, "");
	format_rate(rate, sizeof(rate), p->packet_rate, "/s");
	format_rate(bytes, sizeof(bytes), p->byte_rate, "B/s");
	if (isnan(done)) {
		len = snprintf(out, cap, "%s packets, %s, %s", count, rate, bytes);
	} else {
		const unsigned columns = width >= 100 ? BAR_MAX : 10;
		const double part = done < 0 ? 0 : done > 1 ? 1 : done;

		for (unsigned i = 0; i < columns; i++)
			bar[i] = (double)i < part * columns ? '#' : '.';
		if (isfinite(left_s) && left_s < 360000)
			snprintf(left, sizeof(left), ", %u:%02u left", (unsigned)left_s / 60,
				 (unsigned)left_s % 60);
		len = snprintf(out, cap, "%3.0f%% %s %s packets, %s, %s%s", part * 100, bar, count, rate,
			       bytes, left);
	}
	if (len < 0)
		len = 0;
	if (width != 0 && (unsigned)len >= width)
		len = (int)width - 1;
	if ((size_t)len >= cap)
		len = (int)cap - 1;
	out[len] = '\0';
	return (size_t)len;
}

/* A rate of the time since the last line, mixed with what was shown before. */
static double smooth(double before, double delta, double seconds)
{
	const double now = delta / seconds;

	return before > 0 ? 0.7 * before + 0.3 * now : now;
}

void progress_show(struct progress *p, uint64_t packets, uint64_t bytes, double done)
{
	const uint64_t now = now_ns();
	const double seconds = (double)(now - p->shown_ns) / 1e9;
	const double elapsed = (double)(now - p->start_ns) / 1e9;
	struct winsize size = { 0 };
	char line[256];

	if (!p->out || now - p->start_ns < QUIET_NS || seconds <= 0)
		return;
	p->packet_rate = smooth(p->packet_rate, (double)(packets - p->shown_packets), seconds);
	p->byte_rate = smooth(p->byte_rate, (double)(bytes - p->shown_bytes), seconds);
	p->shown_ns = now;
	p->shown_packets = packets;
	p->shown_bytes = bytes;
	if (ioctl(fileno(p->out), TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		size.ws_col = 80;
	progress_line(p, packets, done, done > 0 ? elapsed * (1 - done) / done : (double)NAN, size.ws_col,
		      line, sizeof(line));
	fprintf(p->out, "\r%s\033[K", line);
	fflush(p->out);
	p->is_shown = true;
}

void progress_end(struct progress *p)
{
	if (p->is_shown) {
		fprintf(p->out, "\r\033[K");
		fflush(p->out);
	}
	p->is_shown = false;
}
