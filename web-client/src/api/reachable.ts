/** Whether the last request reached the album: what a browser says of its network is often wrong. */
class Reachable {
  #isThere = true;
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  isThere = (): boolean => this.#isThere;

  tell(isThere: boolean): void {
    if (isThere === this.#isThere) return;
    this.#isThere = isThere;
    for (const listener of this.#listeners) listener();
  }
}

export const reachable = new Reachable();
