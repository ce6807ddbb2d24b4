import { CircleAlert, RotateCw } from "lucide-react";
import { isMyPhoto } from "../../api/albums/rights";
import { pathOf } from "../../api/photos/pictures";
import { useProcessAgain } from "../../api/photos/reprocess";
import { currentStep, failedStep, mayTryAgain, problemOf } from "../../api/photos/steps";
import type { Photo, SeenPhoto, SharedPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { useNotices } from "../kit/notices";
import { Reason, useReason } from "../kit/words/reason";
import { Held } from "./held";
import styles from "./photo-state.module.css";

/** What happens to a photo, or what went wrong, over its picture, and that it waits. Nothing once all is well. */
export function PhotoState({ photo }: { photo: SeenPhoto }) {
  if (photo.status === "ready") return <Held photo={photo} />;
  if (!isMyPhoto(photo)) return <StateOfAnothers photo={photo} />;
  return photo.status === "failed" ? <Failed photo={photo} /> : <Processing photo={photo} />;
}

/** Its owner alone is told which step it is at, and why it failed, and may have it tried again. */
function StateOfAnothers({ photo }: { photo: SharedPhoto }) {
  const t = useTexts();
  const isBare = pathOf(photo, "thumbnail") === null;
  if (photo.status === "failed" && !isBare) return null;
  return (
    <p className={styles.processing} data-bare={isBare || undefined}>
      <span className={styles.text}>{photo.status === "failed" ? t.photo.failed : t.sharing.inProgress}</span>
    </p>
  );
}

function Processing({ photo }: { photo: Photo }) {
  const t = useTexts();
  const reason = useReason();
  const [name, step] = currentStep(photo);
  const problem = problemOf(step);
  const text = problem ? `${reason(problem, t.photo.why)} ${t.photo.waitingAgain}` : t.photo.step[name];
  return (
    <p className={styles.processing} data-bare={!photo.thumbnailKey || undefined}>
      <span className={styles.text}>{text}</span>
    </p>
  );
}

function Failed({ photo }: { photo: Photo }) {
  const t = useTexts();
  const again = useProcessAgain();
  const notices = useNotices();
  const failed = failedStep(photo);
  const title = photo.thumbnailKey ? t.photo.failedPartly : t.photo.failed;
  return (
    <div className={styles.failed} data-bare={!photo.thumbnailKey || undefined}>
      <p className={styles.title}>
        <CircleAlert size={16} aria-hidden />
        {title}
      </p>
      <p className={styles.reason} title={failed?.error?.detail}>
        {failed && <Reason error={problemOf(failed)} meanings={t.photo.why} />}
      </p>
      {mayTryAgain(photo) && (
        <Button
          className={styles.again ?? ""}
          icon={RotateCw}
          isBusy={again.isPending}
          onClick={() => again.mutate(photo, { onError: notices.complain })}
        >
          {t.common.tryAgain}
        </Button>
      )}
    </div>
  );
}
