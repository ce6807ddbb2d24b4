const SMALLEST = 256 * 1024;
const LARGEST = 8 * 1024 * 1024;
const FIRST = 1024 * 1024;
const AIM_MS = 4_000;

/**
 * How many bytes to send in one request: as many as go out in a few seconds, so that no limit on the way cuts them off,
 * and fewer after a cut. What one file teaches counts for the next.
 */
export class PieceSize {
  #bytes = FIRST;

  get bytes(): number {
    return this.#bytes;
  }

  /** A piece came through. The last one of a file tells nothing where it is short, for it is the way that took its time. */
  cameThrough(bytes: number, milliseconds: number): void {
    if (bytes < this.#bytes) return;
    const fitting = (bytes * AIM_MS) / Math.max(1, milliseconds);
    this.#set(Math.min(fitting, 2 * this.#bytes));
  }

  /** A piece was cut off. */
  wasCut(): void {
    this.#set(this.#bytes / 2);
  }

  #set(bytes: number): void {
    this.#bytes = Math.round(Math.min(LARGEST, Math.max(SMALLEST, bytes)));
  }
}
