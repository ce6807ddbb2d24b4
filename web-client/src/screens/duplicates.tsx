import { CopyCheck } from "lucide-react";
import { useState } from "react";
import { type Kept, useDuplicates } from "../api/duplicates/duplicates";
import { useTrashDays } from "../api/trash/trash";
import type { DuplicateGroup } from "../api/types";
import { Group } from "../components/duplicates/group";
import { KeepButton } from "../components/duplicates/keep-button";
import { Button } from "../components/kit/button";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { useTexts } from "../texts";
import styles from "./page-head.module.css";

/** Photos that are there more than once, in groups of which one photo each is kept. */
export function DuplicatesScreen() {
  const { duplicates } = useTexts();
  const days = useTrashDays();
  const found = useDuplicates();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useTitle(duplicates.title);
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <LoadingTiles count={4} />;
  const kept = found.groups.map((group) => keptOf(group, chosen));
  const choose = (group: DuplicateGroup, photoId: string) =>
    setChosen((before) => {
      const others = new Set(group.photos.map(({ _id }) => _id));
      return new Set([...[...before].filter((id) => !others.has(id)), photoId]);
    });
  const isEmpty = found.groups.length === 0;
  return (
    <>
      <header className={styles.header}>
        <div>
          <h1>{duplicates.title}</h1>
          <p className={styles.text}>
            {duplicates.text} {!isEmpty && duplicates.toTrash(days)}
          </p>
        </div>
        {kept.length > 1 && <KeepButton groups={kept} label={duplicates.keepAll} />}
      </header>
      {isEmpty && !found.isLooking && (
        <PageState icon={CopyCheck} title={duplicates.nothingTitle} text={duplicates.nothingText} />
      )}
      {found.groups.map((group, at) => {
        const mine = keptOf(group, chosen);
        return (
          <Group
            key={mine.ids.join()}
            group={group}
            kept={mine}
            title={duplicates.group(at + 1)}
            onChoose={(photoId) => choose(group, photoId)}
          />
        );
      })}
      {found.isLooking && <p role="status">{duplicates.looking}</p>}
      {found.hasNextPage && !found.isLooking && <Button onClick={found.showMore}>{duplicates.more}</Button>}
    </>
  );
}

function keptOf({ photos, bestId }: DuplicateGroup, chosen: ReadonlySet<string>): Kept {
  const ids = photos.map(({ _id }) => _id);
  return { keepId: ids.find((id) => chosen.has(id)) ?? bestId, ids };
}
