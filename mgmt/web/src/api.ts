/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asking the daemon: JSON over /api/v1 with the session's cookie, the token against forged requests with whatever
 * changes something, and server-sent events.  A failure is a sentence; a session that has ended leads to the login.
 */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Diagnostic, Job, Role, Sentence, Session } from "./shapes";
import { createStore } from "./store";
import { languageTag } from "./words";

const ROOT = "/api/v1";

export const session = createStore<Session | null>(null);

export class Failed extends Error {
  constructor(public status: number, public sentence: Sentence, public details: Diagnostic[] = []) {
    super(sentence.text);
  }
}

function unreachable(): Failed {
  return new Failed(0, { id: "error.unreachable", args: {}, text: "The box does not answer." });
}

async function ask(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": languageTag(), ...more };
  const csrf = session.get()?.csrf;
  if (method !== "GET" && csrf) headers["X-Bulkhead-CSRF"] = csrf;
  const isFile = body instanceof Blob;
  if (body !== undefined && !isFile) headers["Content-Type"] = "application/json";
  if (isFile) headers["Content-Type"] = "application/octet-stream";
  let answer: Response;
  try {
    answer = await fetch(ROOT + path, { method, headers, body: body === undefined ? undefined : isFile ? body : JSON.stringify(body) });
  } catch {
    throw unreachable();
  }
  if (answer.ok) return answer;
  let wrong: { error?: Sentence & { details?: Diagnostic[] } } = {};
  try {
    wrong = await answer.json();
  } catch { /* no JSON: the sentence below */ }
  const e = wrong.error ?? { id: "error.status", args: { status: String(answer.status) }, text: `HTTP ${answer.status}` };
  const failed = new Failed(answer.status, e, wrong.error?.details);
  const was = session.get();
  if (answer.status === 401 && was?.user && path !== "/session") session.set({ ...was, user: null, csrf: null });
  throw failed;
}

async function read<T>(answer: Response): Promise<T> {
  return answer.status === 204 ? (undefined as T) : (await answer.json()) as T;
}

export async function get<T>(path: string): Promise<T> {
  return read<T>(await ask("GET", path));
}

export async function send<T>(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown, more?: Record<string, string>): Promise<T> {
  return read<T>(await ask(method, path, body, more));
}

export async function loadSession(): Promise<void> {
  session.set(await get<Session>("/session"));
}

/* ---- what a page shows ---- */

export interface Loaded<T> { data: T | null; failure: Failed | null; isLoading: boolean; reload: () => void }

/* Asks for path now, again whenever it changes, and every `every_s` seconds if given.  null: nothing to ask. */
export function useGet<T>(path: string | null, every_s = 0): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; data: T | null; failure: Failed | null }>({ path: null, data: null, failure: null });
  const [isLoading, setLoading] = useState(path !== null);
  const wanted = useRef(path);
  wanted.current = path;
  const load = useCallback(() => {
    if (path === null) return;
    setLoading(true);
    get<T>(path).then(
      (data) => { if (wanted.current === path) { setState({ path, data, failure: null }); setLoading(false); } },
      (failure: Failed) => { if (wanted.current === path) { setState((s) => ({ path, data: s.path === path ? s.data : null, failure })); setLoading(false); } },
    );
  }, [path]);
  useEffect(() => {
    load();
    if (!every_s) return;
    const timer = setInterval(() => { if (!document.hidden) load(); }, every_s * 1000);
    return () => clearInterval(timer);
  }, [load, every_s]);
  return { data: state.data, failure: state.failure, isLoading, reload: load };
}

/* Runs something that changes the box; remembers that it is under way and how it failed. */
export function useAction(): { isBusy: boolean; failure: Failed | null; run: (what: () => Promise<unknown>) => Promise<boolean>; clear: () => void } {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  const run = useCallback(async (what: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await what();
      return true;
    } catch (e) {
      setFailure(e instanceof Failed ? e : unreachable());
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { isBusy, failure, run, clear: () => setFailure(null) };
}

/* Waits until a job is done, telling its progress. */
export async function finishJob<R>(job: Job<R>, progress: (p: number) => void): Promise<R> {
  while (job.state === "running") {
    progress(job.progress);
    await new Promise((r) => setTimeout(r, 400));
    job = await get<Job<R>>(`/jobs/${job.id}`);
  }
  if (job.state === "failed" || job.result === null) throw new Failed(500, job.error ?? { id: "error.internal", args: {}, text: "" });
  return job.result;
}

/* Server-sent events while the caller is shown; the browser connects again by itself. */
export function useStream(path: string | null, handlers: Record<string, (data: never) => void>): boolean {
  const [isOpen, setOpen] = useState(false);
  const current = useRef(handlers);
  current.current = handlers;
  useEffect(() => {
    if (path === null) return;
    const source = new EventSource(ROOT + path);
    source.onopen = () => setOpen(true);
    source.onerror = () => setOpen(false);
    for (const name of Object.keys(current.current)) {
      source.addEventListener(name, (e) => current.current[name]?.(JSON.parse((e as MessageEvent).data) as never));
    }
    return () => { source.close(); setOpen(false); };
  }, [path]);
  return isOpen;
}

/* ---- who may ---- */

export function has(...roles: Role[]): boolean {
  const mine = session.get()?.user?.roles ?? [];
  return mine.includes("owner") || roles.some((r) => mine.includes(r));
}

export function query(args: Record<string, string | number | null | undefined>): string {
  const q = new URLSearchParams();
  for (const [k, v] of Object.entries(args)) if (v !== null && v !== undefined && v !== "") q.set(k, String(v));
  const s = q.toString();
  return s && `?${s}`;
}
