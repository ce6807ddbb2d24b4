/** A server of map tiles that the operator has named, as recognition-web writes it into the page. */
export interface TileServer {
  address: (zoom: number, x: number, y: number) => string;
  attribution: string;
}

export function tileServerOf(page: Document): TileServer | null {
  const pattern = contentOf(page, "map-tiles");
  if (!pattern) return null;
  return {
    address: (zoom, x, y) =>
      pattern.replace("{z}", String(zoom)).replace("{x}", String(x)).replace("{y}", String(y)),
    attribution: contentOf(page, "map-tiles-attribution"),
  };
}

export const tileServer = tileServerOf(document);

function contentOf(page: Document, name: string): string {
  return page.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}
