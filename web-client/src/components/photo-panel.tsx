import { MapPin } from "lucide-react";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { useDates } from "./dates";
import styles from "./photo-panel.module.css";
import { useSizes } from "./sizes";
import { TagEditor } from "./tag-editor";

interface PhotoPanelProps {
  photo: Photo;
  /** Tags that the person uses elsewhere, to choose from. */
  knownTags: readonly string[];
  onPoint: (detection: number | null) => void;
}

/** Everything that is known of a photo, beside it. */
export function PhotoPanel({ photo, knownTags, onPoint }: PhotoPanelProps) {
  const t = useTexts();
  return (
    <aside className={styles.panel} aria-label={t.info.title} data-testid="photo-panel">
      <section>
        <h3 className={styles.heading}>{t.photo.tags}</h3>
        <TagEditor photo={photo} knownTags={knownTags} />
      </section>
      {photo.detections.length > 0 && <Found photo={photo} onPoint={onPoint} />}
      <section>
        <h3 className={styles.heading}>{t.info.details}</h3>
        <Details photo={photo} />
      </section>
    </aside>
  );
}

function Found({ photo, onPoint }: Pick<PhotoPanelProps, "photo" | "onPoint">) {
  const t = useTexts();
  return (
    <section>
      <h3 className={styles.heading}>{t.info.recognised}</h3>
      <ul>
        {photo.detections.map(({ class: name, conf }, at) => (
          <li
            key={at}
            className={styles.found}
            onPointerEnter={() => onPoint(at)}
            onPointerLeave={() => onPoint(null)}
          >
            <span>{name}</span>
            <span className={styles.meter} aria-hidden>
              <span style={{ width: `${conf * 100}%` }} />
            </span>
            <span className={styles.percent}>{t.viewer.confidence(conf)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Details({ photo }: { photo: Photo }) {
  const t = useTexts();
  const dates = useDates();
  const size = useSizes();
  const { takenAt, width, height, camera, gps, model } = photo;
  const rows: [string, string | null][] = [
    [t.info.taken, takenAt === null ? null : dates.moment(takenAt)],
    [t.info.uploaded, dates.moment(photo.createdAt)],
    [t.info.file, photo.fileName],
    [t.info.dimensions, width && height ? t.info.pixels(width, height) : null],
    [t.info.size, size(photo.size)],
    [t.info.type, photo.contentType],
    [t.info.camera, camera],
    [t.info.model, model],
  ];
  return (
    <dl className={styles.details}>
      {rows.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {gps && (
        <div>
          <dt>{t.info.place}</dt>
          <dd>
            <a className={styles.place} href={mapOf(gps)} target="_blank" rel="noreferrer">
              <MapPin size={16} aria-hidden />
              {gps.lat.toFixed(4)}, {gps.lon.toFixed(4)}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

function mapOf({ lat, lon }: NonNullable<Photo["gps"]>): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${lat}/${lon}`;
}
