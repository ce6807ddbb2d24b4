import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Modal, ModalActions } from "../kit/modal";
import styles from "./shortcuts.module.css";

type Shortcut = [what: string, ...keys: string[]];

/** All keys that do something. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const { shortcuts } = t;
  const { space, enter, escape, delete: remove, shift } = shortcuts.keys;
  const everywhere: Shortcut[] = [
    [shortcuts.search, "/"],
    [shortcuts.help, "?"],
  ];
  const inAlbum: Shortcut[] = [
    [shortcuts.walk, "←", "→", "↑", "↓"],
    [shortcuts.open, enter],
    [shortcuts.select, space],
    [shortcuts.selectRange, `${shift} ${space}`],
    [shortcuts.selectAll, "A"],
    [shortcuts.clear, escape],
  ];
  const inViewer: Shortcut[] = [
    [shortcuts.neighbours, "←", "→"],
    [shortcuts.zoom, "+", "−", "0"],
    [shortcuts.turn, "[", "]"],
    [shortcuts.slideshow, "S", space],
    [shortcuts.favourite, "F", "A"],
    [shortcuts.boxes, "B"],
    [shortcuts.info, "I"],
    [shortcuts.delete, remove],
    [shortcuts.close, escape],
  ];
  return (
    <Modal isOpen onClose={onClose} title={shortcuts.title}>
      <Keys title={shortcuts.everywhere} shortcuts={everywhere} />
      <Keys title={shortcuts.inAlbum} shortcuts={inAlbum} />
      <Keys title={shortcuts.inViewer} shortcuts={inViewer} />
      <ModalActions>
        <Button onClick={onClose}>{t.common.close}</Button>
      </ModalActions>
    </Modal>
  );
}

function Keys({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl>
        {shortcuts.map(([what, ...keys]) => (
          <div key={what} className={styles.row}>
            <dt>{what}</dt>
            <dd className={styles.keys}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
