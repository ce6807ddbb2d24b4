import { useDates } from "../kit/words/dates";
import { isMidnight } from "./expiry";

/** When something ends, as a person would say it: of a whole last day its date alone. */
export function useExpiryInWords(): (expiresAt: number) => string {
  const dates = useDates();
  return (expiresAt) => (isMidnight(expiresAt) ? dates.day(expiresAt - 1) : dates.moment(expiresAt));
}
