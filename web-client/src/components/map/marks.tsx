import { useState } from "react";
import { urlOf } from "../../api/client";
import { useTexts } from "../../texts";
import type { PlacedCluster } from "./clusters";
import styles from "./marks.module.css";
import type { Size } from "./ground/view";

interface MarksProps {
  clusters: readonly PlacedCluster[];
  size: Size;
  onOpen: (cluster: PlacedCluster) => void;
}

/** Where photos were taken: a round picture for those that lie close together, with their number. */
export function Marks({ clusters, size, onOpen }: MarksProps) {
  const t = useTexts();
  return (
    <ul className={styles.marks} aria-label={t.map.marks}>
      {clusters.map((cluster) => (
        <li
          key={cluster.photoId}
          className={styles.place}
          style={{
            transform: `translate(${cluster.dx + size.width / 2}px, ${cluster.dy + size.height / 2}px)`,
          }}
        >
          <Mark cluster={cluster} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Mark({ cluster, onOpen }: { cluster: PlacedCluster; onOpen: (cluster: PlacedCluster) => void }) {
  const t = useTexts();
  const [isBroken, setBroken] = useState(false);
  const { count, lat, lon, photoId } = cluster;
  return (
    <button
      type="button"
      className={styles.mark}
      aria-label={t.map.mark(count, lat, lon)}
      data-testid="map-mark"
      onClick={() => onOpen(cluster)}
    >
      {!isBroken && (
        <img
          className={styles.picture}
          src={urlOf(`photos/${photoId}/thumbnail`)}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setBroken(true)}
        />
      )}
      {count > 1 && (
        <span className={styles.count} aria-hidden>
          {t.map.shortCount(count)}
        </span>
      )}
    </button>
  );
}
