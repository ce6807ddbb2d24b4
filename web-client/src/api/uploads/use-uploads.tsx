import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { albumsChanged } from "../albums/changes";
import { keepPhotos } from "../photos/cache";
import { useOutcomes } from "./outcomes";
import { UploadQueue } from "./queue";
import { useTaken } from "./taken";
import { transferFor } from "./transfer";
import { UnsentFiles } from "./unsent";
import { isSettled } from "./upload";

interface Uploads {
  queue: UploadQueue;
  unsent: UnsentFiles;
}

const UploadsContext = createContext<Uploads | null>(null);

/** One queue for a signed-in person; it outlives every screen and ends with the sign-out. */
export function UploadsProvider({ userName, children }: { userName: string; children: ReactNode }) {
  const client = useQueryClient();
  const taken = useTaken();
  const [uploads] = useState<Uploads>(() => ({
    queue: new UploadQueue(transferFor(userName), ({ photo, isDuplicate }) => {
      keepPhotos(client, [photo]);
      if (!isDuplicate) albumsChanged(client);
    }),
    unsent: new UnsentFiles(userName),
  }));
  const { queue } = uploads;
  useEffect(() => queue.know(taken), [queue, taken]);
  useOutcomes(queue);
  useKeepingUnsent(uploads);
  useEffect(() => {
    const tryNow = () => queue.tryNow();
    window.addEventListener("online", tryNow);
    return () => {
      window.removeEventListener("online", tryNow);
      queue.cancelAll();
    };
  }, [queue]);
  useLeaveWarning(queue);
  return <UploadsContext value={uploads}>{children}</UploadsContext>;
}

/** Until the page, or the session, ends: what that cancels is unsent, too. */
function useKeepingUnsent({ queue, unsent }: Uploads): void {
  useEffect(() => {
    const keep = () => unsent.keep(queue.snapshot().uploads);
    const flush = () => unsent.flush();
    const stop = queue.subscribe(keep);
    window.addEventListener("pagehide", flush);
    return () => {
      stop();
      window.removeEventListener("pagehide", flush);
      unsent.flush();
    };
  }, [queue, unsent]);
}

/** Has the browser ask before the page is left while files are on their way. */
function useLeaveWarning(queue: UploadQueue): void {
  const isBusy = useSyncExternalStore(queue.subscribe, () =>
    queue.snapshot().uploads.some((u) => !isSettled(u)),
  );
  useEffect(() => {
    if (!isBusy) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isBusy]);
}

function useAllUploads(): Uploads {
  const uploads = useContext(UploadsContext);
  if (!uploads) throw new Error("Uploads need an UploadsProvider above them");
  return uploads;
}

export function useUploadQueue(): UploadQueue {
  return useAllUploads().queue;
}

export function useUploads() {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.snapshot);
}

/** Which files an earlier page had not sent, and what can be done about them. */
export function useUnsent() {
  const { queue, unsent } = useAllUploads();
  const files = useSyncExternalStore(unsent.subscribe, unsent.snapshot);
  return {
    files,
    /** Sends those that are among these, and no other; how many they are. */
    chooseAgain: (chosen: readonly File[]) => {
      const missing = unsent.missingAmong(chosen);
      for (const { albumId, files: found } of missing) queue.add(albumId, found);
      return missing.reduce((count, { files: found }) => count + found.length, 0);
    },
    forget: () => unsent.forget(),
  };
}
