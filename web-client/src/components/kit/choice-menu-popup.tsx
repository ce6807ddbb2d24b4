import { Menu } from "@base-ui/react/menu";
import menu from "./action-menu.module.css";
import { ChoiceButton, type ChoiceButtonProps, type ChoiceProps } from "./choice-button";
import { ChoiceGroup } from "./choice-group";
import { type Opening, useOpened } from "./late-menu";

interface ChoiceMenuPopupProps extends ChoiceProps<string> {
  button: ChoiceButtonProps;
  opening: Opening;
}

/** What the button of a choice becomes when it is opened first. */
export function ChoiceMenuPopup({ button, opening, ...choice }: ChoiceMenuPopupProps) {
  const { root, trigger } = useOpened(opening);
  return (
    <Menu.Root {...root}>
      <Menu.Trigger ref={trigger} render={<ChoiceButton {...button} />} />
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
