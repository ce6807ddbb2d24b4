import { useState } from "react";
import { useTexts } from "../../texts";
import { Check } from "../kit/fields/check";
import { SelectField } from "../kit/fields/select-field";
import { TextField } from "../kit/fields/text-field";
import { dayOf, type Expiry, EXPIRIES } from "./expiry";
import type { useTerms } from "./terms";

/** Until when something is shared, and whether with the originals. */
export function TermsFields({ terms }: { terms: ReturnType<typeof useTerms> }) {
  const { sharing } = useTexts();
  const [today] = useState(() => dayOf(Date.now()));
  const options = EXPIRIES.map((value) => ({ value, label: sharing.expiries[value] }));
  return (
    <>
      <SelectField<Expiry>
        label={sharing.ends}
        value={terms.expiry}
        options={options}
        onChange={(expiry) => terms.change({ expiry })}
      />
      {terms.expiry === "date" && (
        <TextField
          label={sharing.lastDay}
          type="date"
          min={today}
          value={terms.lastDay}
          onChange={(event) => terms.change({ lastDay: event.target.value })}
          error={terms.isLate ? sharing.lastDayWrong : null}
          required
        />
      )}
      <Check
        label={sharing.originals}
        hint={sharing.originalsHint}
        isChecked={terms.originals}
        onChange={(originals) => terms.change({ originals })}
      />
    </>
  );
}
