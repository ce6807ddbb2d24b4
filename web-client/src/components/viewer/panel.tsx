import { isMyPhoto } from "../../api/albums/rights";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import type { Correctable } from "../correcting/dialogs";
import { useLabels } from "../kit/words/labels";
import { PhotoAlbums } from "./albums";
import { FactList } from "./facts/list";
import { Found } from "./found";
import styles from "./panel.module.css";
import { TagEditor } from "./tag-editor";
import tagStyles from "./tag-editor.module.css";
import { useWhy } from "./use-why";
import { PhotoWords } from "./words/words";

interface PhotoPanelProps {
  photo: SeenPhoto;
  /** Tags that the person uses elsewhere, to choose from. */
  knownTags: readonly string[];
  onPoint: (detection: number | null) => void;
  onCorrect: (what: Correctable) => void;
}

/** Everything that is known of a photo, beside it. */
export function PhotoPanel({ photo, knownTags, onPoint, onCorrect }: PhotoPanelProps) {
  const t = useTexts();
  return (
    <aside
      className={styles.panel}
      aria-label={t.info.title}
      // axe asks for regions that scroll to take the focus, unless something in them does.
      tabIndex={isMyPhoto(photo) ? undefined : 0}
      data-testid="photo-panel"
    >
      {isMyPhoto(photo) && <PhotoWords key={photo._id} photo={photo} />}
      <section>
        <h3 className={styles.heading}>{t.photo.tags}</h3>
        {isMyPhoto(photo) ? <TagEditor photo={photo} knownTags={knownTags} /> : <Tags photo={photo} />}
      </section>
      <Found photo={photo} onPoint={onPoint} />
      <section>
        <h3 className={styles.heading}>{t.info.details}</h3>
        <FactList photo={photo} onCorrect={isMyPhoto(photo) ? onCorrect : undefined} />
      </section>
      {isMyPhoto(photo) && (
        <section>
          <h3 className={styles.heading}>{t.info.albums}</h3>
          <PhotoAlbums albumIds={photo.albumIds} />
        </section>
      )}
    </aside>
  );
}

function Tags({ photo }: { photo: SeenPhoto }) {
  const t = useTexts();
  const { nameOf } = useLabels();
  const why = useWhy(photo);
  if (photo.tags.length === 0) return <p>{t.photo.noTags}</p>;
  return (
    <ul className={tagStyles.tags} aria-label={t.photo.tags}>
      {photo.tags.map((tag) => (
        <li key={tag} className={`${tagStyles.tag} ${styles.given}`} title={why(tag)}>
          {nameOf(tag)}
        </li>
      ))}
    </ul>
  );
}
