import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { PhotoFacts } from "./photo-facts";
import styles from "./photo-panel.module.css";
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
        <PhotoFacts photo={photo} />
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
