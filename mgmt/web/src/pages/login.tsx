/* SPDX-License-Identifier: Apache-2.0 */
/* Name and password, then the digits if the account has them; a first password is changed at once. */
import { useState } from "preact/hooks";
import { Failed, loadSession, send, session, useAction } from "../api";
import { Button, FailureNote, Note, TextField } from "../parts/bits";
import type { Session } from "../shapes";
import { Gate } from "../shell";
import { t } from "../words";

export function Login() {
  const s = session.use();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const [asksDigits, askDigits] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (e: Event) => {
    e.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      session.set(await send<Session>("POST", "/session", asksDigits ? { name, password, totp } : { name, password }));
    } catch (x) {
      const f = x as Failed;
      if (f.sentence.id === "session.totp" && !asksDigits) askDigits(true);
      else setFailure(f);
      setBusy(false);
    }
  };
  return (
    <Gate title={t("login.title")} lead={s?.plant}>
      {s?.banner && <Note tone="calm"><p class="pre">{s.banner}</p></Note>}
      <form class="form card" onSubmit={submit}>
        <TextField label={t("login.name")} value={name} set={setName} name="name" autocomplete="username" autoFocus required maxLength={64} />
        <TextField label={t("login.password")} value={password} set={setPassword} name="password" type="password" autocomplete="current-password" required maxLength={256} />
        {asksDigits && <TextField label={t("login.digits")} help={t("login.digits.help")} value={totp} set={setTotp} name="digits" inputMode="numeric" pattern="[0-9]{6}" autocomplete="one-time-code" autoFocus required />}
        <FailureNote failure={failure} />
        <div class="row end"><Button type="submit" kind="main" isBusy={isBusy}>{t("login.button")}</Button></div>
      </form>
      <p class="help">{t("login.lost")} <code>bulkhead users reset NAME</code></p>
    </Gate>
  );
}

/* The password so far and a new one, twice. */
export function PasswordForm({ done }: { done: () => void }) {
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const change = useAction();
  const submit = async (e: Event) => {
    e.preventDefault();
    if (fresh !== again || !(await change.run(() => send("POST", "/session/password", { old, new: fresh })))) return;
    setOld("");
    setFresh("");
    setAgain("");
    await loadSession().catch(() => undefined);
    done();
  };
  return (
    <form class="form" onSubmit={submit}>
      <TextField label={t("account.old")} value={old} set={setOld} name="old" type="password" autocomplete="current-password" required />
      <TextField label={t("account.new")} help={t("setup.password.help")} value={fresh} set={setFresh} name="fresh" type="password" autocomplete="new-password" required />
      <TextField label={t("setup.again")} wrong={again && again !== fresh ? t("setup.differs") : undefined} value={again} set={setAgain} name="again" type="password" autocomplete="new-password" required />
      <FailureNote failure={change.failure} />
      <div class="row end"><Button type="submit" kind="main" isBusy={change.isBusy}>{t("account.change")}</Button></div>
    </form>
  );
}

export function ChangePassword() {
  return <Gate title={t("account.password")} lead={t("account.must_change")}><div class="card"><PasswordForm done={() => undefined} /></div></Gate>;
}
