/**
 * The wire protocol `livslos.v1`, as `crates/server/src/wire.rs` documents it. The server may add
 * fields, frames and blocks: what is not known here is skipped.
 */

import type { Lang } from "./words.ts";

export const SUBPROTOCOL = "livslos.v1";

/** Why a server closes a socket, besides the codes of RFC 6455. */
export const CLOSE = { loggedOut: 4001, idle: 4002 } as const;

export interface Page {
  life_event?: string;
  service?: string;
  municipality?: string;
}

/** What a citizen does; the connection gives it its `id`. */
export type Command =
  | { type: "say"; text: string }
  | { type: "choose"; choice: string }
  | { type: "answer"; question: string; value: string }
  | { type: "status"; sources?: string[] }
  | { type: "feedback"; seq: number; value: "helpful" | "not_helpful" }
  | { type: "language"; lang: Lang }
  | { type: "delete" };

export interface Hello {
  type: "hello";
  conversation?: string;
  resume_token?: string;
  last_seq?: number;
  lang?: string;
  page?: Page;
}

export type ServerFrame =
  | Welcome
  | { type: "received"; id: string }
  | { type: "suggestions"; number: number; texts: string[] }
  | ServerEvent
  | Working
  | ServerError
  | { type: "deleted" };

export interface Welcome {
  type: "welcome";
  conversation: string;
  resume_token: string;
  seq: number;
  lang: Lang;
  ui: Ui;
}

export interface Ui {
  logged_in: boolean;
  /** Left out where there is no login. */
  login_url?: string;
  logout_url?: string;
  privacy_url?: string;
  accessibility_url?: string;
  /** In characters. */
  max_text: number;
}

/** What has a place in the conversation. */
export type ServerEvent = Said | Reply | Status;

export interface Said {
  type: "said";
  seq: number;
  id: string;
  text: string;
}

export interface Reply {
  type: "reply";
  seq: number;
  in_reply_to?: string;
  lang: Lang;
  blocks: Block[];
}

export interface Status {
  type: "status";
  seq: number;
  source: Source;
  report: Report;
}

export interface Source {
  connector: string;
  agency: string;
  name: string;
}

export interface Report {
  outcome: string;
  text: string;
  hidden?: string;
  items: StatusItem[];
  link?: Link;
  mailboxes?: Link[];
  retry: boolean;
  fetched_text?: string;
}

export interface StatusItem {
  id: string;
  service: string;
  state: string;
  state_label: string;
  title: string;
  summary?: string;
  due_text?: string;
  expected_text?: string;
  updated_text?: string;
  actions: Link[];
}

export interface Working {
  type: "working";
  in_reply_to?: string;
  sources?: Source[];
}

export interface ServerError {
  type: "error";
  id?: string;
  code: string;
  text: string;
  retry_after_ms?: number;
}

export type Block =
  | TextBlock
  | StepsBlock
  | QuestionBlock
  | ChoicesBlock
  | { type: "links"; title: string; links: Link[] }
  | { type: "sources"; sources: SourceLink[] }
  | NoticeBlock
  | { type: "login"; text: string; label: string; url: string };

export interface TextBlock {
  type: "text";
  heading?: string;
  body: Paragraph[];
}

export interface StepsBlock {
  type: "steps";
  life_event: string;
  title: string;
  depends_on?: string;
  steps: StepItem[];
}

export interface StepItem {
  id: string;
  title: string;
  text: string;
  agency: string;
  due?: string;
  due_text?: string;
  overdue: boolean;
  condition?: string;
  after: string[];
  link?: Link;
  service?: string;
}

export interface QuestionBlock {
  type: "question";
  fact: string;
  text: string;
  why: string;
  answer: { kind: "date" | "number" | "place" } | { kind: "choice"; choices: Choice[] };
  skip: string;
}

export interface ChoicesBlock {
  type: "choices";
  prompt: string;
  choices: Choice[];
}

export interface NoticeBlock {
  type: "notice";
  lang?: string;
  kind: "crisis" | "handover" | "unknown" | "info";
  title: string;
  body: Paragraph[];
  contacts: Contact[];
}

export type Paragraph =
  | { kind: "text"; spans: Span[] }
  | { kind: "bullets" | "numbered"; items: Span[][] };

export interface Span {
  text: string;
  strong?: boolean;
  link?: string;
}

export interface Choice {
  id: string;
  label: string;
}

export interface Link {
  label: string;
  url: string;
}

export interface SourceLink {
  title: string;
  url: string;
  agency: string;
  checked: string;
}

export interface Contact {
  name: string;
  text?: string;
  phone?: string;
  url?: string;
}

/** A frame as the server sent it; `undefined` where it is not one. */
export function decode(data: unknown): ServerFrame | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const frame = JSON.parse(data) as ServerFrame | null;
    return typeof frame?.type === "string" ? frame : undefined;
  } catch {
    return undefined;
  }
}
