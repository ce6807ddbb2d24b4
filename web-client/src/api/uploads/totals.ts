import { canRetry, isSettled, type Upload } from "./upload";

export interface Totals {
  left: number;
  /** They are there, and looked at. */
  processing: number;
  done: number;
  failed: number;
  /** Of the failed, those that another try may help. */
  retryable: number;
  skipped: number;
  sentBytes: number;
  totalBytes: number;
  /** Of the bytes that are to be sent, 0 to 1. */
  sentFraction: number;
}

export function totalsOf(uploads: readonly Upload[]): Totals {
  const sent = uploads.filter(
    ({ state }) => state !== "duplicate" && state !== "refused" && state !== "cancelled",
  );
  const totalBytes = sum(sent, ({ file }) => file.size);
  const sentBytes = sum(sent, (upload) => (isSettled(upload) ? upload.file.size : upload.sentBytes));
  return {
    left: uploads.filter((upload) => !isSettled(upload)).length,
    processing: count(uploads, "processing"),
    done: count(uploads, "done"),
    failed: count(uploads, "failed"),
    retryable: uploads.filter((upload) => upload.state === "failed" && canRetry(upload)).length,
    skipped: count(uploads, "duplicate") + count(uploads, "refused"),
    sentBytes,
    totalBytes,
    sentFraction: totalBytes === 0 ? 0 : sentBytes / totalBytes,
  };
}

function count(uploads: readonly Upload[], state: Upload["state"]): number {
  return uploads.filter((upload) => upload.state === state).length;
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}

const INTEREST: readonly Upload["state"][] = [
  ...(["sending", "recording", "checking", "failed", "waiting"] as const),
  ...(["refused", "duplicate", "cancelled", "processing", "done"] as const),
];

/** What moves or went wrong first, what is over last. */
export function inOrderOfInterest(uploads: readonly Upload[]): Upload[] {
  return uploads.toSorted((a, b) => INTEREST.indexOf(a.state) - INTEREST.indexOf(b.state));
}
