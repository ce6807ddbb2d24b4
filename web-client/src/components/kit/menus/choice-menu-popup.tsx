import { ChoiceButton, type ChoiceButtonProps, type ChoiceProps } from "./choice-button";
import { ChoiceGroup } from "./choice-group";
import type { Opening } from "./late-menu";
import { OpenedMenu } from "./opened-menu";

interface ChoiceMenuPopupProps extends ChoiceProps<string> {
  button: ChoiceButtonProps;
  opening: Opening;
}

/** What the button of a choice becomes when it is opened first. */
export function ChoiceMenuPopup({ button, opening, ...choice }: ChoiceMenuPopupProps) {
  return (
    <OpenedMenu opening={opening} button={<ChoiceButton {...button} />}>
      <ChoiceGroup {...choice} />
    </OpenedMenu>
  );
}
