import { Menu } from "@base-ui/react/menu";
import menu from "./action-menu.module.css";
import { ChoiceButton, type ChoiceButtonProps, type ChoiceProps } from "./choice-button";
import { ChoiceGroup } from "./choice-group";

interface ChoiceMenuPopupProps extends ChoiceProps<string> {
  button: ChoiceButtonProps;
}

/** What the button of a choice becomes when it is opened first. */
export function ChoiceMenuPopup({ button, ...choice }: ChoiceMenuPopupProps) {
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger render={<ChoiceButton {...button} />} />
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
