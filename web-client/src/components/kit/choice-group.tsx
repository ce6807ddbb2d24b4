import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import menu from "./action-menu.module.css";
import type { ChoiceProps } from "./choice-button";

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
