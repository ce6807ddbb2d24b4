import { useState } from "react";
import { useAlbums } from "../../api/albums/albums";
import { albumsBelow, placeOf } from "../../api/albums/tree";
import type { Album } from "../../api/types";
import { useTexts } from "../../texts";
import { Check } from "../kit/fields/check";
import { SelectField } from "../kit/fields/select-field";
import { TextField } from "../kit/fields/text-field";
import { dayOf, type Expiry, EXPIRIES } from "./expiry";
import type { useTerms } from "./terms";

interface TermsFieldsProps {
  terms: ReturnType<typeof useTerms>;
  album: Album;
}

/** Until when something is shared, and whether with the originals and what is below. */
export function TermsFields({ terms, album }: TermsFieldsProps) {
  const { sharing } = useTexts();
  const { data: albums = [] } = useAlbums();
  const below = albumsBelow(albums, placeOf(album));
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
      {below.length > 0 && (
        <Check
          label={sharing.below}
          hint={sharing.belowHint(below.length)}
          isChecked={terms.below}
          onChange={(isGiven) => terms.change({ below: isGiven })}
        />
      )}
    </>
  );
}
