import type { Album, Job, Photo, Share, ShareRequest, StepName } from "../api/types";
import { doneStep, newPhoto } from "./new-photo";

export type StoredAlbum = Omit<Album, "photoCount" | "heldCount" | "coverKey" | "coverId" | "cover">;

export interface StoredShare extends Share {
  token: string | null;
  password: string | null;
}

/** What the functions would keep, in memory; tests read and arrange it directly. */
export class World {
  signedInAs: string | null = null;
  readonly accounts = new Map<string, string>();
  readonly operators = new Set<string>();
  signUp: "open" | "invited" | "closed" = "open";
  /** What the sign-in provider is called, where there is one. */
  provider: string | null = null;
  /** The state with which the browser may come back from the provider. */
  providerState = "sign-in.begun-here";
  /** Where accounts ask for a code besides, the one that is right. */
  code: string | null = null;
  readonly albums: StoredAlbum[] = [];
  readonly photos: Photo[] = [];
  readonly trashedAlbums: StoredAlbum[] = [];
  /** Those in the trash whose photos stayed. */
  readonly emptiedAlbums = new Set<string>();
  readonly trashedPhotos: Photo[] = [];
  trashDays = 30;
  readonly jobs: Job[] = [];
  /** The ids of photos that are the same picture, the best first. */
  readonly duplicates: string[][] = [];
  readonly shares: StoredShare[] = [];
  /** How often a link was opened; what an earlier opening gave is good no longer. */
  openings = 0;
  /** Of pictures that were asked of photos, the paths. */
  readonly fetched: string[] = [];
  readonly blobs = new Map<string, { bytes: ArrayBuffer; type: string }>();
  #clock = Date.UTC(2026, 4, 17, 9, 30);
  #ids = 0;

  nextId(): string {
    this.#ids += 1;
    return this.#ids.toString(16).padStart(24, "0");
  }

  tick(): number {
    this.#clock += 1000;
    return this.#clock;
  }

  addAlbum(
    albumName: string,
    userName = this.signedInAs ?? "ada",
    path: readonly string[] = [],
  ): StoredAlbum {
    const details = { createdAt: this.tick(), path, review: false, chosenCoverId: null, trashedAt: null };
    const album = { _id: this.nextId(), albumName, userName, ...details };
    this.albums.unshift(album);
    return album;
  }

  changeAlbum(album: StoredAlbum, change: Partial<StoredAlbum>): StoredAlbum {
    const changed = { ...album, ...change };
    this.albums.splice(this.albums.indexOf(album), 1, changed);
    return changed;
  }

  share(albumId: string, wanted: Partial<ShareRequest>): StoredShare {
    const { kind = "link", userName = null, password = null, expiresAt = null } = wanted;
    const { add = false, originals = false, below = false } = wanted;
    const _id = this.nextId();
    const token = kind === "link" ? `sal_${_id}_${"x".repeat(43)}` : null;
    const terms = { add, originals, below, expiresAt, hasPassword: password !== null };
    const share = { _id, albumId, kind, userName, ...terms, createdAt: this.tick(), token, password };
    this.shares.unshift(share);
    return share;
  }

  /** Whether there was one. */
  endShare(shareId: string): boolean {
    const at = this.shares.findIndex(({ _id }) => _id === shareId);
    if (at >= 0) this.shares.splice(at, 1);
    return at >= 0;
  }

  /** Into one album, or into those that `albumIds` of the details tells. */
  addPhoto(albumId: string | null, details: Partial<Photo> = {}): Photo {
    const photo = { ...newPhoto(this.nextId(), albumId, this.tick()), ...details };
    this.photos.push(photo);
    this.photos.sort(asStored);
    return this.putInto(photo._id, photo.albumIds);
  }

  photoOf(photoId: string): Photo {
    const photo = this.photos.find(({ _id }) => _id === photoId);
    if (!photo) throw new Error(`There is no photo ${photoId}`);
    return photo;
  }

  change(photoId: string, details: Partial<Photo>): Photo {
    const photo = this.photoOf(photoId);
    const changed = { ...photo, ...details };
    this.photos[this.photos.indexOf(photo)] = changed;
    return changed;
  }

  /** Puts a photo into albums alone. */
  putInto(photoId: string, albumIds: readonly string[]): Photo {
    return this.change(photoId, { albumIds, albumId: albumIds[0] ?? null });
  }

  /** Whether a photo is in the trash with all its albums. */
  isHidden({ albumIds }: Photo): boolean {
    const isGone = (id: string) =>
      this.trashedAlbums.some(({ _id }) => _id === id) && !this.emptiedAlbums.has(id);
    return albumIds.length > 0 && albumIds.every(isGone);
  }

  /** Ends a photo's processing well. */
  finish(photoId: string, tags: string[]): Photo {
    return this.change(photoId, {
      status: "ready",
      tags,
      steps: {
        metadata: doneStep(),
        thumbnail: doneStep(),
        recognition: doneStep(),
        labels: doneStep(),
        review: doneStep(),
      },
      thumbnailKey: `thumbnail:ada:${photoId}`,
      previewKey: `preview:ada:${photoId}`,
    });
  }

  fail(photoId: string, step: StepName, title: string, detail: string): Photo {
    const photo = this.photoOf(photoId);
    const failed = { ...doneStep(), state: "failed" as const, error: { title, detail } };
    return this.change(photoId, { status: "failed", steps: { ...photo.steps, [step]: failed } });
  }

  albumsOf(userName: string | null): Album[] {
    return this.albums.filter((album) => album.userName === userName).map((album) => this.withCounts(album));
  }

  withCounts(album: StoredAlbum): Album {
    const photos = this.photos.filter((photo) => photo.albumIds.includes(album._id));
    const shown = photos.filter((photo) => photo.thumbnailKey);
    const cover = shown.find(({ _id }) => _id === album.chosenCoverId) ?? shown[0];
    const [coverKey, coverId] = [cover?.thumbnailKey ?? null, cover?._id ?? null];
    const heldCount = album.review ? photos.filter(({ held }) => held.length > 0).length : 0;
    return { ...album, photoCount: photos.length, heldCount, coverKey, coverId, cover: cover ?? null };
  }
}

/** Newest first, as the stores give them. */
function asStored(a: Photo, b: Photo): number {
  return b.createdAt - a.createdAt || b._id.localeCompare(a._id);
}
