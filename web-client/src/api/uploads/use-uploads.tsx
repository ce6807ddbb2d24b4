import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { keepPhotos } from "../photos/cache";
import { ALBUMS } from "../query-keys";
import { UploadQueue } from "./queue";
import { transferFor } from "./transfer";
import { isSettled } from "./upload";

const QueueContext = createContext<UploadQueue | null>(null);

/** One queue for a signed-in person; it outlives every screen and ends with the sign-out. */
export function UploadsProvider({ userName, children }: { userName: string; children: ReactNode }) {
  const client = useQueryClient();
  const [queue] = useState(
    () =>
      new UploadQueue(transferFor(userName), ({ photo, isDuplicate }) => {
        keepPhotos(client, [photo]);
        if (!isDuplicate) void client.invalidateQueries({ queryKey: ALBUMS });
      }),
  );
  useEffect(() => {
    const tryNow = () => queue.tryNow();
    window.addEventListener("online", tryNow);
    return () => {
      window.removeEventListener("online", tryNow);
      queue.cancelAll();
    };
  }, [queue]);
  useLeaveWarning(queue);
  return <QueueContext value={queue}>{children}</QueueContext>;
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

export function useUploadQueue(): UploadQueue {
  const queue = useContext(QueueContext);
  if (!queue) throw new Error("useUploadQueue needs an UploadsProvider above it");
  return queue;
}

export function useUploads() {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.snapshot);
}
