import { GATEWAY } from "./addresses";
import { isProblemDocument, Problem, problemFrom, statusToldIn } from "./problem";
import { reachable } from "./reachable";
import { StallWatch } from "./stall";

const ANSWER_WITHIN_MS = 30_000;
/** A day: it is silence that ends it. */
const BLOB_WITHIN_MS = 86_400_000;

/** Where uploads that may be resumed begin. */
export const UPLOADS = `${GATEWAY}/storage/uploads`;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  withinMs?: number;
  /** Sent instead of the session's cookie. */
  bearer?: string;
}

/** An answer's JSON, and the address of the next page where there is one. */
export interface Answer<T> {
  data: T;
  next: string | null;
}

/** Calls a function, `path` being its name and what follows. Throws a `Problem` unless the answer is a 2xx. */
export async function call<T>(method: Method, path: string, options: Call = {}): Promise<Answer<T>> {
  const response = await send(method, path, options);
  const text = await textOf(response, options.signal);
  if (isRefused(response)) throw problemOfResponse(response, text);
  const data = (text === "" ? null : JSON.parse(text)) as T;
  return { data, next: nextPage(response.headers.get("Link")) };
}

/** The bytes of a picture, to their end, for as long as they come. */
export async function fetchBlob(path: string, signal: AbortSignal, bearer?: string): Promise<Blob> {
  const stalled = new AbortController();
  const watch = new StallWatch((problem) => stalled.abort(problem));
  const ended = AbortSignal.any([signal, stalled.signal]);
  const headers = { Accept: "*/*" };
  const options = { headers, signal: ended, withinMs: BLOB_WITHIN_MS, ...(bearer && { bearer }) };
  watch.moved();
  try {
    const response = await send("GET", path, options);
    if (isRefused(response)) throw problemOfResponse(response, await response.text());
    return await wholeOf(response, ended, () => watch.moved());
  } catch (error) {
    if (signal.aborted || error instanceof Problem) throw error;
    throw new Problem("network"); // it broke off in the middle
  } finally {
    watch.end();
  }
}

async function wholeOf(response: Response, ended: AbortSignal, onPiece: () => void): Promise<Blob> {
  const pieces: BlobPart[] = [];
  const reader = response.body?.getReader();
  ended.addEventListener("abort", () => void reader?.cancel());
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    onPiece();
    pieces.push(read.value);
  }
  ended.throwIfAborted();
  return new Blob(pieces, { type: response.headers.get("Content-Type") ?? "" });
}

async function send(
  method: Method,
  path: string,
  { body, headers, signal, withinMs = ANSWER_WITHIN_MS, bearer }: Call,
): Promise<Response> {
  const timeout = AbortSignal.timeout(withinMs);
  try {
    const answer = await fetch(`${GATEWAY}/${path}`, {
      method,
      headers: {
        Accept: "application/json",
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(bearer && { Authorization: `Bearer ${bearer}` }),
        ...headers,
        // Else the browser writes each "you are not signed in" and "the password is wrong" into its console.
        Prefer: [headers?.Prefer, "answer-refusals"].filter(Boolean).join(", "),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      credentials: bearer ? "omit" : "same-origin",
    });
    reachable.tell(true);
    return answer;
  } catch (error) {
    if (signal?.aborted) throw error;
    if (!timeout.aborted) reachable.tell(false);
    throw new Problem(timeout.aborted ? "timeout" : "network");
  }
}

/** Throws a `Problem` where the answer breaks off, be it because the page is left. */
async function textOf(response: Response, signal: AbortSignal | undefined): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    throw new Problem(isLate ? "timeout" : "network");
  }
}

function nextPage(link: string | null): string | null {
  const match = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? "");
  if (!match?.[1]) return null;
  // The link may be absolute or relative to the answer's address; only what follows the gateway counts.
  const [, path] = match[1].split(`${GATEWAY}/`);
  return path ?? null;
}

export interface Upload {
  headers?: Record<string, string>;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/** Sends bytes with `PUT` and reports progress. Gives up when nothing moves for a while, however large the file. */
export function putBytes(path: string, bytes: Blob, { headers, signal, onProgress }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled: Problem | null = null;
    const watch = new StallWatch((problem) => {
      stalled = problem;
      request.abort();
    });
    const abort = () => request.abort();
    const finish = (settle: () => void) => {
      watch.end();
      signal.removeEventListener("abort", abort);
      settle();
    };
    request.upload.onprogress = (event) => {
      watch.moved();
      onProgress(event.loaded);
    };
    request.onload = () => finish(() => (isOk(request.status) ? resolve() : reject(problemOf(request))));
    request.onerror = () => finish(() => reject(new Problem("network")));
    // The browser itself aborts it where the page is left.
    const cut = () => (signal.aborted ? abortError() : new Problem("network"));
    request.onabort = () => finish(() => reject(stalled ?? cut()));
    signal.addEventListener("abort", abort);
    request.open("PUT", `${GATEWAY}/${path}`);
    for (const [name, value] of Object.entries(headers ?? {})) request.setRequestHeader(name, value);
    watch.moved();
    request.send(bytes);
    if (signal.aborted) request.abort();
  });
}

/** The address that the browser itself asks, the session's cookie with it. */
export function urlOf(path: string): string {
  return `${GATEWAY}/${path}`;
}

/** Where the browser finds a stored blob. */
export function blobUrl(key: string): string {
  return urlOf(`storage/${key}`);
}

function isRefused({ ok, headers }: Response): boolean {
  return !ok || isProblemDocument(headers.get("Content-Type"));
}

function problemOfResponse({ ok, status, headers }: Response, text: string): Problem {
  return problemFrom(ok ? statusToldIn(text) : status, text, headers.get("Retry-After"));
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

function problemOf(request: XMLHttpRequest): Problem {
  return problemFrom(request.status, request.responseText, request.getResponseHeader("Retry-After"));
}

function abortError(): DOMException {
  return new DOMException("The upload was cancelled.", "AbortError");
}
