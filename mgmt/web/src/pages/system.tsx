/* SPDX-License-Identifier: Apache-2.0 */
/* Users, tokens, exports, settings, certificate, backup, and whether the box is well. */
import { useState } from "preact/hooks";
import { finishJob, has, send, useAction, useGet } from "../api";
import { Answer, Ask, Button, Check, Dialog, Empty, FailureNote, FileButton, Head, Note, Panel, Tabs, Table, TextField } from "../parts/bits";
import { Icon } from "../parts/icons";
import { Mark, SeverityMark } from "../parts/marks";
import { SettingField, type Value } from "../parts/setting";
import { place, setQuery } from "../route";
import type { BackupDone, Certificate, Exports, Health, Job, List, Role, Setting, Settings, Token, TokenNew, User } from "../shapes";
import { ago, bytes, day, number, sentence, t, time, word } from "../words";

type Tab = "health" | "users" | "tokens" | "exports" | "settings" | "certificate" | "backup";
const ROLES: Role[] = ["system", "security", "audit", "operator", "viewer"];
const APART: Role[] = ["system", "security", "audit"];

function Roles({ roles, set }: { roles: Role[]; set: (r: Role[]) => void }) {
  const toggle = (r: Role, isOn: boolean) => set(isOn ? [...roles.filter((x) => !(APART.includes(r) && APART.includes(x))), r] : roles.filter((x) => x !== r));
  return (
    <fieldset><legend>{t("system.roles")}</legend>
      {roles.includes("owner") && <p>{word("role", "owner")}</p>}
      <div class="chips">{ROLES.map((r) => <label key={r} class={roles.includes(r) ? "chosen" : ""}><input type="checkbox" checked={roles.includes(r)} onChange={(e) => toggle(r, e.currentTarget.checked)} />{word("role", r)}</label>)}</div>
      <p class="help">{t("system.roles.help")}</p>
    </fieldset>
  );
}

/* ---- users ---- */

function UserDialog({ user, close, saved }: { user: User | null; close: () => void; saved: () => void }) {
  const [name, setName] = useState(user?.name ?? "");
  const [full, setFull] = useState(user?.full_name ?? "");
  const [roles, setRoles] = useState<Role[]>(user?.roles ?? ["viewer"]);
  const [password, setPassword] = useState("");
  const [isEnabled, enable] = useState(user?.is_enabled ?? true);
  const run = async () => {
    if (user) await send("PATCH", `/users/${encodeURIComponent(user.name)}`, { full_name: full, roles, is_enabled: isEnabled, ...(password ? { password } : {}) });
    else await send("POST", "/users", { name: name.trim(), full_name: full, roles, password });
    saved();
  };
  return (
    <Ask title={user ? user.name : t("system.user.add")} button={t("state.save")} isReasonNeeded={false} close={close} run={run}>
      {!user && <TextField label={t("login.name")} value={name} set={setName} required pattern="[\-A-Za-z0-9_.]{1,64}" maxLength={64} autocomplete="off" autoFocus />}
      <TextField label={t("system.full_name")} value={full} set={setFull} maxLength={100} autocomplete="off" />
      <Roles roles={roles} set={setRoles} />
      <TextField label={user ? t("system.new_password") : t("login.password")} help={user ? t("system.new_password.help") : t("setup.password.help")} type="password" value={password} set={setPassword} required={!user} autocomplete="new-password" maxLength={256} />
      {user && <Check label={t("system.enabled")} checked={isEnabled} set={enable} />}
    </Ask>
  );
}

