/** How long the server is waited for before the page of before is shown. */
const PATIENCE_MS = 4_000;
const NOT_THERE: ReadonlySet<number> = new Set([502, 503, 504]);

/** The client's own page and files: the page newest first, its files, which never change, from here. */
export class Shell {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  /** Throws unless all is there and the server's page is that of this build. */
  async install(): Promise<void> {
    const page = await fetch(this.#base, { cache: "reload" });
    const isOurs = page.ok && !page.redirected && (await page.clone().text()).includes(BUILD.entry);
    if (!isOurs) throw new Error("The server's page is not the one that this worker belongs to.");
    const cache = await caches.open(this.#name(BUILD.version));
    await cache.addAll(BUILD.files.map((file) => this.#base + file));
    await cache.put(this.#base, page);
  }

  /** Leaves those of the build before: pages that are open still may load more of it. */
  async forgetOlder(): Promise<void> {
    const others = (await this.#shells()).filter((name) => name !== this.#name(BUILD.version));
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  }

  async page(event: FetchEvent): Promise<Response> {
    const fresh = this.#fromServer(event);
    // What comes too late fails unheard.
    fresh.catch(() => undefined);
    try {
      const answer = await Promise.race([fresh, afterPatience()]);
      if (answer && !NOT_THERE.has(answer.status)) return answer;
      return (await this.#kept()) ?? answer ?? (await fresh);
    } catch (error) {
      const kept = await this.#kept();
      if (kept) return kept;
      throw error;
    }
  }

  async asset(request: Request): Promise<Response> {
    for (const name of (await this.#shells()).reverse()) {
      const kept = await (await caches.open(name)).match(request, { ignoreVary: true });
      if (kept) return kept;
    }
    return fetch(request);
  }

  async #fromServer(event: FetchEvent): Promise<Response> {
    const preloaded = (await event.preloadResponse) as Response | undefined;
    return preloaded ?? fetch(event.request);
  }

  async #kept(): Promise<Response | null> {
    const name = this.#name(BUILD.version);
    if (!(await caches.has(name))) return null;
    return (await (await caches.open(name)).match(this.#base, { ignoreVary: true })) ?? null;
  }

  /** In the order in which they were made. */
  async #shells(): Promise<string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(this.#name("")));
  }

  #name(version: string): string {
    return `smart-album ${this.#base} shell ${version}`;
  }
}

function afterPatience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
}
