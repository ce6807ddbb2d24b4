import styles from "./tile-layer.module.css";
import type { TileServer } from "./tile-server";
import { tilesOf } from "./tiles";
import type { Size, View } from "./view";

interface TileLayerProps {
  server: TileServer;
  view: View;
  size: Size;
}

/** The map as the operator's server draws it. */
export function TileLayer({ server, view, size }: TileLayerProps) {
  return (
    <div className={styles.layer} aria-hidden>
      {tilesOf(view, size).map(({ zoom, column, row, left, top, side }) => (
        <img
          key={`${zoom}/${column}/${row}`}
          className={styles.tile}
          style={{ transform: `translate(${left}px, ${top}px)`, width: side, height: side }}
          src={server.address(zoom, column - Math.floor(column / 2 ** zoom) * 2 ** zoom, row)}
          // Some servers give no tiles to pages that do not say where they are from.
          referrerPolicy="strict-origin"
          alt=""
          draggable={false}
          decoding="async"
        />
      ))}
    </div>
  );
}
