import { http, HttpResponse } from "msw";
import { FACET_NAMES, partsOf, readPart } from "../api/finding/parts";
import type { Counted, NamedPlace, Photo, Suggestion } from "../api/types";
import type { World } from "./world";

const AT = "*/function/photos";
const OTHER_FACET = /(?:^|\s)([a-z]+):\S/;

/** The part of the functions that finds photos: whole words of names, tags, months; all else it does not know. */
export function findingOf(world: World) {
  const queryOf = (request: Request) => new URL(request.url).searchParams.get("q") ?? "";
  const foundBy = (request: Request) => withParams(world, new URL(request.url).searchParams);
  return [
    http.get(`${AT}/timeline`, ({ request }) => HttpResponse.json(monthsOf(foundBy(request)))),
    http.get(`${AT}/facets`, ({ request }) => HttpResponse.json(facetsOf(foundBy(request)))),
    http.get(`${AT}/towns`, ({ request }) =>
      HttpResponse.json(TOWNS.filter(({ place }) => place.town.toLowerCase().startsWith(queryOf(request)))),
    ),
    http.get(`${AT}/map`, ({ request }) => HttpResponse.json(clustersOf(world, request))),
    http.get(`${AT}/suggest`, ({ request }) => HttpResponse.json(suggestionsOf(world, queryOf(request)))),
  ];
}

/** Why a search cannot be read; undefined where it can. */
export function refusalOf(q: string): HttpResponse<object> | undefined {
  const other = OTHER_FACET.exec(q);
  if (!other || FACET_NAMES.some((name) => name === other[1])) return undefined;
  const position = other.index + other[0].indexOf(other[1] ?? "");
  const detail = `The search cannot be read at character ${position + 1}. There is no ${other[1]}: to search by.`;
  return HttpResponse.json({ ...problemBody, detail, position }, { status: 422 });
}

const problemBody = { type: "about:blank", title: "Unprocessable Content", status: 422, field: "q" };

const GERMAN = { town: "Lissabon", region: "Lissabon", country: "Portugal" };
const LISBON = { town: "Lisbon", region: "Lisbon", country: "Portugal", geonamesId: 2267057 };
const TOWNS: NamedPlace[] = [
  { place: { ...LISBON, countryCode: "PT", german: GERMAN }, lat: 38.72923, lon: -9.15338 },
];

function withParams(world: World, params: URLSearchParams): Photo[] {
  const albumId = params.get("albumId");
  return foundIn(world, params.get("q") ?? "").filter(
    (photo) =>
      (albumId === null || photo.albumIds.includes(albumId)) &&
      params.getAll("tag").every((tag) => photo.tags.includes(tag)),
  );
}

export function foundIn(world: World, q: string): Photo[] {
  return world.photos.filter((photo) => partsOf(q).every((part) => holds(photo, part)));
}

/** One for each place. */
function clustersOf(world: World, request: Request) {
  const query = new URL(request.url).searchParams;
  const sides = ["west", "south", "east", "north"].map((side) => query.get(side) ?? "").join();
  const found = foundIn(world, query.get("q") ?? "").filter((photo) => isWithin(photo, sides));
  const places = [...new Set(found.map(({ gps }) => `${gps?.lat},${gps?.lon}`))];
  return places.map((place) => {
    const [lat, lon] = place.split(",").map(Number);
    const photos = found.filter(({ gps }) => gps?.lat === lat && gps?.lon === lon);
    return { lat, lon, count: photos.length, photoId: photos[0]?._id };
  });
}

function isWithin({ gps }: Photo, section: string): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = section.split(",").map(Number);
  if (!gps || gps.lat < south || gps.lat > north) return false;
  return west <= east ? gps.lon >= west && gps.lon <= east : gps.lon >= west || gps.lon <= east;
}

function holds(photo: Photo, text: string): boolean {
  const { kind, value, isLeftOut } = readPart(text);
  const wanted = value.toLowerCase();
  const answers = {
    taken: monthOf(photo)?.startsWith(wanted) ?? false,
    place: photo.place?.town.toLowerCase() === wanted,
    within: isWithin(photo, value),
    has: wanted === "date" ? photo.takenAt !== null : photo.place !== null,
    tag: photo.tags.includes(wanted),
    text: photo.tags.includes(wanted) || photo.fileName?.startsWith(wanted) === true,
  } satisfies Partial<Record<typeof kind, boolean>>;
  const holdsIt = answers[kind as keyof typeof answers] as boolean | undefined;
  return (holdsIt ?? false) !== isLeftOut;
}

export function monthOf({ takenAt }: Photo): string | null {
  return takenAt === null ? null : new Date(takenAt).toISOString().slice(0, 7);
}

function monthsOf(photos: readonly Photo[]) {
  const counts = countsOf(photos.map(monthOf));
  const dated = [...counts]
    .filter(([month]) => month !== null)
    .sort()
    .reverse();
  const undated = counts.get(null);
  return [...dated, ...(undated ? [[null, undated] as const] : [])].map(([month, count]) => ({
    month,
    count,
  }));
}

function facetsOf(photos: readonly Photo[]) {
  return {
    tag: counted(
      "tag",
      photos.flatMap((photo) => photo.tags),
    ),
    place: counted("place", placesOf(photos)).map((one) => ({ ...one, german: germanOf(photos, one.text) })),
    camera: [],
    year: counted(
      "taken",
      photos.flatMap((photo) => monthOf(photo)?.slice(0, 4) ?? []),
    ),
  };
}

function suggestionsOf(world: World, begin: string): Suggestion[] {
  const tags = counted(
    "tag",
    world.photos.flatMap((photo) => photo.tags),
  ).map((one) => ({ kind: "tag", ...one }));
  const places = counted("place", placesOf(world.photos)).map((one) => ({ kind: "place", ...one }));
  return [...tags, ...places].filter(({ text }) => text.toLowerCase().startsWith(begin.toLowerCase()));
}

function placesOf(photos: readonly Photo[]): string[] {
  return photos.flatMap(({ place }) => place?.town ?? []);
}

function germanOf(photos: readonly Photo[], town: string): string {
  return photos.find(({ place }) => place?.town === town)?.place?.german.town ?? town;
}

function counted(kind: string, values: readonly string[]): Counted[] {
  const facet = (text: string) =>
    (text.includes(" ") ? `${kind}:"${text}"` : `${kind}:${text}`).toLowerCase();
  return [...countsOf(values)]
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .map(([text, count]) => ({ text, count, q: facet(text) }));
}

function countsOf<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
