/** Made by build-tools/world-tiles.ts. */
declare module "virtual:world-tiles" {
  /** A piece of the world. Degrees. */
  export interface Tile<Content> {
    bounds: { west: number; south: number; east: number; north: number };
    load: () => Promise<Content>;
  }
  /** Lines parted by `M`, each a place and steps from there on, to the east and to the north. */
  export interface CoastText {
    land: string;
    borders: string;
  }
  /** A line for each name: kind, zoom, longitude, latitude, English, German. The most important first. */
  export interface NameText {
    names: string;
  }
  /** From the coarsest to the finest. */
  export const coasts: readonly { stepsPerDegree: number; tiles: readonly Tile<CoastText>[] }[];
  /** Those that are wanted at a zoom, and those from further out. */
  export const names: readonly { from: number; tiles: readonly Tile<NameText>[] }[];
}
