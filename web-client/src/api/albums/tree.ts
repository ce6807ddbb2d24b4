import type { Album } from "../types";

/** The names above an album, outermost first; of an album itself also its own. */
export type Place = readonly string[];

export interface Folder {
  name: string;
  place: Place;
  /** How many albums are below it, at any depth. */
  count: number;
}

type Placed = Pick<Album, "albumName" | "path">;

export function placeOf(album: Placed): Place {
  return [...album.path, album.albumName];
}

export function albumsIn<T extends Placed>(albums: readonly T[], place: Place): T[] {
  return albums.filter(({ path }) => isSame(path, place));
}

export function albumsBelow<T extends Placed>(albums: readonly T[], place: Place): T[] {
  return albums.filter(({ path }) => isWithin(path, place));
}

/** The picture of an album at a place: its own, or the first from below it. */
export function coverAt(albums: readonly Album[], place: Place, own: Album["cover"] = null): Album["cover"] {
  return own ?? albums.find(({ path, cover }) => cover !== null && isWithin(path, place))?.cover ?? null;
}

/** The next names below a place, where albums lie deeper than it, but for those that are albums themselves. */
export function foldersIn(albums: readonly Placed[], place: Place): Folder[] {
  const open = new Set(albumsIn(albums, place).map(({ albumName }) => albumName));
  const counts = new Map<string, number>();
  for (const { path } of albums) {
    const name = path[place.length];
    if (name === undefined || open.has(name) || !isWithin(path, place)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const folders = [...counts].map(([name, count]) => ({ name, place: [...place, name], count }));
  return folders.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
}

/** All places that albums are in, or could be put into. */
export function placesOf(albums: readonly Placed[]): string[] {
  const places = albums.flatMap((album) => {
    const names = placeOf(album);
    return names.map((_, depth) => textOf(names.slice(0, depth + 1)));
  });
  return [...new Set(places)].sort((one, other) => one.localeCompare(other, undefined, { numeric: true }));
}

export function textOf(place: Place): string {
  return place.join(" / ");
}

/** What `textOf` gives, or a person types: names with slashes between. */
export function readPlace(text: string): string[] {
  return text
    .split("/")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

const PARAMETER = "in";

export function addressOf(place: Place): string {
  const query = new URLSearchParams(place.map((name) => [PARAMETER, name])).toString();
  return query === "" ? "/albums" : `/albums?${query}`;
}

export function placeIn(query: URLSearchParams): Place {
  return query.getAll(PARAMETER);
}

function isWithin(path: Place, place: Place): boolean {
  return path.length >= place.length && place.every((name, at) => path[at] === name);
}

function isSame(path: Place, place: Place): boolean {
  return path.length === place.length && isWithin(path, place);
}
