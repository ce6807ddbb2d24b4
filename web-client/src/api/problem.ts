/** What kept something from being done: the server said no, was too slow or out of reach, or a file was unreadable. */
export type ProblemKind = "answer" | "network" | "timeout" | "unreadable";

/** A failed request. `detail` is the server's own sentence for people; it is empty unless the server gave one. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;
  readonly status: number;
  readonly detail: string;
  /** Of what was sent, the field that the server did not accept. */
  readonly field: string | null;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter: number | null;
  /** Of a text that could not be read, the character at which that was noticed, from 0. */
  readonly position: number | null;
  /** What the person is to be asked for, so that the same request succeeds. */
  readonly needs: string | null;

  constructor(
    kind: ProblemKind,
    status = 0,
    detail = "",
    retryAfter: number | null = null,
    field: string | null = null,
    position: number | null = null,
    needs: string | null = null,
  ) {
    super(detail || `${kind} ${status}`);
    this.kind = kind;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.field = field;
    this.position = position;
    this.needs = needs;
  }

  /** Whether the same request may succeed later. */
  get isTransient(): boolean {
    if (this.kind !== "answer") return this.kind !== "unreadable";
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Whether it is an answer of one of these statuses. */
export function isRefusal(error: unknown, ...statuses: number[]): error is Problem {
  return error instanceof Problem && statuses.includes(error.status);
}

/** Whether nothing of the server was heard. */
export function isNetworkLost(error: unknown): boolean {
  return error instanceof Problem && (error.kind === "network" || error.kind === "timeout");
}

/** Reads an `application/problem+json` body; anything else gives a problem without words. */
export function problemFrom(status: number, body: string, retryAfter: string | null): Problem {
  const seconds = Number(retryAfter);
  const wait = retryAfter !== null && Number.isFinite(seconds) ? seconds * 1000 : null;
  const { detail, field, position, needs } = documentIn(body);
  const at = typeof position === "number" ? position : null;
  return new Problem("answer", status, textOf(detail) ?? "", wait, textOf(field), at, textOf(needs));
}

/** RFC 9457. With a status of 200 it is a refusal all the same, which this client prefers so. */
export function isProblemDocument(contentType: string | null): boolean {
  return contentType?.startsWith("application/problem+json") ?? false;
}

/** The status that a problem document tells. */
export function statusToldIn(body: string): number {
  const { status } = documentIn(body);
  return typeof status === "number" ? status : 500;
}

function documentIn(body: string): {
  status?: unknown;
  detail?: unknown;
  field?: unknown;
  position?: unknown;
  needs?: unknown;
} {
  try {
    const document: unknown = JSON.parse(body);
    return typeof document === "object" && document !== null ? document : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