function Users() {
  const loaded = useGet<List<User>>("/users");
  const [edits, edit] = useState<User | "new" | null>(null);
  const [removes, remove] = useState<User | null>(null);
  const action = useAction();
  const change = (u: User, what: object) => action.run(async () => { await send("PATCH", `/users/${encodeURIComponent(u.name)}`, what); loaded.reload(); });
  return (
    <Panel title={t("system.users")} actions={<Button icon="plus" onClick={() => edit("new")}>{t("system.user.add")}</Button>}>
      <FailureNote failure={action.failure} />
      <Answer of={loaded}>{(l) => <Table caption={t("system.users")} rows={l.items} id={(u) => u.name} columns={[
        { title: t("login.name"), cell: (u) => <><b>{u.name}</b>{u.full_name && <small> {u.full_name}</small>}</> },
        { title: t("system.roles"), cell: (u) => u.roles.map((r) => word("role", r)).join(", ") },
        { title: t("window.state"), cell: (u) => <>{u.locked_until ? <Mark tone="danger" text={t("system.locked", { until: u.locked_until })} /> : u.is_enabled ? <Mark tone="good" text={t("system.enabled")} /> : <Mark tone="quiet" text={t("system.disabled")} />}</>, className: "tight" },
        { title: t("account.totp"), cell: (u) => (u.has_totp ? t("state.yes") : t("state.no")), className: "tight hide-narrow" },
        { title: t("system.last_login"), cell: (u) => (u.last_login ? ago(u.last_login) : "–"), className: "tight hide-narrow" },
        { title: "", cell: (u) => <div class="row">{u.locked_until && <Button onClick={() => void change(u, { unlock: true })}>{t("system.unlock")}</Button>}{u.has_totp && <Button kind="quiet" onClick={() => void change(u, { remove_totp: true })}>{t("account.totp.remove")}</Button>}<Button kind="quiet" onClick={() => edit(u)}>{t("state.edit")}</Button><Button kind="quiet" onClick={() => remove(u)}>{t("state.remove")}</Button></div>, className: "tight" },
      ]} />}</Answer>
      {edits && <UserDialog user={edits === "new" ? null : edits} close={() => edit(null)} saved={loaded.reload} />}
      {removes && <Ask title={t("system.user.remove", { name: removes.name })} text={t("system.user.remove.text")} button={t("state.remove")} isDanger isReasonNeeded={false} close={() => remove(null)} run={async () => { await send("DELETE", `/users/${encodeURIComponent(removes.name)}`); loaded.reload(); }} />}
    </Panel>
  );
}

function NewToken({ close, made }: { close: () => void; made: (secret: string) => void }) {
  const [name, setName] = useState("");
  const [roles, setRoles] = useState<Role[]>(["viewer"]);
  const [days, setDays] = useState("365");
  const body: TokenNew = { name: name.trim(), roles, days: days ? Number(days) : null };
  return (
    <Ask title={t("system.token.add")} button={t("system.token.add")} isReasonNeeded={false} close={close} run={async () => made((await send<Token & { token: string }>("POST", "/tokens", body)).token)}>
      <TextField label={t("assets.name")} value={name} set={setName} required maxLength={64} autoFocus autocomplete="off" />
      <Roles roles={roles} set={setRoles} />
      <TextField label={t("system.token.days")} type="number" min={1} max={3650} value={days} set={setDays} />
    </Ask>
  );
}

function Tokens() {
  const loaded = useGet<List<Token>>("/tokens");
  const [adds, add] = useState(false);
  const [secret, setSecret] = useState("");
  const action = useAction();
  return (
    <Panel title={t("system.tokens")} note={t("system.tokens.note")} actions={<Button icon="plus" onClick={() => add(true)}>{t("system.token.add")}</Button>}>
      <FailureNote failure={action.failure} />
      {secret && <Note tone="warning"><p>{t("system.token.once")}</p><p class="code break">{secret}</p></Note>}
      <Answer of={loaded}>{(l) => l.items.length ? <Table caption={t("system.tokens")} rows={l.items} id={(x) => x.id} columns={[
        { title: t("assets.name"), cell: (x) => <b>{x.name}</b> },
        { title: t("system.roles"), cell: (x) => x.roles.map((r) => word("role", r)).join(", ") },
        { title: t("trail.who"), cell: (x) => x.who, className: "tight" },
        { title: t("system.expires"), cell: (x) => (x.expires ? day(x.expires) : "–"), className: "tight" },
        { title: t("system.last_used"), cell: (x) => (x.last_used ? ago(x.last_used) : "–"), className: "tight" },
        { title: "", cell: (x) => <Button kind="quiet" onClick={() => void action.run(async () => { await send("DELETE", `/tokens/${x.id}`); loaded.reload(); })}>{t("state.remove")}</Button>, className: "tight" },
      ]} /> : <Empty icon="system" title={t("system.tokens.none")}><p>{t("system.tokens.none.text")}</p></Empty>}</Answer>
      {adds && <NewToken close={() => add(false)} made={(s) => { setSecret(s); loaded.reload(); }} />}
    </Panel>
  );
}

/* ---- health ---- */

function HealthPanel() {
  const loaded = useGet<Health>("/system/health", 10);
  return (
    <Answer of={loaded}>{(h) => (
      <div class="columns wide-left">
        <Panel title={t("system.health")}>
          <ul class="checks">{h.checks.map((c) => <li key={c.id}><SeverityMark severity={c.severity} text={c.severity === "ok" ? t("severity.ok") : word("severity", c.severity)} /><span>{sentence(c.sentence)}</span></li>)}</ul>
        </Panel>
        <Panel title={t("system.store")}>
          <dl class="list">
            <div><dt>{t("system.events")}</dt><dd>{number(h.events)}</dd></div>
            <div><dt>{t("system.oldest")}</dt><dd>{h.oldest_event ? time(h.oldest_event) : "–"}</dd></div>
            <div><dt>{t("system.database")}</dt><dd>{bytes(h.database_bytes)}</dd></div>
            <div><dt>{t("system.disk")}</dt><dd>{bytes(h.disk_free_bytes)}</dd></div>
            <div><dt>{t("system.full")}</dt><dd>{h.full_in_days === null ? t("system.full.never") : t("time.days", { n: h.full_in_days })}</dd></div>
          </dl>
        </Panel>
      </div>
    )}</Answer>
  );
}

