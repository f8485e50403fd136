/* SPDX-License-Identifier: Apache-2.0 */
/* What happened: the live tail, and search by the expression language; each event with why it was judged so. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { get, has, query, send, useAction, useGet, useStream } from "../api";
import { Answer, Ask, Button, Choice, Empty, FailureNote, Head, Loading, More, Note, Table } from "../parts/bits";
import { ExpressionInput } from "../parts/expression-input";
import { Hex } from "../parts/hex";
import { Icon } from "../parts/icons";
import { SeverityMark, Shape, VerdictMark } from "../parts/marks";
import { place, setQuery } from "../route";
import type { Endpoint, Event, EventDetail, List, Proposal } from "../shapes";
import { moment, number, sentence, span, t, time, word } from "../words";

const TAIL_MAX = 200;
const SPANS: Record<string, number> = { hour: 3600, day: 86400, week: 604800, all: 0 };

function End({ e }: { e: Endpoint | null }) {
  if (!e) return <span class="quiet">–</span>;
  const name = e.name || e.address || e.mac;
  return <span class="end-name" title={`${e.address}${e.port ? `:${e.port}` : ""} ${e.mac} ${e.zone}`}>{e.asset ? <a href={`/assets?id=${e.asset}`}>{name}</a> : name}</span>;
}

function Rows({ rows, opened, open }: { rows: Event[]; opened: string | null; open: (e: Event) => void }) {
  return (
    <Table caption={t("page.events")} rows={rows} id={(e) => e.id} open={open} opened={opened} columns={[
      { title: t("events.time"), cell: (e) => <time title={moment(e.time)}>{time(e.time)}</time>, className: "tight" },
      { title: t("events.verdict"), cell: (e) => <VerdictMark verdict={e.verdict} isEnforced={e.is_enforced} />, className: "tight" },
      { title: t("events.what"), cell: (e) => <>{sentence(e.sentence)}{e.value && <small class="code"> {e.value}</small>}{e.polls && <small class="polls"> ×{number(e.polls.count)} · {t("events.every", { span: e.polls.period_ms < 1000 ? `${number(e.polls.period_ms)} ms` : span(e.polls.period_ms / 1000) })}</small>}</> },
      { title: t("events.client"), cell: (e) => <End e={e.client} />, className: "tight hide-narrow" },
      { title: t("events.server"), cell: (e) => <End e={e.server} />, className: "tight hide-narrow" },
      { title: t("events.protocol"), cell: (e) => <span class="tag">{e.protocol || "?"}</span>, className: "tight hide-narrow" },
    ]} />
  );
}

/* ---- one event ---- */

