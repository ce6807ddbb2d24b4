import { CircleCheckBig, RotateCw } from "lucide-react";
import { usePhotosThatAre } from "../api/photos/activity";
import { useProcessAllAgain } from "../api/photos/reprocess";
import { mayTryAgain } from "../api/photos/steps";
import { ActivitySection } from "../components/activity/section";
import { Button } from "../components/kit/button";
import { useNotices } from "../components/kit/notices";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { useTexts } from "../texts";
import styles from "./activity.module.css";

/** What is being processed in any album, and what failed and why. */
export function ActivityScreen() {
  const t = useTexts();
  const notices = useNotices();
  const failed = usePhotosThatAre("failed");
  const processing = usePhotosThatAre("processing");
  const again = useProcessAllAgain();
  useTitle(t.activity.title);
  const error = failed.error ?? processing.error;
  if (error) {
    return (
      <Failure error={error} onRetry={() => void Promise.all([failed.refetch(), processing.refetch()])} />
    );
  }
  if (!failed.data || !processing.data) return <LoadingTiles count={4} />;
  const tryAll = () => again.mutate(failed.data, { onError: notices.complain });
  return (
    <>
      <h1 className={styles.title}>{t.activity.title}</h1>
      {failed.data.length + processing.data.length === 0 && (
        <PageState icon={CircleCheckBig} title={t.activity.emptyTitle} text={t.activity.emptyText} />
      )}
      <ActivitySection title={t.activity.failed} photos={failed.data}>
        {failed.data.some(mayTryAgain) && (
          <Button icon={RotateCw} isBusy={again.isPending} onClick={tryAll}>
            {t.activity.tryAll}
          </Button>
        )}
      </ActivitySection>
      <ActivitySection title={t.activity.processing} photos={processing.data} />
    </>
  );
}