/* ---- settings, exports ---- */

function SettingsForm({ items, save, extra }: { items: Setting[]; save: (changed: Record<string, Value>) => Promise<unknown>; extra?: preact.ComponentChildren }) {
  const [changed, setChanged] = useState<Record<string, Value>>({});
  const action = useAction();
  const submit = async (e: Event) => {
    e.preventDefault();
    if (await action.run(() => save(changed))) setChanged({});
  };
  const groups = [...new Set(items.map((s) => s.group))];
  return (
    <form class="form" onSubmit={submit}>
      {extra}
      {groups.map((g) => (
        <fieldset key={g}>{g && <legend>{word("group", g)}</legend>}
          <div class="grid-fields">{items.filter((s) => s.group === g).map((s) => <SettingField key={s.name} s={s} value={changed[s.name] ?? s.value} set={(v) => setChanged({ ...changed, [s.name]: v })} />)}</div>
        </fieldset>
      ))}
      <FailureNote failure={action.failure} />
      <div class="row end"><Button type="submit" kind="main" isBusy={action.isBusy} disabled={!Object.keys(changed).length}>{t("state.save")}</Button></div>
    </form>
  );
}

function SettingsPanel() {
  const loaded = useGet<Settings>("/system/settings");
  return <Panel title={t("system.settings")}><Answer of={loaded}>{(l) => <SettingsForm items={l.items.filter((s) => s.may_change !== false)} save={async (c) => { await send("PUT", "/system/settings", c); loaded.reload(); }} />}</Answer></Panel>;
}

function ExportsPanel() {
  const loaded = useGet<Exports>("/system/exports", 10);
  const [opened, open] = useState<string | null>(null);
  const action = useAction();
  const save = (kind: string, isEnabled: boolean, settings: Record<string, Value>) => send("PUT", "/system/exports", { kind, is_enabled: isEnabled, settings }).then(loaded.reload);
  const chosen = loaded.data?.items.find((x) => x.kind === opened);
  return (
    <Panel title={t("system.exports")} note={t("system.exports.note")}>
      <FailureNote failure={action.failure} />
      <Answer of={loaded}>{(l) => l.items.length ? <Table caption={t("system.exports")} rows={l.items} id={(x) => x.kind} columns={[
        { title: t("system.export"), cell: (x) => <b>{word("export", x.kind)}</b> },
        { title: t("window.state"), cell: (x) => <>{x.is_enabled ? <Mark tone={x.state ? "warning" : "good"} text={x.state ? sentence(x.state) : t("system.enabled")} /> : <Mark tone="quiet" text={t("system.disabled")} />}</> },
        { title: t("system.sent"), cell: (x) => number(x.sent), className: "number" },
        { title: t("system.queued"), cell: (x) => number(x.queued), className: "number" },
        { title: t("system.lost"), cell: (x) => number(x.lost), className: "number" },
        { title: "", cell: (x) => <div class="row"><Button kind="quiet" onClick={() => open(x.kind)}>{t("state.edit")}</Button><Button isBusy={action.isBusy} onClick={() => void action.run(() => save(x.kind, !x.is_enabled, {}))}>{x.is_enabled ? t("signatures.disable") : t("signatures.enable")}</Button></div>, className: "tight" },
      ]} /> : <Empty icon="system" title={t("system.exports.none")} />}</Answer>
      {chosen && <Dialog title={word("export", chosen.kind)} close={() => open(null)} isWide><SettingsForm items={chosen.settings} save={async (c) => { await save(chosen.kind, chosen.is_enabled, c); open(null); }} /></Dialog>}
    </Panel>
  );
}

/* ---- certificate, backup ---- */