function Detail({ id, close }: { id: string; close: () => void }) {
  const loaded = useGet<EventDetail>(`/events/${id}`);
  const [chosen, choose] = useState<number | null>(null);
  const [asks, ask] = useState<"allow" | "refuse" | null>(null);
  const [proposed, setProposed] = useState<Proposal | null>(null);
  const box = useRef<HTMLElement>(null);
  useEffect(() => { setProposed(null); box.current?.focus({ preventScroll: true }); }, [id]);
  return (
    <aside class="detail" ref={box} tabIndex={-1} aria-label={t("events.detail")} onKeyDown={(e) => { if (e.key === "Escape") close(); }}>
      <div class="panel-head"><h2>{t("events.detail")}</h2><Button kind="quiet" icon="close" onClick={close}>{t("state.close")}</Button></div>
      <Answer of={loaded}>{(e) => {
        const marks = e.path.map((p) => ({ offset: p.offset ?? -1, length: p.length ?? 0, title: `${p.name}: ${p.value}` }));
        return (
          <>
            <div class="row"><VerdictMark verdict={e.verdict} isEnforced={e.is_enforced} />{e.severity !== "info" && <SeverityMark severity={e.severity} />}<time class="quiet">{moment(e.time)}</time></div>
            <p class="big">{sentence(e.sentence)}</p>
            <section class="why">
              <h3>{t("events.why")}</h3>
              <p>{sentence(e.decided.sentence)}</p>
              {e.decided.line && <pre class="code line"><a href={`/policy?version=${e.decided.policy}&line=${e.decided.line.number}`}>{t("events.line", { number: String(e.decided.line.number), policy: String(e.decided.policy) })}</a>{"\n"}{e.decided.line.text}</pre>}
              {e.signature && <p><a href={`/signatures?match=${e.signature.sid}`}>{e.signature.sid}</a> {e.signature.message}</p>}
              {!e.is_enforced && e.verdict !== "allow" && <Note tone="warning"><p>{t("events.not_enforced")}</p></Note>}
            </section>
            {(e.proposal || e.verdict !== "allow") && has("security") && !proposed && (
              <section class="act">
                {e.proposal && <><p class="quiet">{t("events.would_allow")}</p><pre class="code line">{e.proposal.line}</pre></>}
                <div class="row">
                  {e.proposal && <Button kind="main" onClick={() => ask("allow")}>{t("events.allow")}</Button>}
                  <Button onClick={() => ask("refuse")}>{t("events.refuse")}</Button>
                </div>
              </section>
            )}
            {proposed && <Note tone="good"><p>{proposed.state === "accepted" ? t("events.drafted") : proposed.state === "rejected" ? t("events.stays_refused") : t("events.proposed")} {proposed.state === "accepted" ? <a href="/policy?tab=difference">{t("page.policy")}</a> : proposed.state === "open" ? <a href="/learning">{t("page.learning")}</a> : null}</p></Note>}
            <section>
              <h3>{t("events.path")}</h3>
              <ol class="path">
                {e.path.map((p, i) => (
                  <li key={i} class={chosen === i ? "lit" : ""} tabIndex={p.offset === null ? undefined : 0} onMouseEnter={() => choose(p.offset === null ? null : i)} onMouseLeave={() => choose(null)} onFocus={() => choose(p.offset === null ? null : i)} onBlur={() => choose(null)}>
                    <span title={p.title}>{p.name}</span><b class="code">{p.value}</b>
                  </li>
                ))}
              </ol>
            </section>
            {e.bytes && <section><h3>{t("events.bytes")}</h3><Hex bytes={e.bytes} marks={marks} chosen={chosen} choose={choose} /></section>}
            {e.polls && <section><h3>{t("events.polls")}</h3><dl class="facts"><div><dt>{t("events.count")}</dt><dd>{number(e.polls.count)}</dd></div><div><dt>{t("events.values")}</dt><dd>{e.polls.min} … {e.polls.max}</dd></div><div><dt>{t("events.period")}</dt><dd>{number(e.polls.period_ms, 1)} ± {number(e.polls.jitter_ms, 1)} ms</dd></div><div><dt>{t("events.span")}</dt><dd>{time(e.polls.first)} – {time(e.polls.last)}</dd></div></dl></section>}
            <div class="row">
              {e.has_packets && <a class="button" href={`/api/v1/events/${e.id}/packets`} download={`event-${e.id}.pcap`}><Icon name="download" size={16} />{t("events.packets")}</a>}
              {e.similar && <a class="button quiet" href={`/events?id=${e.similar.id}`}>{t("events.similar", { time: e.similar.time })}</a>}
            </div>
            {asks && <Ask title={t(`events.${asks}`)} text={asks === "allow" ? t("events.allow.text") : t("events.refuse.text")} button={t(`events.${asks}`)} close={() => ask(null)}
              run={async (reason) => setProposed(await send<Proposal>("POST", `/events/${e.id}/proposal`, { answer: asks, reason }))}>
              {asks === "allow" && e.proposal && <pre class="code line">{e.proposal.line}</pre>}
            </Ask>}
          </>
        );
      }}</Answer>
    </aside>
  );
}

/* ---- tail ---- */

function Tail({ opened, open }: { opened: string | null; open: (e: Event) => void }) {
  const [rows, setRows] = useState<Event[]>([]);
  const [lost, setLost] = useState(0);
  const [isPaused, pause] = useState(false);
  const waiting = useRef<Event[]>([]);
  const [waits, setWaits] = useState(0);
  const paused = useRef(false);
  paused.current = isPaused;
  useEffect(() => { get<List<Event>>("/events?limit=50").then((l) => setRows((r) => (r.length ? r : l.items)), () => undefined); }, []);
  /* Many a second are drawn four times a second. */
  useEffect(() => {
    const timer = setInterval(() => {
      if (paused.current) { setWaits(waiting.current.length); return; }
      const fresh = waiting.current;
      if (!fresh.length) return;
      waiting.current = [];
      setRows((r) => { const seen = new Set(fresh.map((e) => e.id)); return [...fresh, ...r.filter((e) => !seen.has(e.id))].slice(0, TAIL_MAX); });
      setWaits(0);
    }, 250);
    return () => clearInterval(timer);
  }, []);
  const isOpen = useStream("/events/stream", {
    event: (e: Event) => { waiting.current = [e, ...waiting.current].slice(0, TAIL_MAX); },
    lost: (l: { count: number }) => setLost((n) => n + l.count),
  });
  return (
    <>
      <div class="row toolbar">
        <span class={`pulse ${isOpen && !isPaused ? "on" : ""}`} /><span role="status">{isPaused ? t("events.paused", { n: waits }) : isOpen ? t("events.tail.on") : t("events.tail.off")}</span>
        <Button icon={isPaused ? "play" : "pause"} onClick={() => pause(!isPaused)} pressed={isPaused}>{isPaused ? t("events.go_on") : t("events.pause")}</Button>
        {lost > 0 && <span class="tone-warning"><Shape tone="warning" /> {t("events.lost", { n: lost })}</span>}
      </div>
      {rows.length ? <Rows rows={rows} opened={opened} open={open} /> : <Empty icon="events" title={t("events.tail.none")}><p>{t("events.tail.none.text")}</p></Empty>}
    </>
  );
}

