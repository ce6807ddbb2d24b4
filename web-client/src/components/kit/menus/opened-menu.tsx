import { Menu } from "@base-ui/react/menu";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import styles from "./action-menu.module.css";
import type { Opening } from "./late-menu";

interface OpenedMenuProps {
  opening: Opening;
  button: ReactElement;
  sideOffset?: number;
  children: ReactNode;
}

/** The true menu: open from the first for a pointer, while a key is pressed again on its own button. */
export function OpenedMenu({ opening, button, sideOffset = 6, children }: OpenedMenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (opening === "pointer") return;
    trigger.current?.focus();
    trigger.current?.dispatchEvent(
      new KeyboardEvent("keydown", { key: opening, bubbles: true, cancelable: true }),
    );
  }, [opening]);
  return (
    <Menu.Root modal={false} defaultOpen={opening === "pointer"}>
      <Menu.Trigger ref={trigger} render={button} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={sideOffset} align="end" className={styles.positioner}>
          <Menu.Popup className={styles.popup}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
