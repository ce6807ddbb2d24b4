import { coasts, type CoastText, names, type NameText, type Tile } from "virtual:world-tiles";
import { sideAt, type Spot, spotOf } from "./projection";
import type { Section } from "./view";

/** From these zooms on, the finer coasts. */
const FINER_FROM = [2.5, 6];
/** Of the units in which coasts are drawn: the world's side. What is near its tile's corner is exact at any zoom. */
export const UNITS = sideAt(8);

/** The coasts of a tile, in units from its north-western corner. */
export interface Coast {
  land: Path2D;
  borders: Path2D;
}

export interface Name {
  isCountry: boolean;
  /** From which on it is told. */
  zoom: number;
  spot: Spot;
  english: string;
  german: string;
}

export interface CoastTile {
  bounds: Section;
  corner: Spot;
  /** Undefined until it has been loaded. */
  coast: Coast | undefined;
}

/** What of the world has been loaded. A change of it is told to all who listen. */
class LoadedWorld {
  readonly #coasts = new Map<Tile<CoastText>, Coast | null>();
  readonly #names = new Map<Tile<NameText>, readonly Name[] | null>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly version = (): number => this.#version;

  /** The tiles of a level within a section; those that are missing are on their way. */
  coastTiles(level: number, section: Section): CoastTile[] {
    const { tiles = [], stepsPerDegree = 1 } = coasts[level] ?? {};
    return tiles
      .filter(({ bounds }) => meet(bounds, section))
      .map((tile) => {
        const corner = spotOf({ lat: tile.bounds.north, lon: tile.bounds.west });
        const read = (text: CoastText) => coastOf(text, stepsPerDegree, corner);
        return { bounds: tile.bounds, corner, coast: this.#get(this.#coasts, tile, read) };
      });
  }

  /** Names in and around a section, the most important first; more may be on their way. */
  names(zoom: number, section: Section): Name[] {
    return names
      .filter(({ from }) => zoom >= from)
      .flatMap(({ tiles }) => tiles.filter(({ bounds }) => meet(bounds, section)))
      .flatMap((tile) => this.#get(this.#names, tile, namesOf) ?? []);
  }

  #get<Text, Content>(
    loaded: Map<Tile<Text>, Content | null>,
    tile: Tile<Text>,
    read: (text: Text) => Content,
  ): Content | undefined {
    if (!loaded.has(tile)) {
      loaded.set(tile, null);
      tile.load().then(
        (text) => {
          loaded.set(tile, read(text));
          this.#tell();
        },
        () => loaded.delete(tile), // Without a network the coarser map stays; it is tried again when asked for.
      );
    }
    return loaded.get(tile) ?? undefined;
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

export const world = new LoadedWorld();

export function levelAt(zoom: number): number {
  return FINER_FROM.filter((from) => zoom >= from).length;
}

function meet(bounds: Section, section: Section): boolean {
  if (bounds.north < section.south || bounds.south > section.north) return false;
  if (section.west > section.east) return bounds.east >= section.west || bounds.west <= section.east;
  return bounds.east >= section.west && bounds.west <= section.east;
}

function coastOf({ land, borders }: CoastText, stepsPerDegree: number, corner: Spot): Coast {
  return {
    land: pathOf(land, stepsPerDegree, corner, true),
    borders: pathOf(borders, stepsPerDegree, corner, false),
  };
}

function pathOf(text: string, stepsPerDegree: number, corner: Spot, isClosed: boolean): Path2D {
  const path = new Path2D();
  for (const line of text === "" ? [] : text.split("M")) {
    let [longitude, latitude] = [0, 0];
    const steps = line.match(/-?\d+/g) ?? [];
    for (let at = 0; at < steps.length; at += 2) {
      longitude += Number(steps[at]);
      latitude += Number(steps[at + 1]);
      const { x, y } = spotOf({ lat: latitude / stepsPerDegree, lon: longitude / stepsPerDegree });
      const [right, down] = [(x - corner.x) * UNITS, (y - corner.y) * UNITS];
      if (at === 0) path.moveTo(right, down);
      else path.lineTo(right, down);
    }
    if (isClosed) path.closePath();
  }
  return path;
}

function namesOf({ names: text }: NameText): Name[] {
  return text.split("\n").map((line) => {
    const [kind, zoom, longitude, latitude, english = "", german = ""] = line.split("\t");
    return {
      isCountry: kind === "c",
      zoom: Number(zoom),
      spot: spotOf({ lat: Number(latitude), lon: Number(longitude) }),
      english,
      german: german || english,
    };
  });
}
