/* SPDX-License-Identifier: Apache-2.0 */
/* The pages: where, for whom, and how to load each; a page is fetched when it is first shown. */
import type { ComponentType } from "preact";
import type { IconName } from "../parts/icons";
import type { Role } from "../shapes";

export interface PageEntry {
  name: string; path: string; icon: IconName; key: string; roles: Role[]; isApart?: boolean;
  load: () => Promise<{ default: ComponentType }>;
}

const EVERYBODY: Role[] = ["system", "security", "audit", "operator", "viewer"];

export const PAGES: PageEntry[] = [
  { name: "home", path: "/", icon: "home", key: "h", roles: EVERYBODY, load: () => import("./home") },
  { name: "operator", path: "/operator", icon: "operator", key: "o", roles: ["operator", "security", "viewer"], load: () => import("./operator") },
  { name: "map", path: "/map", icon: "map", key: "m", roles: ["security", "operator", "viewer"], load: () => import("./map") },
  { name: "events", path: "/events", icon: "events", key: "e", roles: ["security", "operator", "viewer"], load: () => import("./events") },
  { name: "assets", path: "/assets", icon: "assets", key: "d", roles: ["security", "operator", "viewer"], load: () => import("./assets") },
  { name: "live", path: "/live", icon: "live", key: "v", roles: ["system", "security", "operator", "viewer"], load: () => import("./live") },
  { name: "policy", path: "/policy", icon: "policy", key: "p", roles: ["security", "audit", "viewer"], isApart: true, load: () => import("./policy") },
  { name: "learning", path: "/learning", icon: "learning", key: "l", roles: ["security"], load: () => import("./learning") },
  { name: "signatures", path: "/signatures", icon: "signatures", key: "s", roles: ["security", "viewer"], load: () => import("./signatures") },
  { name: "reports", path: "/reports", icon: "reports", key: "r", roles: EVERYBODY, isApart: true, load: () => import("./reports") },
  { name: "trail", path: "/trail", icon: "trail", key: "t", roles: ["audit"], load: () => import("./trail") },
  { name: "system", path: "/system", icon: "system", key: "y", roles: ["system"], load: () => import("./system") },
];

export const ACCOUNT = { path: "/account", load: () => import("./account") };
