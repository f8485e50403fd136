/* SPDX-License-Identifier: Apache-2.0 */
/* How the line is protected, what happened today, what needs an answer. */
import { useEffect } from "preact/hooks";
import { has, session } from "../api";
import { Empty, Head, Loading, Panel } from "../parts/bits";
import { Icon } from "../parts/icons";
import { SeverityMark, Shape } from "../parts/marks";
import { Hours } from "../parts/plot";
import { status, toneOf } from "../shell";
import type { Question, SegmentState, Status } from "../shapes";
import { ago, clock, left, number, sentence, short, span, t, time, word } from "../words";

function Hero({ s }: { s: Status }) {
  const tone = toneOf(s);
  return (
    <section class={`hero tone-${tone}`}>
      <Shape tone={tone} size={56} />
      <div>
        <h1>{t(`protection.${s.protection}`)}</h1>
        <p>{t(`protection.${s.protection}.means`)}</p>
        {s.protection === "learning" && has("security") && <p><a class="button" href="/learning">{t("home.to_learning")}</a></p>}
      </div>
      <dl class="facts">
        <div><dt>{t("home.policy")}</dt><dd>{s.policy ? t("home.policy.number", { number: String(s.policy.number), lines: s.policy.lines }) : t("home.policy.none")}</dd></div>
        <div><dt>{t("home.rules")}</dt><dd>{s.rules.age_days === null ? t("home.rules.none") : t("home.rules.age", { active: s.rules.active, days: s.rules.age_days })}</dd></div>
        <div><dt>{t("home.running")}</dt><dd>{s.dataplane.started ? span((Date.parse(s.now) - Date.parse(s.dataplane.started)) / 1000) : "–"}</dd></div>
        {s.dataplane.failed && <div><dt>{t("home.failed")}</dt><dd>{time(s.dataplane.failed.time)} ({word("failed", s.dataplane.failed.how)})</dd></div>}
      </dl>
    </section>
  );
}

function Figure({ value, label, href, tone }: { value: number; label: string; href: string; tone?: string }) {
  return <a class={`figure ${value && tone ? `tone-${tone}` : ""}`} href={href}><b title={number(value)}>{short(value)}</b><span>{label}</span></a>;
}

function Asked({ q }: { q: Question }) {
  return (
    <li>
      <a href={`/${q.page.replace(/^\//, "")}`}>
        <SeverityMark severity={q.severity} />
        <span class="grow">{sentence(q.sentence)}{q.count > 1 && q.sentence.args.count === undefined && <b class="times"> ×{number(q.count)}</b>}</span>
        <time title={time(q.since)}>{ago(q.since)}</time>
        <Icon name="chevron" size={16} />
      </a>
    </li>
  );
}

function Segment({ x }: { x: SegmentState }) {
  const tone = x.mode === "enforce" && !x.relaxed ? "good" : x.mode === "learn" || x.mode === "bypass" ? "danger" : "warning";
  return (
    <li class="segment">
      <span class={x.has_link_outside ? "end" : "end broken"}>{t("home.outside")}</span>
      <span class={`wire ${x.has_link_outside ? "" : "broken"}`} />
      <span class={`box tone-${tone}`}><Shape tone={tone} /><b>{x.name}</b><small>{x.relaxed ? t("home.relaxed", { left: left(x.relaxed.until) }) : word("mode", x.mode)}</small></span>
      <span class={`wire ${x.has_link_inside ? "" : "broken"}`} />
      <span class={x.has_link_inside ? "end" : "end broken"}>{t("home.inside")}</span>
      <small class="says">{x.has_link_outside && x.has_link_inside ? t(`home.failure.${x.on_failure}`) : t("home.no_link")}</small>
    </li>
  );
}

export default function Home() {
  const s = status.use();
  const user = session.use()?.user;
  const isThere = s !== null;
  /* How long it took until home could be read: a test asks. */
  useEffect(() => { if (isThere) performance.mark("home"); }, [isThere]);
  if (!s) return <Loading />;
  return (
    <>
      <Head title={t("home.hello", { name: user?.full_name || user?.name || "" })} lead={t("home.now", { time: clock(s.now) })} />
      <Hero s={s} />
      <div class="columns wide-left">
        <div class="stack">
          <Panel title={t("home.questions")}>
            {s.questions.length ? <ul class="questions">{s.questions.map((q) => <Asked key={q.kind + q.page + q.since} q={q} />)}</ul> : <Empty title={t("home.questions.none")}><p>{t("home.questions.none.text")}</p></Empty>}
          </Panel>
          <Panel title={t("home.today")}>
            {s.today.sentences.length
              ? <ul class="sentences">{s.today.sentences.map((x) => <li key={x.id + x.text}>{sentence(x)}</li>)}</ul>
              : <p class="quiet">{t("home.today.none")}</p>}
            <div class="figures">
              <Figure value={s.today.operations} label={t("home.operations")} href="/live" />
              <Figure value={s.today.writes} label={t("home.writes")} href="/events?match=any%20write%7Ccontrol" />
              <Figure value={s.today.refused} label={t("home.refused")} href="/events?verdict=refuse" tone="danger" />
              <Figure value={s.today.alerts} label={t("home.alerts")} href="/events?verdict=alert" tone="warning" />
              <Figure value={s.today.devices_new} label={t("home.devices_new")} href="/assets?new=1" tone="warning" />
            </div>
          </Panel>
        </div>
        <div class="stack">
          <Panel title={t("home.line")}><ul class="segments">{s.segments.map((x) => <Segment key={x.name} x={x} />)}</ul>{!s.segments.length && <p class="quiet">{t("protection.down.means")}</p>}</Panel>
          <Panel title={t("home.hours")}>{s.today.hours.length > 0 ? <Hours hours={s.today.hours} label={t("home.hours")} words={{ allowed: t("verdict.allow"), alerted: t("verdict.alert"), refused: t("home.stopped") }} /> : <p class="quiet">{t("home.hours.none")}</p>}</Panel>
        </div>
      </div>
    </>
  );
}
