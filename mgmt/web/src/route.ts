/* SPDX-License-Identifier: Apache-2.0 */
/* Which page is shown: the path and query of the address.  Links inside the pages do not load anew. */
import { createStore } from "./store";

export interface Place { path: string; query: URLSearchParams }

function here(): Place {
  return { path: location.pathname.replace(/\/+$/, "") || "/", query: new URLSearchParams(location.search) };
}

export const place = createStore<Place>(here());

export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  const was = place.get().path;
  place.set(here());
  if (was !== place.get().path) {
    scrollTo(0, 0);
    document.getElementById("content")?.focus({ preventScroll: true });
  }
}

/* Sets one part of the query, null removes it; the page stays. */
export function setQuery(changes: Record<string, string | null>): void {
  const q = new URLSearchParams(place.get().query);
  for (const [k, v] of Object.entries(changes)) if (v === null || v === "") q.delete(k); else q.set(k, v);
  const s = q.toString();
  go(place.get().path + (s && `?${s}`), true);
}

export function watchAddress(): void {
  addEventListener("popstate", () => place.set(here()));
  document.addEventListener("click", (e) => {
    const a = (e.target as Element).closest?.("a");
    if (!a || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    const href = a.getAttribute("href");
    if (!href?.startsWith("/") || href.startsWith("/api/") || a.target || a.hasAttribute("download")) return;
    e.preventDefault();
    go(href);
  });
}
