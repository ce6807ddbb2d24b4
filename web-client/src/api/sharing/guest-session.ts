import { type Answer, call, type Call, fetchBlob, type Method } from "../client";
import { isRefusal, type Problem } from "../problem";
import { rememberedPassword, rememberPassword } from "./link-passwords";
import type { OpenedShare, SharedAlbum } from "../types";

/**
 * The session of a guest who looks at an album by its link. Opening the link gives a bearer token that is good for an
 * hour; once it is refused the link is opened again, unnoticed, as long as the share stands. After that every request
 * fails with 401.
 */
export class GuestSession {
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
  static async open(link: string, password: string | null): Promise<GuestSession> {
    const session = new GuestSession(link, password, await open(link, password));
    rememberPassword(link, password);
    return session;
  }

  /** With the password that this tab remembers, unless that is another one by now. */
  static async openAgain(link: string): Promise<GuestSession> {
    try {
      return await GuestSession.open(link, rememberedPassword(link));
    } catch (error) {
      if (isRefusal(error, 403)) rememberPassword(link, null);
      throw error;
    }
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

  /** Opens the link once for all requests that were refused meanwhile; throws the refusal if the share has ended. */
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

/** The link and its password go in the body: no address, and so no log, has them. */
async function open(token: string, password: string | null): Promise<OpenedShare> {
  return (await call<OpenedShare>("POST", "albums/shares/open", { body: { token, password } })).data;
}
