import { Check, CircleAlert, CircleMinus, Hourglass, RotateCw, X } from "lucide-react";
import { memo, type ReactNode } from "react";
import type { UploadQueue } from "../../api/uploads/queue";
import { useTaken } from "../../api/uploads/taken";
import { canRetry, isSettled, type Upload } from "../../api/uploads/upload";
import { type Texts, useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { ProgressBar } from "../kit/progress-bar";
import { type Meanings, Reason, useReason } from "../kit/words/reason";
import { useSizes } from "../kit/words/sizes";
import styles from "./upload-row.module.css";

interface UploadRowProps {
  upload: Upload;
  queue: UploadQueue;
}

/** One file: its progress while it is sent, its fate afterwards. */
export const UploadRow = memo(function UploadRow({ upload, queue }: UploadRowProps) {
  const t = useTexts();
  const reason = useReason();
  const size = useSizes();
  const taken = useTaken();
  const { id, file, state, sentBytes, photo } = upload;
  // Of a photo that is there, what was told is what its steps met.
  const tooLarge: Meanings = taken ? { 413: t.uploads.tooLarge(size(taken.maxBytes)) } : {};
  const meanings = photo ? t.photo.why : tooLarge;
  return (
    <li className={styles.row} data-testid="upload" data-state={state}>
      <div className={styles.line}>
        <StateIcon state={state} />
        <div className={styles.words}>
          <span className={styles.name}>{file.name}</span>
          <span className={styles.note}>{noteOf(upload, t, { reason, size, meanings })}</span>
        </div>
        {canRetry(upload) && (
          <IconButton icon={RotateCw} label={t.uploads.retry(file.name)} onClick={() => queue.retry(id)} />
        )}
        {!isSettled(upload) && state !== "recording" && (
          <IconButton icon={X} label={t.uploads.cancel(file.name)} onClick={() => queue.cancel(id)} />
        )}
      </div>
      {!isSettled(upload) && (
        <ProgressBar label={t.uploads.progress(file.name)} value={file.size ? sentBytes / file.size : 0} />
      )}
    </li>
  );
});

function StateIcon({ state }: Pick<Upload, "state">) {
  if (state === "done") return <Check size={18} className={styles.good} aria-hidden />;
  if (state === "failed") return <CircleAlert size={18} className={styles.bad} aria-hidden />;
  if (state === "processing") return <Hourglass size={18} className={styles.soft} aria-hidden />;
  if (isSettled({ state })) return <CircleMinus size={18} className={styles.soft} aria-hidden />;
  return null;
}

interface Words {
  reason: ReturnType<typeof useReason>;
  size: (bytes: number) => string;
  meanings: Meanings;
}

function noteOf(upload: Upload, { uploads }: Texts, { reason, size, meanings }: Words): ReactNode {
  const { state, problem, sentBytes, file } = upload;
  if (state === "failed") return <Reason error={problem} meanings={meanings} />;
  if (state === "waiting" && problem) return uploads.againSoon(reason(problem));
  if (state === "sending") return uploads.sending(size(sentBytes), size(file.size));
  return uploads[state];
}
