/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What /api/v1 answers and takes, as types: the agreement between the daemon and its pages.
 *
 * A time is RFC 3339 UTC, an id a text, `_s`, `_ms`, `_us`, `_bytes` say the unit, null means "not known" or "not so".
 * A name followed by ? may be left out.  The daemon may add members; the pages take what they know.
 */

export type Time = string;
export type Role = "owner" | "system" | "security" | "audit" | "operator" | "viewer";
export type Verdict = "allow" | "alert" | "drop" | "reset" | "refuse";
export type Mode = "learn" | "monitor" | "enforce";
export type Severity = "info" | "warning" | "danger";

/* A text of mgmt/words with what fills it; `text` is the same in the asked language, for those who have no words. */
export interface Sentence {
  id: string;
  args: Record<string, string | number | Sentence>;
  text: string;
}

export interface Diagnostic { severity: "error" | "warning"; line: number; column: number; length?: number; text: string; hint: string | null }
export interface Failure { error: Sentence & { details?: Diagnostic[] } }
export interface List<T> { items: T[]; next: string | null }
export interface Job<R> { id: string; kind: string; state: "running" | "done" | "failed"; progress: number; result: R | null; error: Sentence | null }

/* ---- GET POST /setup, GET POST DELETE /session ---- */

/* GET /setup answers at any time, logged in or not. */
export interface SetupState { done: boolean; version: string; language: "en" | "zh" }
export interface SetupRequest {
  code: string;                       /* from the console */
  people: "one" | "separated";
  accounts: { name: string; role: Role; password: string }[]; /* one: one owner; separated: system, security, audit */
  plant: string;
  contact: { name: string; phone: string };  /* whom the operator page says to call */
  retention_days: number;
  two_person: boolean;
}
/* GET /session answers 200 with user null when nobody is logged in. */
export interface Session {
  user: null | { name: string; full_name: string; roles: Role[]; has_totp: boolean; must_change_password: boolean };
  csrf: string | null;
  expires: Time | null;
  banner: string;                     /* shown before login; "" */
  plant: string;
  version: string;
}
export interface Login { name: string; password: string; totp?: string }   /* answers Session; 401 session.totp: digits are needed */
export interface PasswordChange { old: string; new: string }               /* POST /session/password */
/* POST /session/totp: start answers TotpSecret, the others Session. */
export type TotpRequest = { action: "start" } | { action: "confirm"; digits: string } | { action: "remove"; password: string };
export interface TotpSecret { secret: string; uri: string }

/* ---- /users, /tokens ---- */

export interface User { name: string; full_name: string; roles: Role[]; is_enabled: boolean; has_totp: boolean; created: Time; last_login: Time | null; locked_until: Time | null }
export interface UserNew { name: string; full_name: string; roles: Role[]; password: string }
export interface UserChange { full_name?: string; roles?: Role[]; password?: string; is_enabled?: boolean; unlock?: true; remove_totp?: true }
export interface Token { id: string; name: string; roles: Role[]; created: Time; expires: Time | null; last_used: Time | null; who: string }
export interface TokenNew { name: string; roles: Role[]; days: number | null }   /* answers Token and, this once, `token` */

/* ---- GET /status: the home page in one answer ---- */

export interface Status {
  now: Time;
  protection: "protected" | "learning" | "monitoring" | "bypassed" | "mixed" | "down";  /* down: bulkheadd does not answer */
  is_clock_trusted: boolean;
  dataplane: { answers: boolean; version: string; started: Time | null; restarts: number; failed: { time: Time; how: string } | null };
  segments: SegmentState[];
  policy: { number: number; since: Time; who: string; why: string; lines: number; confirm_until: Time | null } | null;
  rules: { active: number; age_days: number | null; bundle: string | null };
  today: {
    since: Time;                      /* local midnight of the plant */
    operations: number; writes: number; refused: number; alerts: number; hits: number; devices_new: number;
    sentences: Sentence[];            /* what happened, most important first, at most 8; empty: nothing to tell */
    hours: { time: Time; allowed: number; alerted: number; refused: number }[];  /* the last 24 */
  };
  questions: Question[];              /* what needs an answer, worst first */
}
export interface SegmentState { name: string; mode: Mode | "bypass"; on_failure: "open" | "closed" | "island"; has_link_outside: boolean; has_link_inside: boolean; relaxed: Relaxed | null }
export interface Relaxed { since: Time; until: Time; who: string; reason: string }
export interface Question {
  kind: "alarm" | "proposal" | "approval" | "confirm" | "expiry" | "window" | "relaxed" | "rules" | "health" | "learning";
  severity: Severity;
  sentence: Sentence;
  since: Time;
  count: number;                      /* how many of this kind fold into this row */
  page: string;                       /* where it is answered: "operator", "learning", "policy?approval=7", "system/health" */
}

