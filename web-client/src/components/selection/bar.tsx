import { ListChecks, X } from "lucide-react";
import type { ReactNode } from "react";
import { isMyPhoto, mayDelete, maySeeOriginal } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import { MOST_AT_ONCE } from "../../api/photos/bulk";
import { useTexts } from "../../texts";
import { JobActions } from "./job-actions";
import { IconButton } from "../kit/button";
import { Action } from "./action";
import styles from "./bar.module.css";
import {
  AddSelected,
  CorrectSelected,
  DeleteSelected,
  DownloadSelected,
  MoveSelected,
  RemoveSelected,
} from "./actions";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  selection: Selection;
  /** Of what they are selected from; their ZIP is called so. */
  title: string;
  /** Where all of them are, if that is one album, whose name is then the title. */
  albumId?: string;
  /** What they are some of: all of it can be taken at once. */
  everything?: { q: string; count: number } | undefined;
}

/** What can be done with the selected photos. */
export function SelectionBar({ selection, title, albumId, everything }: SelectionBarProps) {
  const t = useTexts();
  const rights = useRights();
  const { photos, isEverything, selectEverything, clear } = selection;
  const mine = photos.filter(isMyPhoto);
  const isMine = mine.length === photos.length;
  if (photos.length === 0) return null;
  if (isEverything && everything)
    return (
      <Bar count={everything.count} onClear={clear}>
        <JobActions which={{ q: everything.q }} count={everything.count} isEverything onBegun={clear} />
      </Bar>
    );
  return (
    <Bar count={photos.length} onClear={clear}>
      <>
        {everything && everything.count > photos.length && (
          <Action icon={ListChecks} label={t.jobs.everything(everything.count)} onClick={selectEverything} />
        )}
        {photos.every((photo) => maySeeOriginal(photo, rights)) && (
          <DownloadSelected photos={photos} title={title} />
        )}
        {isMine && <AddSelected photos={mine} onAllDone={clear} />}
        {isMine && albumId && <MoveSelected photos={mine} from={albumId} onAllDone={clear} />}
        {(isMine || rights.isOwner) && albumId && (
          <RemoveSelected photos={photos} album={{ _id: albumId, albumName: title }} onAllDone={clear} />
        )}
        {isMine && photos.length <= MOST_AT_ONCE && <CorrectSelected photos={mine} onAllDone={clear} />}
        {isMine && photos.length <= MOST_AT_ONCE && (
          <JobActions
            which={{ ids: photos.map(({ _id }) => _id) }}
            count={photos.length}
            isEverything={false}
            onBegun={clear}
          />
        )}
        {photos.every((photo) => mayDelete(photo, rights)) && <DeleteSelected photos={photos} />}
      </>
    </Bar>
  );
}

function Bar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  const { selection } = useTexts();
  return (
    <section className={styles.bar} aria-label={selection.title} data-testid="selection-bar">
      <IconButton icon={X} label={selection.clear} onClick={onClear} />
      <p role="status" className={styles.count}>
        {selection.count(count)}
      </p>
      <div className={styles.actions}>{children}</div>
    </section>
  );
}
