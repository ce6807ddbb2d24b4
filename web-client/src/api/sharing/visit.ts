import { type Answer, call, type Call, fetchBlob, type Method } from "../client";
import { Problem } from "../problem";
import type { OpenedShare, SharedAlbum } from "../types";

/**
 * An album that is looked at by its link. What opening the link gives is good for an hour; after that the link is
 * opened again, unseen, for as long as it stands. When it no longer does, every request fails with 401.
 */
export class Visit {
  /** As it was when the link was opened. */
  readonly album: SharedAlbum;
  readonly #link: string;
  readonly #password: string | null;
  #bearer: string;
  #opening: Promise<void> | null = null;
  #hasEnded = false;

  private constructor(link: string, password: string | null, { album, token }: OpenedShare) {
    this.album = album;
    this.#link = link;
    this.#password = password;
    this.#bearer = token;
  }

  /** Throws a `Problem` with 403 where the password is missing or wrong, with 404 where nothing is shared. */
  static async open(link: string, password: string | null): Promise<Visit> {
    return new Visit(link, password, await open(link, password));
  }

  call = <T>(method: Method, path: string, options: Call = {}): Promise<Answer<T>> =>
    this.#ask((bearer) => call<T>(method, path, { ...options, bearer }));

  fetchBlob = (path: string, signal: AbortSignal): Promise<Blob> =>
    this.#ask((bearer) => fetchBlob(path, signal, bearer));

  async #ask<T>(ask: (bearer: string) => Promise<T>): Promise<T> {
    const used = this.#bearer;
    try {
      return await ask(used);
    } catch (error) {
      if (!isRefusal(error, 401) || this.#hasEnded) throw error;
      if (used === this.#bearer) await this.#openAgain(error);
      return await ask(this.#bearer);
    }
  }

  /** Once for all requests that found the door closed. */
  async #openAgain(refusal: Problem): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    try {
      await this.#opening;
    } catch (error) {
      this.#hasEnded = isRefusal(error, 403, 404);
      throw this.#hasEnded ? refusal : error;
    }
  }

  async #open(): Promise<void> {
    this.#bearer = (await open(this.#link, this.#password)).token;
  }
}

export function isRefusal(error: unknown, ...statuses: number[]): error is Problem {
  return error instanceof Problem && statuses.includes(error.status);
}

/** The link and its password go in the body: no address, and so no log, has them. */
async function open(token: string, password: string | null): Promise<OpenedShare> {
  return (await call<OpenedShare>("POST", "albums/shares/open", { body: { token, password } })).data;
}
