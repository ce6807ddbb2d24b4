/** What kept something from being done: the server said no, was too slow or out of reach, or a file was unreadable. */
export type ProblemKind = "answer" | "network" | "timeout" | "unreadable";

/** A failed request. `detail` is the server's own sentence for people; it is empty unless the server gave one. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;
  readonly status: number;
  readonly detail: string;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter: number | null;

  constructor(kind: ProblemKind, status = 0, detail = "", retryAfter: number | null = null) {
    super(detail || `${kind} ${status}`);
    this.kind = kind;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later. */
  get isTransient(): boolean {
    if (this.kind !== "answer") return this.kind !== "unreadable";
    return this.status === 429 || this.status >= 500;
  }
}

/** Reads an `application/problem+json` body; anything else gives a problem without words. */
export function problemFrom(status: number, body: string, retryAfter: string | null): Problem {
  const seconds = Number(retryAfter);
  const wait = retryAfter !== null && Number.isFinite(seconds) ? seconds * 1000 : null;
  return new Problem("answer", status, detailOf(body), wait);
}

function detailOf(body: string): string {
  try {
    const document: unknown = JSON.parse(body);
    if (typeof document === "object" && document !== null && "detail" in document) {
      return typeof document.detail === "string" ? document.detail : "";
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return "";
}
