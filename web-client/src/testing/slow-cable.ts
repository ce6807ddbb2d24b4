import type { HttpRequest, HttpResponse, HttpStack } from "tus-js-client";

interface Limits {
  bytesPerSecond: number;
  /** Whatever takes longer is cut off with an empty 504, as a gateway does; the server keeps what came until then. */
  longestMs?: number;
}

/** One file's way to a server that speaks tus, on a clock of its own; `pieces` are the bytes that each PATCH brought. */
export class SlowCable implements HttpStack {
  readonly pieces: number[] = [];
  cuts = 0;
  now = 0;
  #kept = 0;
  #length = 0;
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  get isWhole(): boolean {
    return this.#kept === this.#length;
  }

  getName(): string {
    return "SlowCable";
  }

  createRequest(method: string, url: string): HttpRequest {
    const headers = new Map<string, string>();
    let onProgress: (sentBytes: number) => void = () => undefined;
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader: (name, value) => void headers.set(name, value),
      getHeader: (name) => headers.get(name),
      setProgressHandler: (handler) => {
        onProgress = handler;
      },
      send: (body: Blob | null) => {
        if (method === "POST") this.#length = Number(headers.get("Upload-Length"));
        const [status, sent] = this.#carry(body?.size ?? 0);
        onProgress(sent);
        return Promise.resolve(this.#answer(method, status));
      },
      abort: () => Promise.resolve(),
      getUnderlyingObject: () => null,
    };
  }

  #carry(bytes: number): [number, number] {
    const { bytesPerSecond, longestMs = Infinity } = this.#limits;
    const takes = (bytes * 1000) / bytesPerSecond;
    const isCut = takes > longestMs;
    const sent = isCut ? Math.floor((longestMs * bytesPerSecond) / 1000) : bytes;
    this.now += Math.min(takes, longestMs);
    this.#kept += sent;
    if (bytes > 0) this.pieces.push(sent);
    if (isCut) this.cuts += 1;
    return [isCut ? 504 : 200, sent];
  }

  #answer(method: string, status: number): HttpResponse {
    const told: Record<string, string> = {
      Location: "/function/storage/uploads/1",
      "Upload-Offset": String(this.#kept),
      "Upload-Length": String(this.#length),
    };
    return {
      getStatus: () => (status === 200 && method === "POST" ? 201 : status),
      getHeader: (name) => (status === 200 ? told[name] : undefined),
      getBody: () => "",
      getUnderlyingObject: () => null,
    };
  }
}
