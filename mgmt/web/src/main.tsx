/* SPDX-License-Identifier: Apache-2.0 */
/* Start: language, session, then set-up, login or the page that the address names. */
import { render, type ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed, get, has, loadSession, session } from "./api";
import { FailureNote, Loading } from "./parts/bits";
import { ACCOUNT, PAGES } from "./pages";
import { ChangePassword, Login } from "./pages/login";
import { Setup } from "./pages/setup";
import { place, watchAddress } from "./route";
import { Gate, NotHere, Shell, applyLight } from "./shell";
import type { SetupState } from "./shapes";
import { chooseLanguage, firstLanguage, language, t } from "./words";
import "./style.css";

const loaded = new Map<string, ComponentType>();

function Page() {
  const { path } = place.use();
  const [, draw] = useState(0);
  const entry = path === ACCOUNT.path ? ACCOUNT : PAGES.find((p) => p.path === path);
  const Shown = loaded.get(path);
  useEffect(() => {
    if (entry && !loaded.has(path)) void entry.load().then((m) => { loaded.set(path, m.default); draw((n) => n + 1); });
  }, [entry, path]);
  if (!entry || ("roles" in entry && !has(...entry.roles))) return <NotHere />;
  return Shown ? <Shown key={path} /> : <Loading />;
}

function App() {
  const s = session.use();
  language.use();
  const [setup, setSetup] = useState<SetupState | null>(null);
  const [failure, setFailure] = useState<Failed | null>(null);
  const begin = async () => {
    setFailure(null);
    try {
      const state = await get<SetupState>("/setup");
      if (state.done) await loadSession();
      setSetup(state);
    } catch (e) {
      setFailure(e as Failed);
    }
  };
  useEffect(() => { void begin(); }, []);
  if (failure) return <Gate title="Bulkhead"><FailureNote failure={failure} retry={() => void begin()} /></Gate>;
  if (!setup) return <Loading />;
  if (!setup.done) return <Setup done={() => void begin()} />;
  if (!s) return <Gate title="Bulkhead"><FailureNote failure={failure} /></Gate>;
  if (!s.user) return <Login />;
  if (s.user.must_change_password) return <ChangePassword />;
  return <Shell><Page /></Shell>;
}

applyLight();
watchAddress();
void chooseLanguage(firstLanguage(), false).then(() => {
  render(<App />, document.getElementById("page") as HTMLElement);
  document.title = t("shell.title");
});
