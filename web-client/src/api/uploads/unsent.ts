import { randomName } from "./digest";
import { isUnsent, type Upload } from "./upload";

/** A file that was to be sent, as far as another page can tell it: browsers keep no files for it. */
export interface UnsentFile {
  name: string;
  size: number;
  albumId: string;
}

interface Kept {
  at: number;
  files: UnsentFile[];
}

const WRITE_AFTER_MS = 500;
/** A tab that has written nothing for so long is gone, or does not send. */
const SILENT_MS = 180_000;
const MOST = 5_000;
const NONE: readonly UnsentFile[] = [];

/** Remembers which files a page had not sent when it ended, for the next one of the same person in this browser. */
export class UnsentFiles {
  #before: readonly UnsentFile[] = NONE;
  #uploads: readonly Upload[] = [];
  #writing: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #key: string;

  constructor(userName: string, now = Date.now()) {
    const own = `smart-album.unsent.${userName}.`;
    this.#key = `${own}${tabName()}`;
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(own))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Kept | null;
      if (!kept || (key !== this.#key && kept.at > now - SILENT_MS)) continue;
      this.#before = [...this.#before, ...kept.files];
      localStorage.removeItem(key);
    }
    this.flush();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What was not sent before, and has not been chosen again. */
  snapshot = (): readonly UnsentFile[] => this.#before;

  /** Takes down what is to be sent now; what was missing and is among it is missing no longer. */
  keep(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    if (this.#before.length > 0) {
      const chosen = new Set(uploads.map(({ file, albumId }) => markOf(file) + albumId));
      this.#setBefore(this.#before.filter((each) => !chosen.has(markOf(each) + each.albumId)));
    }
    this.#writing ??= setTimeout(() => this.flush(), WRITE_AFTER_MS);
  }

  /** Of files that are chosen again, those that are missing, each with the album that it was for. */
  missingAmong(files: readonly File[]): { albumId: string; files: File[] }[] {
    const byMark = new Map(files.map((file) => [markOf(file), file]));
    const albums = new Map<string, File[]>();
    for (const each of this.#before) {
      const file = byMark.get(markOf(each));
      if (file) albums.set(each.albumId, [...(albums.get(each.albumId) ?? []), file]);
    }
    return [...albums].map(([albumId, found]) => ({ albumId, files: found }));
  }

  forget(): void {
    this.#setBefore(NONE);
    this.flush();
  }

  /** Writes at once what is known now. */
  flush(): void {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const files = [...this.#before, ...this.#uploads.filter(isUnsent).map(asUnsent)].slice(0, MOST);
    if (files.length === 0) localStorage.removeItem(this.#key);
    else localStorage.setItem(this.#key, JSON.stringify({ at: Date.now(), files } satisfies Kept));
  }

  #setBefore(files: readonly UnsentFile[]): void {
    if (files.length === this.#before.length) return;
    this.#before = files;
    for (const listener of this.#listeners) listener();
  }
}

function asUnsent({ file, albumId }: Upload): UnsentFile {
  return { name: file.name, size: file.size, albumId };
}

/** Not the time of its last change, which some phones make up anew for each choice. */
function markOf({ name, size }: { name: string; size: number }): string {
  return `${name} ${size} `;
}

/** The same after a reload, another in another tab. */
function tabName(): string {
  const name = sessionStorage.getItem("smart-album.tab") ?? randomName();
  sessionStorage.setItem("smart-album.tab", name);
  return name;
}
