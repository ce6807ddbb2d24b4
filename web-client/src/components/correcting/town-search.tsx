import { type KeyboardEvent, useId, useState } from "react";
import { useTowns } from "../../api/finding/towns";
import { useTexts } from "../../texts";
import { TextField } from "../kit/fields/text-field";
import { useDebounced } from "../kit/use-debounced";
import type { Position } from "./position";
import styles from "./town-search.module.css";
import { usePlaceName } from "./use-place-name";

const TYPING_MS = 150;

/** A town by its name, from all of the world. */
export function TownSearch({ onTown }: { onTown: (position: Position) => void }) {
  const t = useTexts();
  const nameOf = usePlaceName();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState("");
  const [active, setActive] = useState(0);
  const towns = useTowns(useDebounced(typed, TYPING_MS));
  const listId = useId();
  const isOpen = typed.trim() !== "" && typed !== chosen && towns !== undefined;
  const found = isOpen ? towns : [];
  const choose = (at: number) => {
    const town = found[at];
    if (!town) return;
    setTyped(nameOf(town.place));
    setChosen(nameOf(town.place));
    onTown({ lat: town.lat, lon: town.lon });
  };
  const press = (event: KeyboardEvent) => {
    if (!isOpen || !["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes the list, not the dialog
    if (event.key === "Enter") choose(active);
    else if (event.key === "Escape") setTyped("");
    else setActive((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length));
  };
  return (
    <div className={styles.search}>
      <TextField
        label={t.correcting.town}
        placeholder={t.correcting.townHint}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onKeyDown={press}
        autoComplete="off"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t.correcting.towns}
        className={styles.list}
        hidden={found.length === 0}
      >
        {found.map(({ place }, at) => (
          // Keys are the field's.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={place.geonamesId}
            id={`${listId}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={styles.town}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(at)}
          >
            {nameOf(place)}
          </div>
        ))}
      </div>
      <p role="status" className={styles.none}>
        {isOpen && found.length === 0 && t.correcting.noTown}
      </p>
    </div>
  );
}
