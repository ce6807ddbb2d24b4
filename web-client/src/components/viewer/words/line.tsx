import { type KeyboardEvent, useState } from "react";
import styles from "./words.module.css";

interface LineProps {
  label: string;
  placeholder: string;
  value: string;
  most: number;
  /** Of several lines, where Enter begins another. */
  isLong?: boolean;
  className?: string | undefined;
  onSaid: (text: string) => void;
}

/** A text that is changed where it stands: kept when it is left or by Enter, as it was by Escape. */
export function Line({ label, placeholder, value, most, isLong = false, className, onSaid }: LineProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    if (draft !== null && draft.trim() !== value) onSaid(draft.trim());
    setDraft(null);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter" && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.blur();
    }
    if (event.key !== "Escape" || draft === null) return;
    event.stopPropagation(); // the viewer stays
    setDraft(null);
  };
  const field = {
    "aria-label": label,
    placeholder,
    value: draft ?? value,
    maxLength: most,
    onBlur: keep,
    onKeyDown: press,
    className: [styles.line, className].filter(Boolean).join(" "),
    autoComplete: "off",
  };
  if (isLong) return <textarea {...field} rows={1} onChange={({ target }) => setDraft(target.value)} />;
  return <input {...field} onChange={({ target }) => setDraft(target.value)} />;
}
