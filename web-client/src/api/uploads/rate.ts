const WINDOW_MS = 6_000;
const SHORTEST_MS = 500;

/** How fast bytes go out, over the last few seconds. */
export class Rate {
  #steps: { at: number; bytes: number }[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(bytes: number): void {
    this.#steps.push({ at: this.#now(), bytes });
  }

  /** Null until there is enough to tell. */
  bytesPerSecond(): number | null {
    const now = this.#now();
    this.#steps = this.#steps.filter(({ at }) => now - at <= WINDOW_MS);
    const [first] = this.#steps;
    if (!first || now - first.at < SHORTEST_MS) return null;
    const bytes = this.#steps.reduce((sum, step) => sum + step.bytes, 0);
    return (bytes * 1000) / (now - first.at);
  }
}