/* ---- /live (event "history": Live[] once, then event "live": Live once a second), /segments /workers /counters /flows ---- */

export interface Live {
  time: Time;
  packets: number; bytes: number; messages: number; operations: number; flows: number;  /* a second; flows: now */
  verdicts: Record<Verdict, number>;
  latency_us: { p50: number; p99: number; p999: number; most: number } | null;
  drops: Record<string, number>;      /* by name, those not 0 */
  busy_percent: number[];             /* by worker */
}
export interface Segment extends SegmentState { ports: { side: "outside" | "inside"; device: string; rx_frames: number; rx_bytes: number; tx_frames: number; tx_bytes: number; dropped: number }[] }
export interface Counter { name: string; class: string; help: string; value: number }

/* ---- /events, /events/{id}, /events/stream (event "event": Event; event "lost": {count}) ---- */

export interface Endpoint { address: string; port: number | null; mac: string; zone: string; name: string; asset: string | null }
export interface Event {
  id: string;
  time: Time;
  kind: "operation" | "polls" | "signature" | "flaw" | "transition" | "connection" | "device" | "system";
  verdict: Verdict;
  is_enforced: boolean;               /* false: learn or monitor; the verdict is what enforcing would do */
  severity: Severity;
  sentence: Sentence;                 /* what happened, whole: "HMI-2 wrote holding 40 = 812 to Press-1: refused" */
  client: Endpoint | null;            /* null: about the box itself */
  server: Endpoint | null;
  protocol: string;                   /* "" not recognised */
  intent: string;
  label: string;                      /* the operation in words of its dissector */
  object: string;                     /* "holding 40..41", "DB1.10", "ioa 1000" */
  value: string;
  polls: { count: number; min: string; max: string; period_ms: number; jitter_ms: number; first: Time; last: Time } | null;
}
export interface EventDetail extends Event {
  path: { name: string; title: string; value: string; offset: number | null; length: number | null }[];  /* from conduit to value */
  bytes: string;                      /* of the message, hexadecimal; offsets above count from its first byte; "" none */
  decided: { sentence: Sentence; conduit: { from: string; to: string } | null; policy: number; line: { number: number; text: string } | null };
  signature: { sid: number; message: string } | null;
  similar: { id: string; time: Time } | null;                   /* the last one like it that was allowed */
  proposal: { line: string; sentence: Sentence } | null;        /* the line that allows exactly this; null: allowed already */
  has_packets: boolean;               /* /events/{id}/packets answers a pcap */
}
export interface ProposalAsk { answer: "allow" | "refuse"; reason: string }  /* POST /events/{id}/proposal, answers Proposal */

/* ---- /map?since= ---- */

export interface MapAnswer {
  zones: { name: string; devices: number }[];
  devices: { id: string; name: string; address: string; zone: string; kind: DeviceKind; vendor: string; model: string; last: Time; is_new: boolean; has_alarm: boolean }[];
  conversations: { client: string; server: string; protocol: string; intents: Record<string, number>; verdicts: Partial<Record<Verdict, number>>; first: Time; last: Time }[];
  conduits: { from: string; to: string; mode: Mode }[];
}
export type DeviceKind = "plc" | "hmi" | "drive" | "io" | "station" | "server" | "gateway" | "switch" | "unknown";

/* ---- /assets, /assets/{id}, /assets.csv ---- */

