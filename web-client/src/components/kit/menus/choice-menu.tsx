import type { LucideIcon } from "lucide-react";
import { lazy } from "react";
import { ChoiceButton, type ChoiceProps } from "./choice-button";
import { LateMenu } from "./late-menu";

const load = () => import("./choice-menu-popup");
const ChoiceMenuPopup = lazy(async () => ({ default: (await load()).ChoiceMenuPopup }));

/** A button that shows what is chosen and opens a menu of the other choices. */
export function ChoiceMenu<T extends string>({
  icon,
  title,
  value,
  options,
  onChange,
}: ChoiceProps<T> & { icon: LucideIcon }) {
  const shown = { icon, title, chosen: options.find((option) => option.value === value)?.label ?? "" };
  const choose = (next: string) => {
    const option = options.find((one) => one.value === next);
    if (option) onChange(option.value);
  };
  const choice = { title, value, options, onChange: choose };
  return (
    <LateMenu
      load={load}
      button={(late) => <ChoiceButton {...shown} {...late} />}
      menu={(opening) => <ChoiceMenuPopup {...choice} opening={opening} button={shown} />}
    />
  );
}
