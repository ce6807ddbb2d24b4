/** Whose pictures are kept: nobody else's are taken in or given out. */
export interface Keeper {
  readonly userName: string;
  /** When the session ends by itself, in milliseconds since the epoch: nothing is shown after that. */
  readonly until: number;
}

/** A picture that is kept, without its bytes. */
export interface SeenPicture {
  readonly path: string;
  readonly seenAt: number;
  readonly bytes: number;
  /** When the server last said that it is still there. */
  readonly askedAt: number;
}

export interface Limits {
  readonly count: number;
  readonly bytes: number;
  readonly days: number;
}

const LIMITS: Limits = { count: 400, bytes: 24 * 2 ** 20, days: 30 };
/** So many may come before what is too much is looked for: that reads all of them. */
const BETWEEN_TRIMS = 20;
const DAY_MS = 86_400_000;
/** A thumbnail or a small preview of a photo, which tells by its key whose it is. */
const PICTURE = /\/storage\/(?:thumbnail:([^:/]+):[^/]+|preview:([^:/]+):[^/]+\.medium)$/;

/** Whose picture is at a path; null unless it is one that may be kept. Of what others share, nothing is. */
export function ownerOf(path: string): string | null {
  const match = PICTURE.exec(path);
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * The thumbnails of own photos that were seen, for when there is no connection: in the browser's Cache Storage, for one
 * person at a time. Knows nothing of the page, so that the service worker uses it as well. Where the browser has no
 * such store, as over http, nothing is kept.
 */
export class SeenPictures {
  readonly #base: string;
  readonly #limits: Limits;
  readonly #now: () => number;
  #untilTrim = 0;

  /** `base`: the path of the client's page, which tells several albums at one host apart. */
  constructor(base: string, limits = LIMITS, now = () => Date.now()) {
    this.#base = base;
    this.#limits = limits;
    this.#now = now;
  }

  /** From now on they are this person's; what was somebody else's is forgotten. */
  async keepFor(keeper: Keeper): Promise<void> {
    if (!("caches" in globalThis)) return;
    if ((await this.#written())?.userName !== keeper.userName) await this.forget();
    await (await this.#open()).put(this.#keeperPath, Response.json(keeper));
  }

  async forget(): Promise<void> {
    if ("caches" in globalThis) await caches.delete(this.#name);
  }

  /** Null when nobody is signed in, as far as is known here. */
  async keeper(): Promise<Keeper | null> {
    const keeper = await this.#written();
    return keeper && keeper.until > this.#now() ? keeper : null;
  }

  /** Takes in a picture that was just shown; nothing happens unless it is the keeper's own. */
  async put(path: string, answer: Response): Promise<void> {
    if (!(await this.#isKept(path)) || !isPicture(answer)) return;
    const cache = await this.#open();
    const before = await cache.match(path);
    if (before && this.#now() - entryOf(before).seenAt < DAY_MS) return;
    const bytes = await answer.blob();
    await cache.put(path, this.#entry(path, bytes, this.#now()));
    // The person may have signed out while the bytes came.
    if (!(await this.#isKept(path))) await this.forgetUnlessKept();
    else await this.#trimSometimes();
  }

  async match(path: string): Promise<Response | null> {
    if (!(await this.#isKept(path))) return null;
    return (await (await this.#open()).match(path)) ?? null;
  }

  async drop(paths: readonly string[]): Promise<void> {
    if (!("caches" in globalThis) || !(await caches.has(this.#name))) return;
    const cache = await this.#open();
    await Promise.all(paths.map((path) => cache.delete(path)));
  }

  /** What is kept for who is signed in, what was seen last first. */
  async all(): Promise<SeenPicture[]> {
    if (!(await this.keeper())) return [];
    const entries = await (await this.#open()).matchAll();
    return entries
      .map(entryOf)
      .filter(({ path }) => path !== "")
      .sort((one, other) => other.seenAt - one.seenAt);
  }

  /** The server said just now that it is still there. */
  async confirm(path: string): Promise<void> {
    const cache = await this.#open();
    const entry = await cache.match(path);
    if (entry) await cache.put(path, this.#entry(path, await entry.blob(), entryOf(entry).seenAt));
  }

  async forgetUnlessKept(): Promise<void> {
    if (!(await this.keeper())) await this.forget();
  }

  async trim(): Promise<void> {
    const oldest = this.#now() - this.#limits.days * DAY_MS;
    let bytes = 0;
    const tooMany = (await this.all()).filter((picture, at) => {
      bytes += picture.bytes;
      return at >= this.#limits.count || bytes > this.#limits.bytes || picture.seenAt < oldest;
    });
    await this.drop(tooMany.map(({ path }) => path));
  }

  async #trimSometimes(): Promise<void> {
    this.#untilTrim -= 1;
    if (this.#untilTrim > 0) return;
    this.#untilTrim = BETWEEN_TRIMS;
    await this.trim();
  }

  async #isKept(path: string): Promise<boolean> {
    const owner = ownerOf(path);
    return owner !== null && (await this.keeper())?.userName === owner;
  }

  async #written(): Promise<Keeper | null> {
    if (!("caches" in globalThis) || !(await caches.has(this.#name))) return null;
    const written = await (await this.#open()).match(this.#keeperPath);
    return written ? ((await written.json()) as Keeper) : null;
  }

  #entry(path: string, bytes: Blob, seenAt: number): Response {
    const headers = {
      "Content-Type": bytes.type,
      "X-Path": path,
      "X-Seen-At": String(seenAt),
      "X-Asked-At": String(this.#now()),
      "X-Bytes": String(bytes.size),
    };
    return new Response(bytes, { headers });
  }

  #open(): Promise<Cache> {
    return caches.open(this.#name);
  }

  get #name(): string {
    return `smart-album ${this.#base} pictures`;
  }

  get #keeperPath(): string {
    return `${this.#base}kept/keeper`;
  }
}

function isPicture(answer: Response): boolean {
  return answer.status === 200 && (answer.headers.get("Content-Type") ?? "").startsWith("image/");
}

function entryOf({ headers }: Response): SeenPicture {
  const number = (name: string) => Number(headers.get(name) ?? 0);
  return {
    path: headers.get("X-Path") ?? "",
    seenAt: number("X-Seen-At"),
    bytes: number("X-Bytes"),
    askedAt: number("X-Asked-At"),
  };
}
