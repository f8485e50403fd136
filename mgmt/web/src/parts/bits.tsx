/* SPDX-License-Identifier: Apache-2.0 */
/* The small things that every page is made of. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Failed, Loaded } from "../api";
import { sentence, t } from "../words";
import { Icon, type IconName } from "./icons";
import { Shape } from "./marks";

export function Head({ title, lead, children }: { title: string; lead?: string; children?: ComponentChildren }) {
  useEffect(() => { document.title = `${title} · Bulkhead`; }, [title]);
  return (
    <header class="head">
      <div><h1>{title}</h1>{lead && <p class="lead">{lead}</p>}</div>
      {children && <div class="row">{children}</div>}
    </header>
  );
}

export function Panel({ title, note, actions, children, className = "" }: { title?: string; note?: string; actions?: ComponentChildren; children: ComponentChildren; className?: string }) {
  return (
    <section class={`panel ${className}`}>
      {(title || actions) && <div class="panel-head"><h2>{title}{note && <small> {note}</small>}</h2><div class="row">{actions}</div></div>}
      {children}
    </section>
  );
}

interface ButtonProps { children: ComponentChildren; onClick?: () => void; kind?: "main" | "plain" | "danger" | "quiet"; icon?: IconName; isBusy?: boolean; disabled?: boolean; type?: "button" | "submit"; title?: string; pressed?: boolean }

export function Button({ children, onClick, kind = "plain", icon, isBusy, disabled, type = "button", title, pressed }: ButtonProps) {
  return (
    <button type={type} class={`button ${kind}`} onClick={onClick} disabled={disabled || isBusy} aria-busy={isBusy} title={title} aria-pressed={pressed}>
      {icon && <Icon name={icon} size={16} />}{children}
    </button>
  );
}

export function IconButton({ name, title, onClick, expanded }: { name: IconName; title: string; onClick: () => void; expanded?: boolean }) {
  return <button type="button" class="button quiet square" title={title} aria-label={title} aria-expanded={expanded} onClick={onClick}><Icon name={name} /></button>;
}

/* A label, what is typed, and a word of help or what is wrong. */
export function Field({ label, help, wrong, children }: { label: string; help?: string; wrong?: string | undefined; children: (id: string, described: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id, `${id}-help`)}
      {(wrong || help) && <p id={`${id}-help`} class={wrong ? "wrong" : "help"}>{wrong ?? help}</p>}
    </div>
  );
}

type InputProps = Omit<JSX.IntrinsicElements["input"], "value" | "onInput"> & { label: string; help?: string; wrong?: string | undefined; value: string; set: (v: string) => void };

export function TextField({ label, help, wrong, value, set, ...rest }: InputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => { if (rest.autoFocus) input.current?.focus(); }, []);
  return (
    <Field label={label} help={help} wrong={wrong}>
      {(id, described) => <input ref={input} id={id} aria-describedby={described} aria-invalid={!!wrong} value={value} onInput={(e) => set(e.currentTarget.value)} {...rest} />}
    </Field>
  );
}

export function SelectField({ label, help, value, set, choices }: { label: string; help?: string; value: string; set: (v: string) => void; choices: { value: string; text: string }[] }) {
  return (
    <Field label={label} help={help}>
      {(id, described) => (
        <select id={id} aria-describedby={described} value={value} onChange={(e) => set(e.currentTarget.value)}>
          {choices.map((c) => <option key={c.value} value={c.value}>{c.text}</option>)}
        </select>
      )}
    </Field>
  );
}

export function Check({ label, checked, set, help }: { label: string; checked: boolean; set: (v: boolean) => void; help?: string }) {
  return <label class="check"><input type="checkbox" checked={checked} onChange={(e) => set(e.currentTarget.checked)} /><span>{label}{help && <small>{help}</small>}</span></label>;
}

/* One of a few, side by side; arrows move in it. */
export function Choice<T extends string>({ label, value, set, choices }: { label: string; value: T; set: (v: T) => void; choices: { value: T; text: string }[] }) {
  const name = useId();
  return (
    <div class="choice" role="radiogroup" aria-label={label}>
      {choices.map((c) => (
        <label key={c.value} class={c.value === value ? "chosen" : ""}>
          <input type="radio" name={name} value={c.value} checked={c.value === value} onChange={() => set(c.value)} />{c.text}
        </label>
      ))}
    </div>
  );
}

export function Tabs<T extends string>({ label, value, set, tabs }: { label: string; value: T; set: (v: T) => void; tabs: { value: T; text: string; count?: number }[] }) {
  const list = useRef<HTMLDivElement>(null);
  const move = (e: KeyboardEvent) => {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const next = tabs[(tabs.findIndex((x) => x.value === value) + step + tabs.length) % tabs.length];
    if (next) set(next.value);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus());
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((x) => (
        <button key={x.value} type="button" role="tab" aria-selected={x.value === value} tabIndex={x.value === value ? 0 : -1} onClick={() => set(x.value)}>
          {x.text}{x.count ? <span class="count">{x.count}</span> : null}
        </button>
      ))}
    </div>
  );
}

/* ---- states ---- */

export function Loading() {
  /* Nothing for a moment: what comes fast does not flicker. */
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return <div class="loading" role="status" aria-label={t("state.loading")}>{isShown && <><i /><i /><i /></>}</div>;
}