export interface Asset {
  id: string; name: string; addresses: string[]; mac: string; vendor: string; model: string; firmware: string; serial: string;
  kind: DeviceKind; zone: string; owner: string; note: string; first: Time; last: Time; is_known: boolean; protocols: string[];
}
export interface AssetDetail extends Asset {
  facts: { name: string; value: string; protocol: string; time: Time }[];
  peers: { asset: string; name: string; address: string; is_client: boolean; protocol: string; intents: Record<string, number>; verdicts: Partial<Record<Verdict, number>>; last: Time }[];
  may: { from: string; line: string; sentence: Sentence }[];    /* what the policy in force lets others do to it */
  changes: { time: Time; sentence: Sentence }[];
}
export interface AssetChange { name?: string; kind?: DeviceKind; owner?: string; note?: string; is_known?: boolean }

/* ---- /policies, /approvals, /fields ---- */

export interface Policy { number: number; time: Time; who: string; why: string; state: "in force" | "unconfirmed" | "kept" | "draft" | "waiting"; is_good: boolean; lines: number; confirm_until: Time | null }
export interface Policies extends List<Policy> { in_force: number }
export interface PolicyText extends Policy { text: string }
export interface PolicyNew { text: string; why: string; base: number }     /* POST /policies: stored as draft, answers Policy; 400 with details */
/* POST /policies/check {text}: always 200 */
export interface PolicyCheck {
  is_good: boolean;
  diagnostics: Diagnostic[];
  lines: number;
  conduits: { from: string; to: string; mode: Mode; line: number; sentences: Sentence[] }[];  /* what it allows, in words */
}
export interface Difference {
  from: number; to: number;
  rows: { kind: "same" | "added" | "removed"; from: number | null; to: number | null; text: string }[];  /* all lines, or with three around changes */
  sentences: Sentence[];              /* the same in words: conduits and lines added, removed, changed */
}
export interface ReplayAsk { text?: string; number?: number; days: number }  /* POST /policies/replay, 202 Job<Replay> */
export interface Replay {
  policy: number; days: number; from: Time; to: Time; judged: number; changed: number;
  changes: { client: Endpoint; server: Endpoint; protocol: string; intent: string; label: string; object: string; was: Verdict; would: Verdict; count: number; first: Time; last: Time; line: string }[];
}
export interface LoadAsk { confirm_s: number; why: string; force?: boolean }  /* force: although a transfer is running (409 policy.transferring) */
export interface Loaded { state: "loaded" | "waits"; policy: Policy; approval: string | null }  /* also of confirm, rollback, arm */
export interface Approval { id: string; time: Time; who: string; expires: Time; sentence: Sentence; policy: number | null; can_approve: boolean }
export interface ApprovalAnswer { answer: "approve" | "reject"; reason: string }
/* GET /fields, for completion */
export interface Fields {
  protocols: { name: string; title: string; fields: Field[] }[];
  common: Field[];
  intents: string[]; transports: string[]; services: string[]; flaws: string[];
}
export interface Field { name: string; type: string; help: string; values: string[] }

/* ---- /learning, /proposals ---- */

export interface Learning {
  conduits: {
    from: string; to: string; mode: Mode; state: "learning" | "settled" | "armed"; since: Time;
    operations: number;               /* distinct ones */
    proposals: number; questions: number;
    days: { day: string; new: number }[];  /* distinct operations first seen that day, oldest first */
  }[];
  arming: { id: "startup" | "shutdown" | "failover" | "backup" | "monthly" | "vendor" }[];  /* asked before arming; words learning.arm.ID */
}
export interface Proposal {
  id: string; kind: "line" | "question"; source: "learning" | "event"; time: Time;
  from: string; to: string; line: string; sentence: Sentence;
  ask: Sentence | null;               /* kind question: what a person must say */
  evidence: { count: number; first: Time; last: Time; days: number; clients: string[]; servers: string[]; values: string; event: string | null };
  state: "open" | "accepted" | "rejected"; answered: { who: string; time: Time; reason: string } | null;
}
export interface ProposalAnswer { answer: "accept" | "reject"; reason: string }  /* answers Proposal; accepted: lines gather in the one open draft */
export interface ArmAsk { conduits: { from: string; to: string }[]; answers: Record<string, "seen" | "later" | "never">; why: string; confirm_s: number }

