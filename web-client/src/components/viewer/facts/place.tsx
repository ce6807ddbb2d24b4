import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { Gps } from "../../../api/types";
import { useTexts } from "../../../texts";
import styles from "./place.module.css";

/** A map that cannot be fetched is none; the link is there still. */
const PlaceMap = lazy<ComponentType<Gps>>(() => import("./place-map").catch(() => ({ default: () => null })));

/** A place drawn on a map, which leads to a real one. */
export function Place({ children, ...gps }: Gps & { children: ReactNode }) {
  const { info } = useTexts();
  return (
    <a className={styles.place} href={mapOf(gps)} title={info.onMap} target="_blank" rel="noreferrer">
      <span className={styles.map}>
        <Suspense>
          <PlaceMap {...gps} />
        </Suspense>
      </span>
      {children}
      <span className="visually-hidden"> ({info.onMap})</span>
    </a>
  );
}

/** Nothing is asked of the map until a person follows the link. */
function mapOf({ lat, lon }: Gps): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${lat}/${lon}`;
}
