/* SPDX-License-Identifier: Apache-2.0 */
/* A value that pages watch: set() draws everybody who use()s it again. */
import { useLayoutEffect, useState } from "preact/hooks";

export interface Store<T> { get(): T; set(v: T): void; use(): T }

export function createStore<T>(value: T): Store<T> {
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(v) {
      value = v;
      watchers.forEach((w) => w());
    },
    use() {
      const [, draw] = useState(0);
      const drawn = value;
      useLayoutEffect(() => {
        const w = () => draw((n) => n + 1);
        watchers.add(w);
        if (value !== drawn) w();
        return () => { watchers.delete(w); };
      }, []);
      return value;
    },
  };
}
