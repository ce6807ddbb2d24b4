import { ownerOf, type SeenPictures } from "../api/offline/seen-pictures";

const ASKED_AT_ONCE = 40;
const BETWEEN_ASKING_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
const GONE: ReadonlySet<number> = new Set([403, 404, 410]);

/** Keeps the thumbnails that pages show, and gives them where the server cannot be reached. */
export class PictureKeeper {
  readonly #pictures: SeenPictures;
  #askedAt = 0;

  constructor(pictures: SeenPictures) {
    this.#pictures = pictures;
  }

  /** Null for a picture that is not kept, whatever happens. */
  picture(event: FetchEvent, path: string): Promise<Response> | null {
    return ownerOf(path) === null ? null : this.#picture(event, path);
  }

  /** Some of those that nobody has looked at for a day: what was deleted elsewhere is not kept here. */
  async askAgain(): Promise<void> {
    const now = Date.now();
    if (now - this.#askedAt < BETWEEN_ASKING_MS) return;
    this.#askedAt = now;
    const pictures = (await this.#pictures.all()).sort((one, other) => one.askedAt - other.askedAt);
    for (const { path, askedAt } of pictures.slice(0, ASKED_AT_ONCE)) {
      if (now - askedAt < DAY_MS) return;
      try {
        const answer = await fetch(path, { method: "HEAD", cache: "no-store" });
        if (answer.ok) await this.#pictures.confirm(path);
        else await this.#forgetIfRefused(path, answer.status);
      } catch {
        return; // no connection: another time
      }
    }
  }

  async #picture(event: FetchEvent, path: string): Promise<Response> {
    try {
      const answer = await fetch(event.request);
      if (answer.ok) event.waitUntil(this.#pictures.put(path, answer.clone()));
      else event.waitUntil(this.#forgetIfRefused(path, answer.status));
      return answer;
    } catch (error) {
      const kept = await this.#pictures.match(path);
      if (kept) return kept;
      throw error;
    }
  }

  async #forgetIfRefused(path: string, status: number): Promise<void> {
    if (status === 401) await this.#pictures.forget();
    else if (GONE.has(status)) await this.#pictures.drop([path]);
  }
}