/* ---- search ---- */

function Search({ opened, open }: { opened: string | null; open: (e: Event) => void }) {
  const q = place.use().query;
  const asked = q.get("match") ?? "", verdict = q.get("verdict") ?? "", since = q.get("since") ?? "day";
  const [text, setText] = useState(asked);
  const [rows, setRows] = useState<Event[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [isFresh, setFresh] = useState(false);
  const search = useAction();
  useEffect(() => setText(asked), [asked]);
  const load = useCallback((before: string | null) => search.run(async () => {
    const from = SPANS[since] ? new Date(Date.now() - (SPANS[since] as number) * 1000).toISOString() : "";
    const list = await get<List<Event>>(`/events${query({ match: asked, verdict, since: from, before, limit: 100 })}`);
    setRows((r) => (before ? [...r, ...list.items] : list.items));
    setNext(list.next);
    setFresh(true);
  }), [asked, verdict, since]);
  useEffect(() => { setFresh(false); void load(null); }, [load]);
  const submit = () => { if (text === asked) void load(null); else setQuery({ match: text }); };
  const mistakes = search.failure?.details ?? [];
  return (
    <>
      <form class="toolbar" onSubmit={(e) => { e.preventDefault(); submit(); }}>
        <div class="row nowrap">
          <ExpressionInput value={text} set={setText} label={t("events.expression")} placeholder={t("events.placeholder")} wrong={mistakes.length > 0} submit={submit} isSearch />
          <Button type="submit" kind="main" icon="search" isBusy={search.isBusy}>{t("events.search")}</Button>
        </div>
        <div class="row">
          <Choice label={t("events.span")} value={since} set={(v) => setQuery({ since: v })} choices={Object.keys(SPANS).map((k) => ({ value: k, text: t(`events.since.${k}`) }))} />
          <Choice label={t("events.verdict")} value={verdict} set={(v) => setQuery({ verdict: v })} choices={["", "allow", "alert", "refuse", "drop", "reset"].map((v) => ({ value: v, text: v ? word("verdict", v) : t("events.every_verdict") }))} />
        </div>
      </form>
      <FailureNote failure={search.failure} />
      {rows.length > 0 ? <Rows rows={rows} opened={opened} open={open} /> : isFresh && !search.failure ? <Empty icon="search" title={t("events.none")}><p>{t("events.none.text")}</p><p><code>modbus write address=0..99</code> <code>any program|firmware|run</code> <code>any flaw=any</code></p></Empty> : search.failure ? null : <Loading />}
      <More next={next} isBusy={search.isBusy} more={() => void load(next)} />
    </>
  );
}

export default function Events() {
  const q = place.use().query;
  const isSearch = q.has("match") || q.has("verdict") || q.has("since") || q.get("view") === "search";
  const opened = q.get("id");
  const open = (e: Event) => setQuery({ id: e.id });
  return (
    <div class={opened ? "split open" : "split"}>
      <div>
        <Head title={t("page.events")}>
          <Choice label={t("events.view")} value={isSearch ? "search" : "tail"} set={(v) => setQuery({ view: v === "search" ? "search" : null, match: null, verdict: null, since: null })} choices={[{ value: "tail", text: t("events.tail") }, { value: "search", text: t("events.search") }]} />
        </Head>
        {isSearch ? <Search opened={opened} open={open} /> : <Tail opened={opened} open={open} />}
      </div>
      {opened && <Detail key={opened} id={opened} close={() => setQuery({ id: null })} />}
    </div>
  );
}