export function FailureNote({ failure, retry }: { failure: Failed | null; retry?: () => void }) {
  if (!failure) return null;
  return (
    <div class="note danger" role="alert">
      <Shape tone="danger" size={16} />
      <div>
        <p>{sentence(failure.sentence)}</p>
        {failure.details.map((d) => <p key={`${d.line}.${d.column}`} class="detail">{t("state.at", { line: d.line, column: d.column })} {d.text}{d.hint && ` ${d.hint}`}</p>)}
      </div>
      {retry && <Button onClick={retry} icon="refresh">{t("state.retry")}</Button>}
    </div>
  );
}

export function Note({ tone = "calm", children }: { tone?: "good" | "calm" | "warning" | "danger"; children: ComponentChildren }) {
  return <div class={`note ${tone}`}><Shape tone={tone} size={16} /><div>{children}</div></div>;
}

/* Nothing here: why, and what to do about it. */
export function Empty({ icon = "check", title, children }: { icon?: IconName; title: string; children?: ComponentChildren }) {
  return <div class="empty"><Icon name={icon} size={32} /><h3>{title}</h3>{children && <div>{children}</div>}</div>;
}

/* What was asked for, or why it is not here (yet). */
export function Answer<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  if (of.data === null) return of.failure ? <FailureNote failure={of.failure} retry={of.reload} /> : <Loading />;
  return <>{of.failure && <FailureNote failure={of.failure} retry={of.reload} />}{children(of.data)}</>;
}

/* ---- dialogs ---- */

export function Dialog({ title, close, children, isWide }: { title: string; close: () => void; children: ComponentChildren; isWide?: boolean }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const d = box.current;
    d?.showModal();
    return () => d?.close();
  }, []);
  return (
    <dialog ref={box} class={isWide ? "wide" : ""} aria-label={title} onCancel={(e) => { e.preventDefault(); close(); }} onClick={(e) => { if (e.target === box.current) close(); }}>
      <div class="dialog-body">
        <div class="panel-head"><h2>{title}</h2><IconButton name="close" title={t("state.close")} onClick={close} /></div>
        {children}
      </div>
    </dialog>
  );
}

/* Asks for a reason and does something; stays open with the failure if it fails. */
export function Ask({ title, text, label, button, isDanger, close, run, children, isReasonNeeded = true }: {
  title: string; text?: string; label?: string; button: string; isDanger?: boolean; close: () => void; run: (reason: string) => Promise<unknown>; children?: ComponentChildren; isReasonNeeded?: boolean;
}) {
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  const submit = async (e: Event) => {
    e.preventDefault();
    setBusy(true);
    try {
      await run(reason.trim());
      close();
    } catch (x) {
      setFailure(x as Failed);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} close={close}>
      <form onSubmit={submit} class="form">
        {text && <p>{text}</p>}
        {children}
        {isReasonNeeded && <TextField label={label ?? t("state.reason")} value={reason} set={setReason} required maxLength={250} autoFocus autocomplete="off" />}
        <FailureNote failure={failure} />
        <div class="row end">
          <Button onClick={close}>{t("state.cancel")}</Button>
          <Button type="submit" kind={isDanger ? "danger" : "main"} isBusy={isBusy}>{button}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/* ---- tables ---- */

export interface Column<T> { title: string; cell: (row: T) => ComponentChildren; className?: string }

export function Table<T>({ rows, columns, id, caption, open, opened }: { rows: T[]; columns: Column<T>[]; id: (row: T) => string; caption: string; open?: (row: T) => void; opened?: string | null }) {
  return (
    <div class="table" tabIndex={-1}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead><tr>{columns.map((c) => <th key={c.title} scope="col" class={c.className}>{c.title}</th>)}</tr></thead>
        <tbody>
          {rows.map((r) => (
            <tr
              key={id(r)} class={open ? "opens" : ""} aria-selected={opened === undefined ? undefined : opened === id(r)} tabIndex={open ? 0 : undefined}
              onClick={open && ((e) => { if (!(e.target as Element).closest("a, button, input")) open(r); })}
              onKeyDown={open && ((e) => rowKey(e, () => open(r)))}
            >
              {columns.map((c) => <td key={c.title} class={c.className}>{c.cell(r)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/* Enter opens a row, arrows go up and down. */
function rowKey(e: KeyboardEvent, open: () => void): void {
  const row = e.currentTarget as HTMLElement;
  if (e.target !== row) return;
  const other = e.key === "ArrowDown" || e.key === "j" ? row.nextElementSibling : e.key === "ArrowUp" || e.key === "k" ? row.previousElementSibling : null;
  if (e.key === "Enter" || e.key === " ") open();
  else if (other) (other as HTMLElement).focus();
  else return;
  e.preventDefault();
}

/* A list that grows: `more` brings the next part. */
export function More({ next, isBusy, more }: { next: string | null; isBusy: boolean; more: () => void }) {
  return next ? <div class="row middle"><Button onClick={more} isBusy={isBusy}>{t("state.more")}</Button></div> : null;
}

export function useSaved(key: string, first: string): [string, (v: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? first);
  return [value, (v) => { localStorage.setItem(key, v); setValue(v); }];
}

/* A file that the person picks, as a Blob. */
export function FileButton({ text, accept, take, several, isBusy }: { text: string; accept?: string; take: (file: File, all: File[]) => void; several?: boolean; isBusy?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input ref={input} type="file" class="unseen" tabIndex={-1} aria-label={text} accept={accept} multiple={several} onChange={(e) => {
        const all = [...(e.currentTarget.files ?? [])];
        if (all[0]) take(all[0], all);
        e.currentTarget.value = "";
      }} />
      <Button icon="upload" isBusy={isBusy} onClick={() => input.current?.click()}>{text}</Button>
    </>
  );
}
