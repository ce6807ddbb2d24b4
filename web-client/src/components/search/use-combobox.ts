import { type KeyboardEvent, useState } from "react";

export type Combobox = ReturnType<typeof useCombobox>;

interface ComboboxOptions {
  /** How many options the list has now. */
  count: number;
  onPick: (at: number) => void;
  /** Enter, while no option is chosen. */
  onSubmit: () => void;
  /** Escape, while the list is closed. */
  onCancel: () => void;
}

/** The keys of a text field with a list below it, as ARIA's pattern of a combobox has them: the focus stays in the field. */
export function useCombobox({ count, onPick, onSubmit, onCancel }: ComboboxOptions) {
  const [isWanted, setWanted] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const isOpen = isWanted && count > 0;
  const active = isOpen && chosen < count ? chosen : -1;
  const open = () => {
    setWanted(true);
    setChosen(-1);
  };
  const close = () => setWanted(false);
  const pick = (at: number) => {
    close();
    onPick(at);
  };
  const submit = () => {
    close();
    onSubmit();
  };
  const step = (by: 1 | -1) => {
    // One more place than there are options: the field itself.
    const places = count + 1;
    if (isOpen) setChosen(((active + 1 + by + places) % places) - 1);
    else open();
  };
  const actions: Partial<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (active >= 0 ? pick(active) : submit()),
    Escape: () => (isOpen ? close() : onCancel()),
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const inputProps = (listId: string) => ({
    role: "combobox",
    "aria-expanded": isOpen,
    "aria-controls": listId,
    "aria-autocomplete": "list" as const,
    "aria-activedescendant": active >= 0 ? optionId(listId, active) : undefined,
    onKeyDown: press,
  });
  return { isOpen, active, open, close, pick, point: setChosen, inputProps };
}

export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}
