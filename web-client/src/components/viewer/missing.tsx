import { isRefusal } from "../../api/problem";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Modal, ModalActions } from "../kit/modal";
import styles from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";

/** Says that a linked photo cannot be shown, over the album that it should be in. */
export function ViewerMissing({ error, onClose }: { error: unknown; onClose: () => void }) {
  const t = useTexts();
  const isGone = isRefusal(error, 404);
  return (
    <Modal isOpen onClose={onClose} title={isGone ? t.viewer.notFoundTitle : t.problems.title}>
      <p className={styles.text}>{isGone ? t.viewer.notFoundText : <Reason error={error} />}</p>
      <ModalActions>
        <Button variant="primary" onClick={onClose}>
          {t.viewer.toAlbum}
        </Button>
      </ModalActions>
    </Modal>
  );
}
