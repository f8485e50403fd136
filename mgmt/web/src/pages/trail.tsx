/* SPDX-License-Identifier: Apache-2.0 */
/* Every action, in order, and whether the chain of hashes and signatures is whole. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { get, query, useAction } from "../api";
import { Button, Empty, FailureNote, Head, Loading, More, Note, Table } from "../parts/bits";
import { Mark } from "../parts/marks";
import { place, setQuery } from "../route";
import type { List, TrailCheck, TrailRow } from "../shapes";
import { isKnown, moment, sentence, t, time } from "../words";

export default function Trail() {
  const who = place.use().query.get("who") ?? "";
  const [text, setText] = useState(who);
  const [rows, setRows] = useState<TrailRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const load = useAction();
  const verify = useAction();
  const [check, setCheck] = useState<TrailCheck | null>(null);
  const more = useCallback((before: string | null) => load.run(async () => {
    const l = await get<List<TrailRow>>(`/trail${query({ who, before, limit: 100 })}`);
    setRows((r) => (before && r ? [...r, ...l.items] : l.items));
    setNext(l.next);
  }), [who]);
  useEffect(() => { void more(null); }, [more]);
  return (
    <>
      <Head title={t("page.trail")} lead={t("trail.lead")}>
        <Button icon="check" kind="main" isBusy={verify.isBusy} onClick={() => void verify.run(async () => setCheck(await get<TrailCheck>("/trail/verify")))}>{t("trail.verify")}</Button>
      </Head>
      <FailureNote failure={verify.failure} />
      {check && <Note tone={check.is_whole ? "good" : "danger"}><p>{sentence(check.sentence)}</p><p class="code break">{t("trail.key")} {check.public_key}</p></Note>}
      <form class="row toolbar" onSubmit={(e) => { e.preventDefault(); setQuery({ who: text }); }}>
        <input type="search" data-search="" class="grow" aria-label={t("trail.who")} placeholder={t("trail.filter")} value={text} onInput={(e) => setText(e.currentTarget.value)} />
        <Button type="submit" icon="search">{t("events.search")}</Button>
      </form>
      <FailureNote failure={load.failure} retry={() => void more(null)} />
      {rows === null ? !load.failure && <Loading /> : rows.length ? <Table caption={t("page.trail")} rows={rows} id={(r) => String(r.number)} columns={[
        { title: t("trail.number"), cell: (r) => String(r.number), className: "number" },
        { title: t("events.time"), cell: (r) => <time title={moment(r.time)}>{time(r.time)}</time>, className: "tight" },
        { title: t("trail.who"), cell: (r) => <b>{r.who}</b>, className: "tight" },
        { title: t("trail.from"), cell: (r) => <span class="code">{r.from}</span>, className: "tight hide-narrow" },
        { title: t("trail.action"), cell: (r) => <>{sentence(r.action)}{r.error && isKnown(r.error) && <small> {t(r.error, r.action.args)}</small>}</> },
        { title: t("trail.result"), cell: (r) => <Mark tone={r.result === "done" ? "good" : r.result === "refused" ? "danger" : "warning"} text={t(`trail.result.${r.result}`)} />, className: "tight" },
      ]} /> : <Empty icon="trail" title={t("trail.none")} />}
      <More next={next} isBusy={load.isBusy} more={() => void more(next)} />
    </>
  );
}
