/* SPDX-License-Identifier: Apache-2.0 */
import { defineConfig } from "vite";

/* Files only: nothing inline (the content security policy allows none), nothing from another host. */
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
  build: {
    outDir: "dist",
    assetsDir: "static",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2021",
    reportCompressedSize: false,
  },
  json: { stringify: true },
});
