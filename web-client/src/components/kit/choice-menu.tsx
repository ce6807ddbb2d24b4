import type { LucideIcon } from "lucide-react";
import { lazy, Suspense } from "react";
import { ChoiceButton, type ChoiceProps } from "./choice-button";
import { useLateMenu } from "./late-menu";

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
  const { opening, button } = useLateMenu(load);
  const shown = { icon, title, chosen: options.find((option) => option.value === value)?.label ?? "" };
  const closed = <ChoiceButton {...shown} {...button} />;
  const choose = (next: string) => {
    const option = options.find((one) => one.value === next);
    if (option) onChange(option.value);
  };
  return opening ? (
    <Suspense fallback={closed}>
      <ChoiceMenuPopup
        opening={opening}
        button={shown}
        title={title}
        value={value}
        options={options}
        onChange={choose}
      />
    </Suspense>
  ) : (
    closed
  );
}