/* ---- /windows, /segments/{name}/relax ---- */

export interface Window { id: string; who: string; station: string; devices: string[]; intents: string[]; reason: string; opened: Time; until: Time; closed: Time | null; state: "open" | "ended" | "waits"; operations: number; has_transfer: boolean }
export interface WindowNew { station: string; devices: string[]; intents: string[]; minutes: number; reason: string }
export interface WindowReport { window: Window; rows: Event[]; sentences: Sentence[] }
export interface RelaxAsk { minutes: number; reason: string }              /* answers SegmentState */

/* ---- /rules, /bundles ---- */

export interface Rule {
  sid: number; revision: number; message: string; action: Verdict; protocol: string; state: "active" | "disabled" | "refused";
  why_not: string | null; bundle: string; hits: number; last_hit: Time | null; classification: string; priority: number; references: string[]; text: string;
}
export interface Rules extends List<Rule> { active: number; disabled: number; refused: number }  /* ?match= text or sid, ?state= */
export interface RuleChange { is_enabled?: boolean; action?: Verdict; reason: string }
export interface Bundle { id: string; name: string; version: string; made: Time; installed: Time; signature: "good" | "unsigned" | "unknown"; signer: string; rules: number; is_in_force: boolean }
export interface Bundles extends List<Bundle> { age_days: number | null }  /* POST /bundles: the file as body, answers Bundle */

/* ---- /reports?from=&to=&format=json|html ---- */

export interface Report { from: Time; to: Time; title: string; sentences: Sentence[]; sections: { title: Sentence; sentences: Sentence[]; columns: string[]; rows: string[][] }[] }

/* ---- /system ---- */

export interface Setting { name: string; group: string; type: "text" | "number" | "yes-no" | "choice" | "list"; value: string | number | boolean | string[]; standard: string | number | boolean | string[]; choices: string[]; help: string; needs_restart: boolean; may_change?: boolean }
export interface Settings { items: Setting[] }                              /* PUT {name: value, ...}, answers Settings */
export interface Health { checks: { id: string; severity: "ok" | Severity; sentence: Sentence }[]; database_bytes: number; disk_free_bytes: number; events: number; full_in_days: number | null; oldest_event: Time | null }
/* PUT /system/exports {kind, is_enabled, settings}: one of them */
export interface Exports { items: { kind: string; is_enabled: boolean; settings: Setting[]; sent: number; lost: number; queued: number; state: Sentence | null }[] }
export interface Certificate { subject: string; names: string[]; not_before: Time; not_after: Time; fingerprint: string; is_own: boolean }  /* PUT {certificate, key}: PEM; {} makes a new one */
export interface BackupDone { file: string; bytes: number }                 /* POST /system/backup {password}: 202 Job; then GET /jobs/{id}/file */
/* POST /system/restore: the file as body, the password in X-Bulkhead-Password; 202 Job */

/* ---- /trail, /trail/verify ---- */

export interface TrailRow { number: number; time: Time; who: string; from: string; action: Sentence; result: "done" | "refused" | "failed"; error: string }  /* error: id of what was wrong */
export interface TrailCheck { is_whole: boolean; rows: number; sentence: Sentence; public_key: string }

/* ---- /operator ---- */

export interface Operator {
  line: "fine" | "affected" | "unknown";
  sentence: Sentence;                 /* "Nothing that the line needs was refused" */
  since: Time | null;
  alarms: Alarm[];                    /* unanswered first, worst first, newest first */
  contacts: { name: string; phone: string; what: string }[];
  segments: SegmentState[];           /* the one button relaxes the affected one */
}
export interface Alarm {
  id: string; severity: Severity; sentence: Sentence; what: Sentence | null; device: Endpoint | null; client: Endpoint | null;
  segment: string | null; since: Time; last: Time; count: number; event: string | null; answered: { who: string; time: Time; answer: string; note: string } | null;
}
export interface AlarmAnswer { answer: "seen" | "expected" | "wrong"; note: string }
