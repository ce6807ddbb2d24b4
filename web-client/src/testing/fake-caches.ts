/** The browser's Cache Storage, as far as this client uses it: jsdom has none. */
export class FakeCaches {
  readonly #caches = new Map<string, FakeCache>();

  open = (name: string): Promise<FakeCache> => {
    const cache = this.#caches.get(name) ?? new FakeCache();
    this.#caches.set(name, cache);
    return Promise.resolve(cache);
  };

  has = (name: string): Promise<boolean> => Promise.resolve(this.#caches.has(name));

  delete = (name: string): Promise<boolean> => Promise.resolve(this.#caches.delete(name));

  keys = (): Promise<string[]> => Promise.resolve([...this.#caches.keys()]);
}

class FakeCache {
  readonly #entries = new Map<string, Response>();
  /** Bytes for which there is room. */
  #room = Infinity;

  fillUp(): void {
    this.#room = 0;
  }

  put = (path: string, response: Response): Promise<void> => {
    if (this.#room === 0 && !path.endsWith("/owner"))
      return Promise.reject(new DOMException("Full", "QuotaExceededError"));
    this.#entries.set(path, response);
    return Promise.resolve();
  };

  match = (path: string): Promise<Response | undefined> => Promise.resolve(this.#entries.get(path)?.clone());

  matchAll = (): Promise<Response[]> =>
    Promise.resolve([...this.#entries.values()].map((entry) => entry.clone()));

  delete = (path: string): Promise<boolean> => Promise.resolve(this.#entries.delete(path));

  keys = (): Promise<{ url: string }[]> =>
    Promise.resolve([...this.#entries.keys()].map((path) => ({ url: `http://here${path}` })));
}
