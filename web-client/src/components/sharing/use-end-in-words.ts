import { useDates } from "../kit/words/dates";
import { isMidnight } from "./endings";

/** When something ends, as a person would say it: of a whole last day its date alone. */
export function useEndInWords(): (end: number) => string {
  const dates = useDates();
  return (end) => (isMidnight(end) ? dates.day(end - 1) : dates.moment(end));
}
