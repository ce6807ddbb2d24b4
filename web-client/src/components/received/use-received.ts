import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../../api/account/session";
import { receivedFiles } from "../../api/offline/here";
import type { Received } from "../../api/offline/received-files";
import type { Taken } from "../../api/types";
import type { UploadQueue } from "../../api/uploads/queue";
import { imageType } from "../../api/uploads/file-type";
import { useUploadQueue } from "../../api/uploads/use-uploads";

const RECEIVED = ["received"] as const;
/** The ids of files that are in a list of uploads now. */
const underWay = new Map<File, string>();

/** What other apps have given this person and is in no album yet, what is on its way left out. */
export function useReceived() {
  const { data: session } = useSession();
  const userName = session?.userName ?? "";
  return useQuery({
    queryKey: [...RECEIVED, userName],
    queryFn: async () => {
      const onTheWay = new Set(underWay.values());
      return (await receivedFiles.of(userName)).filter(({ id }) => !onTheWay.has(id));
    },
    enabled: userName !== "",
    staleTime: 0,
  });
}

export function isPhoto({ file }: Received, taken: Taken | null): boolean {
  return imageType(file, taken) !== null;
}

export function useDiscard() {
  const client = useQueryClient();
  return async (files: readonly Received[]) => {
    await receivedFiles.drop(files.map(({ id }) => id));
    await client.invalidateQueries({ queryKey: RECEIVED });
  };
}

/** Puts files among the uploads. Each is kept here until the album has it, also if the page is closed before. */
export function useSendReceived() {
  const client = useQueryClient();
  const queue = useUploadQueue();
  return (albumId: string, files: readonly Received[]) => {
    for (const { id, file } of files) underWay.set(file, id);
    keepUntilThere(queue, files, () => void client.invalidateQueries({ queryKey: RECEIVED }));
    queue.add(
      albumId,
      files.map(({ file }) => file),
    );
    void client.invalidateQueries({ queryKey: RECEIVED });
  };
}

function keepUntilThere(queue: UploadQueue, files: readonly Received[], onChange: () => void): void {
  const open = new Map(files.map(({ id, file }) => [file, id]));
  const settle = (file: File) => {
    open.delete(file);
    underWay.delete(file);
    if (open.size === 0) stop();
  };
  const look = () => {
    const uploads = new Map(queue.snapshot().uploads.map((upload) => [upload.file, upload]));
    for (const [file, id] of open) {
      const upload = uploads.get(file);
      if (upload && (upload.photo || upload.state === "duplicate" || upload.state === "refused")) {
        settle(file);
        void receivedFiles.drop([id]).then(onChange);
      } else if (!upload) {
        // Cleared from the list, and in no album: it waits again.
        settle(file);
        onChange();
      }
    }
  };
  const stop = queue.subscribe(look);
}
