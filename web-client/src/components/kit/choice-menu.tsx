import { Menu } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import menu from "./action-menu.module.css";
import styles from "./choice-menu.module.css";

export interface Option<T extends string> {
  value: T;
  label: string;
}

interface ChoiceProps<T extends string> {
  title: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
}

/** A button that shows what is chosen and opens a menu of the other choices. */
export function ChoiceMenu<T extends string>({
  icon: Icon,
  ...choice
}: ChoiceProps<T> & { icon: LucideIcon }) {
  const chosen = choice.options.find(({ value }) => value === choice.value)?.label ?? "";
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.trigger} aria-label={`${choice.title}: ${chosen}`} title={choice.title}>
        <Icon size={18} aria-hidden />
        <span>{chosen}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className={menu.positioner}>
          <Menu.Popup className={menu.popup}>
            <ChoiceGroup {...choice} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** One choice among several inside of a menu. */
export function ChoiceGroup<T extends string>({ title, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className={menu.label}>{title}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={(next: T) => onChange(next)}>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} className={menu.item} closeOnClick>
            <span className={menu.mark}>
              <Menu.RadioItemIndicator render={<Check size={18} aria-hidden />} />
            </span>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
