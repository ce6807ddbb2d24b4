import { Problem } from "./problem";

const STALLS_AFTER_MS = 45_000;

/** Calls `onStall` with a timeout when nothing has moved for a while, however large the file is. */
export class StallWatch {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onStall: (problem: Problem) => void;

  constructor(onStall: (problem: Problem) => void) {
    this.#onStall = onStall;
  }

  moved(): void {
    this.end();
    this.#timer = setTimeout(() => this.#onStall(new Problem("timeout")), STALLS_AFTER_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
