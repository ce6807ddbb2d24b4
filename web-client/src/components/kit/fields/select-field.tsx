import { ChevronDown } from "lucide-react";
import { useId } from "react";
import type { Option } from "../choice-button";
import select from "./select-field.module.css";
import styles from "./text-field.module.css";

interface SelectFieldProps<T extends string> {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
}

/** One of a few, in a form. */
export function SelectField<T extends string>({ label, value, options, onChange }: SelectFieldProps<T>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={`${styles.box} ${select.box}`}>
        <select
          id={id}
          className={`${styles.input} ${select.select}`}
          value={value}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={18} aria-hidden className={select.mark} />
      </div>
    </div>
  );
}
