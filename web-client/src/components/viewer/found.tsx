import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useLabels } from "../kit/words/labels";
import styles from "./panel.module.css";

interface FoundProps {
  photo: SeenPhoto;
  onPoint: (detection: number | null) => void;
}

/** What was recognised: things in their boxes, and what the picture shows as a whole. */
export function Found({ photo, onPoint }: FoundProps) {
  const { info } = useTexts();
  const ofPicture = photo.labels.filter(({ isFor }) => isFor === "picture");
  return (
    <>
      {photo.detections.length > 0 && (
        <section>
          <h3 className={styles.heading}>{info.recognised}</h3>
          <ul>
            {photo.detections.map(({ class: label, conf }, at) => (
              <li
                key={at}
                className={styles.found}
                onPointerEnter={() => onPoint(at)}
                onPointerLeave={() => onPoint(null)}
              >
                <Sureness label={label} conf={conf} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {ofPicture.length > 0 && (
        <section>
          <h3 className={styles.heading}>{info.wholePicture}</h3>
          <ul aria-label={info.wholePicture}>
            {ofPicture.map(({ class: label, conf }) => (
              <li key={label} className={styles.found}>
                <Sureness label={label} conf={conf} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Sureness({ label, conf }: { label: string; conf: number }) {
  const t = useTexts();
  const { nameOf } = useLabels();
  return (
    <>
      <span>{nameOf(label)}</span>
      <span className={styles.meter} aria-hidden>
        <span style={{ width: `${conf * 100}%` }} />
      </span>
      <span className={styles.percent}>{t.viewer.confidence(conf)}</span>
    </>
  );
}
