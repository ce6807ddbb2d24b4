import type { LucideIcon } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import styles from "./button.module.css";

type Variant = "primary" | "plain" | "quiet" | "danger";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: Variant;
  icon?: LucideIcon;
  /** Shows that its work is under way; further presses do nothing, and focus stays. */
  isBusy?: boolean;
}

export function Button({
  variant = "plain",
  icon: Icon,
  isBusy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) =>
    isBusy ? event.preventDefault() : onClick?.(event);
  const classes = [styles.button, styles[variant], className].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      onClick={press}
      aria-disabled={isBusy ? true : undefined}
    >
      {isBusy ? <span className={styles.spinner} aria-hidden /> : Icon && <Icon size={18} aria-hidden />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  icon: LucideIcon;
  label: string;
}

/** A button that is only a picture; `label` is its name and its tooltip. */
export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  const classes = [styles.iconButton, className].filter(Boolean).join(" ");
  return (
    <button type="button" aria-label={label} title={label} {...rest} className={classes}>
      <Icon size={20} aria-hidden />
    </button>
  );
}
