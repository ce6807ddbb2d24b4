import type { Totals } from "../api/uploads/totals";
import { useTexts } from "../texts";

/** One line about all uploads, for the tray and for screen readers. */
export function useSummary({ left, done, failed, skipped }: Totals): string {
  const { uploads } = useTexts();
  const parts = [left > 0 ? uploads.running(left) : done > 0 ? uploads.finished(done) : ""];
  if (failed > 0) parts.push(uploads.failed(failed));
  if (skipped > 0) parts.push(uploads.skipped(skipped));
  return parts.filter(Boolean).join(", ") || uploads.nothing;
}
