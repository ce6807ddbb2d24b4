import { Images, RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { isRefusal } from "../../api/problem";
import { type Thrown, useDeleteForever, useRestore } from "../../api/trash/trash";
import type { Pictured } from "../../api/types";
import { useTexts } from "../../texts";
import { Button, IconButton } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { useDates } from "../kit/words/dates";
import { Picture } from "../pictures/picture";
import styles from "./row.module.css";

/** In CSS pixels. */
const PICTURE = 56;

interface TrashRowProps {
  thrown: Thrown;
  name: string;
  trashedAt: number | null;
  picture: Pictured | null;
  /** Besides when it was deleted. */
  note?: string;
  /** What it means if it cannot be brought back by itself. */
  whyNot?: string | undefined;
  isChosen: boolean;
  onChoose: () => void;
}

/** A photo or an album in the trash, with the two ways out of it. */
export function TrashRow({ thrown, name, trashedAt, picture, note, whyNot, ...choice }: TrashRowProps) {
  const { trash } = useTexts();
  const dates = useDates();
  const notices = useNotices();
  const restore = useRestore();
  const remove = useDeleteForever();
  const [isAsking, setAsking] = useState(false);
  const refuse = (error: unknown) =>
    whyNot && isRefusal(error, 409) ? notices.say(whyNot) : notices.complain(error);
  const bringBack = () =>
    void restore.mutateAsync(thrown).then(() => notices.say(trash.restored(name)), refuse);
  return (
    <li className={styles.row} data-testid="trashed">
      <input
        type="checkbox"
        className={styles.choice}
        checked={choice.isChosen}
        onChange={choice.onChoose}
        aria-label={trash.choose(name)}
      />
      <span className={styles.picture}>
        {picture ? (
          <Picture photo={picture} width={PICTURE} isWhole={false} alt="" />
        ) : (
          <Images size={20} aria-hidden />
        )}
      </span>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.note}>
          {note && `${note} · `}
          {trashedAt !== null && trash.deleted(dates.day(trashedAt))}
        </p>
      </div>
      <Button
        icon={RotateCcw}
        aria-label={trash.restoreItem(name)}
        isBusy={restore.isPending}
        onClick={bringBack}
      >
        {trash.restore}
      </Button>
      <IconButton icon={Trash2} label={trash.deleteItem(name)} onClick={() => setAsking(true)} />
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={trash.deleteTitle(name)}
        text={trash.deleteText}
        action={trash.deleteForever}
        onConfirm={() => remove.mutate(thrown)}
        isBusy={remove.isPending}
        error={remove.error}
      />
    </li>
  );
}
