/** A file that another app gave, and that is in no album yet. */
export interface Received {
  readonly id: string;
  readonly file: File;
}

/** Longer than that nobody waits for them; they are where they came from, too. */
const KEPT_MS = 30 * 86_400_000;

/**
 * What other apps have shared into the album, until it is sent or thrown away: in the browser's Cache Storage, where
 * the service worker writes and the page reads. What comes while nobody is signed in is for who signs in next. Each
 * file is an entry of its own, so that worker and page never write the same one.
 */
export class ReceivedFiles {
  readonly #base: string;
  readonly #now: () => number;

  constructor(base: string, now = () => Date.now()) {
    this.#base = base;
    this.#now = now;
  }

  /** Durable once it is done. Throws when the browser has no room for all of them: then none is kept. */
  async keep(files: readonly File[], owner: string | null): Promise<void> {
    const cache = await this.#open();
    const ids = files.map(() => crypto.randomUUID());
    try {
      for (const [at, file] of files.entries()) {
        const path = this.#pathOf(ids[at] ?? "");
        if (owner !== null) await cache.put(ownerPath(path), new Response(owner));
        await cache.put(path, new Response(file, { headers: this.#headersOf(file) }));
      }
    } catch (error) {
      await this.drop(ids);
      throw error;
    }
  }

  /** What waits for this person, the first that came first. What nobody has yet is this person's from now on. */
  async of(userName: string): Promise<Received[]> {
    if (!(await this.#hasAny())) return [];
    const cache = await this.#open();
    const mine: Received[] = [];
    for (const { id, path } of await this.#entries()) {
      const entry = await cache.match(path);
      const owner = await cache.match(ownerPath(path));
      if (!entry || (owner && (await owner.text()) !== userName)) continue;
      if (Number(entry.headers.get("X-Received-At")) < this.#now() - KEPT_MS) await this.drop([id]);
      else mine.push({ id, file: await fileOf(entry) });
      if (!owner) await cache.put(ownerPath(path), new Response(userName));
    }
    return mine;
  }

  async drop(ids: readonly string[]): Promise<void> {
    if (!(await this.#hasAny())) return;
    const cache = await this.#open();
    for (const id of ids) {
      await cache.delete(this.#pathOf(id));
      await cache.delete(ownerPath(this.#pathOf(id)));
    }
  }

  /** What is not this person's, but has somebody, goes: whoever uses this browser now is somebody else. */
  async dropOthers(userName: string): Promise<void> {
    await this.#dropWhere((owner) => owner !== userName);
  }

  async dropOwn(userName: string): Promise<void> {
    await this.#dropWhere((owner) => owner === userName);
  }

  async #dropWhere(isMeant: (owner: string) => boolean): Promise<void> {
    if (!(await this.#hasAny())) return;
    const cache = await this.#open();
    for (const { id, path } of await this.#entries()) {
      const owner = await cache.match(ownerPath(path));
      if (owner && isMeant(await owner.text())) await this.drop([id]);
    }
  }

  async #entries(): Promise<{ id: string; path: string }[]> {
    const keys = await (await this.#open()).keys();
    const paths = keys.map(({ url }) => new URL(url, "http://here").pathname);
    return paths
      .filter((path) => path.startsWith(this.#pathOf("")) && !path.endsWith(OWNER))
      .map((path) => ({ path, id: path.slice(this.#pathOf("").length) }));
  }

  async #hasAny(): Promise<boolean> {
    return "caches" in globalThis && (await caches.has(this.#name));
  }

  #headersOf(file: File): Record<string, string> {
    return {
      "Content-Type": file.type,
      // A header has no letters but those of Latin-1.
      "X-Name": encodeURIComponent(file.name),
      "X-Modified": String(file.lastModified),
      "X-Received-At": String(this.#now()),
    };
  }

  #open(): Promise<Cache> {
    return caches.open(this.#name);
  }

  #pathOf(id: string): string {
    return `${this.#base}kept/received/${id}`;
  }

  get #name(): string {
    return `smart-album ${this.#base} received`;
  }
}

const OWNER = "/owner";

function ownerPath(path: string): string {
  return `${path}${OWNER}`;
}

async function fileOf(entry: Response): Promise<File> {
  const { headers } = entry;
  return new File([await entry.blob()], decodeURIComponent(headers.get("X-Name") ?? ""), {
    type: headers.get("Content-Type") ?? "",
    lastModified: Number(headers.get("X-Modified") ?? 0),
  });
}
