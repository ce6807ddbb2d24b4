import type { Totals } from "../../api/uploads/totals";
import { useTexts } from "../../texts";

/** One line about all uploads, for the tray and for screen readers. */
export function useSummary({ left, processing, done, failed, skipped }: Totals, isPaused: boolean): string {
  const { uploads } = useTexts();
  const parts: string[] = [];
  if (left > 0) parts.push(isPaused ? uploads.paused(left) : uploads.running(left));
  else {
    if (processing > 0) parts.push(uploads.lookedAt(processing));
    if (done > 0) parts.push(uploads.finished(done));
  }
  if (failed > 0) parts.push(uploads.failed(failed));
  if (skipped > 0) parts.push(uploads.skipped(skipped));
  return parts.join(", ") || uploads.nothing;
}
