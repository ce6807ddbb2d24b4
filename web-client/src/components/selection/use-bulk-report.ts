import type { BulkOutcome } from "../../api/photos/bulk";
import { useTexts } from "../../texts";
import { useNotices } from "../kit/notices";
import { type Meanings, useReason } from "../kit/words/reason";

/** Says what was done, and what was not and why. */
export function useBulkReport(meanings?: Meanings): (outcome: BulkOutcome, tell: () => void) => void {
  const t = useTexts();
  const notices = useNotices();
  const reason = useReason();
  return ({ done, problems }, tell) => {
    if (done.length > 0) tell();
    if (problems.length > 0) notices.say(t.selection.partly(problems.length, reason(problems[0], meanings)));
  };
}
