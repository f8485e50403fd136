/* SPDX-License-Identifier: Apache-2.0 */
/* One's own account: password, authenticator. */
import { useState } from "preact/hooks";
import { send, session, useAction } from "../api";
import { Ask, Button, FailureNote, Head, Note, Panel, TextField } from "../parts/bits";
import type { Session, TotpSecret } from "../shapes";
import { t, word } from "../words";
import { PasswordForm } from "./login";

export default function Account() {
  const s = session.use();
  const [isChanged, setChanged] = useState(false);
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const [digits, setDigits] = useState("");
  const totp = useAction();
  const [removes, setRemoves] = useState(false);
  const start = () => totp.run(async () => setSecret(await send<TotpSecret>("POST", "/session/totp", { action: "start" })));
  const confirm = (e: Event) => {
    e.preventDefault();
    void totp.run(async () => {
      session.set(await send<Session>("POST", "/session/totp", { action: "confirm", digits }));
      setSecret(null);
    });
  };
  return (
    <>
      <Head title={t("page.account")} lead={`${s?.user?.name ?? ""} · ${(s?.user?.roles ?? []).map((r) => word("role", r)).join(", ")}`} />
      <div class="columns">
        <Panel title={t("account.password")}>
          {isChanged && <Note tone="good"><p>{t("account.changed")}</p></Note>}
          <PasswordForm done={() => setChanged(true)} />
        </Panel>
        <Panel title={t("account.totp")}>
          <p>{s?.user?.has_totp ? t("account.totp.on") : t("account.totp.off")}</p>
          {!s?.user?.has_totp && !secret && <Button onClick={() => void start()} isBusy={totp.isBusy}>{t("account.totp.start")}</Button>}
          {secret && (
            <form class="form" onSubmit={confirm}>
              <p>{t("account.totp.secret")}</p>
              <p class="secret code">{secret.secret.replace(/(.{4})/g, "$1 ")}</p>
              <TextField label={t("login.digits")} value={digits} set={setDigits} inputMode="numeric" pattern="[0-9]{6}" autocomplete="one-time-code" required />
              <div class="row end"><Button type="submit" kind="main" isBusy={totp.isBusy}>{t("account.totp.confirm")}</Button></div>
            </form>
          )}
          {s?.user?.has_totp && <Button onClick={() => setRemoves(true)}>{t("account.totp.remove")}</Button>}
          <FailureNote failure={totp.failure} />
        </Panel>
      </div>
      {removes && <RemoveTotp close={() => setRemoves(false)} />}
    </>
  );
}

function RemoveTotp({ close }: { close: () => void }) {
  const [password, setPassword] = useState("");
  return (
    <Ask title={t("account.totp.remove")} button={t("account.totp.remove")} isReasonNeeded={false} close={close} run={async () => session.set(await send<Session>("POST", "/session/totp", { action: "remove", password }))}>
      <TextField label={t("login.password")} value={password} set={setPassword} type="password" autocomplete="current-password" required />
    </Ask>
  );
}
