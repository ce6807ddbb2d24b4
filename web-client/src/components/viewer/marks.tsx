import { Archive, Star } from "lucide-react";
import { useCorrectPhoto } from "../../api/photos/corrections";
import type { Photo } from "../../api/types";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { useNotices } from "../kit/notices";
import { useKeys } from "../kit/use-keys";
import styles from "./marks.module.css";

/** A person's own photo as a favourite, and out of the timeline. */
export function Marks({ photo, hasKeys }: { photo: Photo; hasKeys: boolean }) {
  const { viewer } = useTexts();
  const notices = useNotices();
  const correct = useCorrectPhoto();
  const { favourite, archived } = photo;
  const mark = (marks: { favourite?: boolean; archived?: boolean }) =>
    correct.mutate({ photo, ...marks }, { onError: notices.complain });
  const toggleFavourite = () => mark({ favourite: !favourite });
  const toggleArchived = () => mark({ archived: !archived });
  useKeys({ f: toggleFavourite, a: toggleArchived }, hasKeys);
  return (
    <>
      <IconButton
        icon={Star}
        label={viewer.favourite}
        aria-pressed={favourite}
        className={styles.favourite}
        onClick={toggleFavourite}
      />
      <IconButton
        icon={Archive}
        label={viewer.archive}
        aria-pressed={archived}
        className={styles.archive}
        onClick={toggleArchived}
      />
    </>
  );
}