function CertificatePanel() {
  const loaded = useGet<Certificate>("/system/certificate");
  const [certificate, setCertificate] = useState("");
  const [key, setKey] = useState("");
  const action = useAction();
  const put = (body: object) => action.run(async () => { await send("PUT", "/system/certificate", body); setCertificate(""); setKey(""); loaded.reload(); });
  return (
    <div class="columns">
      <Panel title={t("system.certificate")}>
        <Answer of={loaded}>{(c) => (
          <>
            {Date.parse(c.not_after) < Date.now() && <Note tone="warning"><p>{t("system.certificate.expired")}</p></Note>}
            <dl class="list">
              <div><dt>{t("system.subject")}</dt><dd>{c.subject}</dd></div>
              <div><dt>{t("system.names")}</dt><dd>{c.names.join(", ")}</dd></div>
              <div><dt>{t("system.valid")}</dt><dd>{day(c.not_before)} – {day(c.not_after)}</dd></div>
              <div><dt>{t("system.fingerprint")}</dt><dd class="code break">{c.fingerprint}</dd></div>
              <div><dt>{t("system.made_by")}</dt><dd>{c.is_own ? t("system.made_by.box") : t("system.made_by.you")}</dd></div>
            </dl>
          </>
        )}</Answer>
        <Button isBusy={action.isBusy} onClick={() => void put({})}>{t("system.certificate.renew")}</Button>
      </Panel>
      <Panel title={t("system.certificate.own")}>
        <form class="form" onSubmit={(e) => { e.preventDefault(); void put({ certificate, key }); }}>
          <label>{t("system.certificate.pem")}<textarea class="code" rows={6} required value={certificate} onInput={(e) => setCertificate(e.currentTarget.value)} placeholder="-----BEGIN CERTIFICATE-----" /></label>
          <label>{t("system.certificate.key")}<textarea class="code" rows={6} required value={key} onInput={(e) => setKey(e.currentTarget.value)} placeholder="-----BEGIN PRIVATE KEY-----" autocomplete="off" /></label>
          <FailureNote failure={action.failure} />
          <div class="row end"><Button type="submit" kind="main" isBusy={action.isBusy}>{t("system.certificate.install")}</Button></div>
        </form>
      </Panel>
    </div>
  );
}

function BackupPanel() {
  const [password, setPassword] = useState("");
  const [progress, setProgress] = useState(0);
  const [done, setDone] = useState<{ job: string; b: BackupDone } | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isRestored, setRestored] = useState(false);
  const action = useAction();
  const backup = (e: Event) => {
    e.preventDefault();
    void action.run(async () => {
      const job = await send<Job<BackupDone>>("POST", "/system/backup", { password });
      setDone({ job: job.id, b: await finishJob(job, setProgress) });
    });
  };
  return (
    <div class="columns">
      <Panel title={t("system.backup")}>
        <form class="form" onSubmit={backup}>
          <p>{t("system.backup.text")}</p>
          <TextField label={t("system.backup.password")} help={t("system.backup.password.help")} type="password" value={password} set={setPassword} required minLength={8} autocomplete="new-password" />
          <FailureNote failure={action.failure} />
          {action.isBusy && <progress value={progress} max={1} aria-label={t("system.backup")} />}
          {done && <Note tone="good"><p>{t("system.backup.done", { size: bytes(done.b.bytes) })}</p><a class="button" href={`/api/v1/jobs/${done.job}/file`} download={done.b.file}><Icon name="download" size={16} />{done.b.file}</a></Note>}
          <div class="row end"><Button type="submit" kind="main" isBusy={action.isBusy}>{t("system.backup.button")}</Button></div>
        </form>
      </Panel>
      <Panel title={t("system.restore")}>
        <p>{t("system.restore.text")}</p>
        {isRestored && <Note tone="good"><p>{t("system.restore.done")}</p></Note>}
        <FileButton text={t("system.restore.button")} take={setFile} />
      </Panel>
      {file && <RestoreDialog file={file} close={() => setFile(null)} done={() => setRestored(true)} />}
    </div>
  );
}

function RestoreDialog({ file, close, done }: { file: File; close: () => void; done: () => void }) {
  const [password, setPassword] = useState("");
  return (
    <Ask title={t("system.restore")} text={t("system.restore.sure", { file: file.name, size: bytes(file.size) })} button={t("system.restore")} isDanger isReasonNeeded={false} close={close}
      run={async () => { await finishJob(await send<Job<object>>("POST", "/system/restore", file, { "X-Bulkhead-Password": password }), () => undefined); done(); }}>
      <TextField label={t("system.backup.password")} type="password" value={password} set={setPassword} required autocomplete="off" autoFocus />
    </Ask>
  );
}

const PANELS: Record<Tab, () => preact.JSX.Element> = { health: HealthPanel, users: Users, tokens: Tokens, exports: ExportsPanel, settings: SettingsPanel, certificate: CertificatePanel, backup: BackupPanel };

export default function System() {
  const tab = (place.use().query.get("tab") ?? "health") as Tab;
  const Shown = PANELS[tab] ?? HealthPanel;
  if (!has("system")) return null;
  return (
    <>
      <Head title={t("page.system")} />
      <Tabs<Tab> label={t("page.system")} value={tab} set={(v) => setQuery({ tab: v })} tabs={(Object.keys(PANELS) as Tab[]).map((v) => ({ value: v, text: t(`system.${v}`) }))} />
      <Shown />
    </>
  );
}
