import { ImageIcon, RotateCw } from "lucide-react";
import { Link } from "react-router";
import { blobUrl } from "../../api/client";
import { useProcessAgain } from "../../api/photos/reprocess";
import { currentStep, failedStep, mayTryAgain, problemOf } from "../../api/photos/steps";
import type { Photo } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { useNotices } from "../kit/notices";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import styles from "./row.module.css";

export function ActivityRow({ photo }: { photo: Photo }) {
  const t = useTexts();
  const dates = useDates();
  const notices = useNotices();
  const again = useProcessAgain();
  const [stepName, step] = currentStep(photo);
  const failed = failedStep(photo);
  const problem = problemOf(failed ?? step);
  const attempts = failed?.attempts ?? step.attempts;
  return (
    <li className={styles.row} data-testid="activity" data-status={photo.status}>
      <span className={styles.picture}>
        {photo.thumbnailKey ? (
          <img src={blobUrl(photo.thumbnailKey)} alt="" loading="lazy" />
        ) : (
          <ImageIcon size={20} aria-hidden />
        )}
      </span>
      <div className={styles.words}>
        <Link to={addressOf(photo)} className={styles.name}>
          {photo.fileName ?? t.photo.untitled}
        </Link>
        <p className={styles.note}>
          {problem ? <Reason error={problem} meanings={t.photo.why} /> : t.photo.step[stepName]}
        </p>
        <p className={styles.when}>
          {dates.moment(photo.createdAt)}
          {attempts > 0 && ` · ${t.activity.attempts(attempts)}`}
        </p>
      </div>
      {mayTryAgain(photo) && (
        <Button
          icon={RotateCw}
          isBusy={again.isPending}
          onClick={() => again.mutate(photo, { onError: notices.complain })}
        >
          {t.common.tryAgain}
        </Button>
      )}
    </li>
  );
}

/** In its album, or among all photos if it is in none. */
function addressOf({ _id, albumId }: Photo): string {
  return albumId === null ? `/photos/${_id}` : `/albums/${albumId}/photos/${_id}`;
}
