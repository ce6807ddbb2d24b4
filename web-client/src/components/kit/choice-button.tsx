import type { LucideIcon } from "lucide-react";
import type { ComponentPropsWithRef } from "react";
import styles from "./choice-menu.module.css";

export interface Option<T extends string> {
  value: T;
  label: string;
}

export interface ChoiceProps<T extends string> {
  title: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
}

export interface ChoiceButtonProps {
  icon: LucideIcon;
  title: string;
  chosen: string;
}

/** Shows what is chosen, and opens the menu of the other choices. */
export function ChoiceButton({
  icon: Icon,
  title,
  chosen,
  ...rest
}: ChoiceButtonProps & Omit<ComponentPropsWithRef<"button">, keyof ChoiceButtonProps>) {
  return (
    <button
      {...rest}
      type="button"
      className={styles.trigger}
      aria-label={`${title}: ${chosen}`}
      title={title}
    >
      <Icon size={18} aria-hidden />
      <span>{chosen}</span>
    </button>
  );
}
