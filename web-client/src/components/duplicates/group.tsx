import { useId } from "react";
import { type Kept, useDismiss } from "../../api/duplicates/duplicates";
import type { DuplicateGroup } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { useNotices } from "../kit/notices";
import { PhotoChoice } from "./choice";
import styles from "./group.module.css";
import { KeepButton } from "./keep-button";

interface GroupProps {
  group: DuplicateGroup;
  kept: Kept;
  title: string;
  onChoose: (photoId: string) => void;
}

/** Photos that are the same picture, of which one is to be kept. */
export function Group({ group, kept, title, onChoose }: GroupProps) {
  const { duplicates } = useTexts();
  const notices = useNotices();
  const dismiss = useDismiss();
  const name = useId();
  const tellApart = () =>
    void dismiss.mutateAsync(kept.ids).then(() => notices.say(duplicates.dismissed), notices.complain);
  return (
    <section className={styles.group} aria-label={title} data-testid="duplicates">
      <h2 className={styles.title}>{duplicates.kinds[group.kind]}</h2>
      <div role="radiogroup" aria-label={title} className={styles.photos}>
        {group.photos.map((photo) => (
          <PhotoChoice
            key={photo._id}
            photo={photo}
            name={name}
            isBest={photo._id === group.bestId}
            isChosen={photo._id === kept.keepId}
            onChoose={onChoose}
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <KeepButton groups={[kept]} label={duplicates.keep} />
        <Button variant="quiet" isBusy={dismiss.isPending} onClick={tellApart}>
          {duplicates.different}
        </Button>
      </div>
    </section>
  );
}
