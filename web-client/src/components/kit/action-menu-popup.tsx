import { Menu } from "@base-ui/react/menu";
import { Ellipsis, type LucideIcon } from "lucide-react";
import styles from "./action-menu.module.css";
import { IconButton } from "./button";
import { type Opening, useOpened } from "./late-menu";

export interface Action {
  label: string;
  icon: LucideIcon;
  onSelect: () => void;
  isDangerous?: boolean;
  isDisabled?: boolean;
}

export interface ActionMenuProps {
  label: string;
  actions: readonly Action[];
  className?: string | undefined;
}

/** What the button of a menu becomes when it is opened first. */
export function ActionMenuPopup({
  label,
  actions,
  className,
  opening,
}: ActionMenuProps & { opening: Opening }) {
  const { root, trigger } = useOpened(opening);
  return (
    <Menu.Root {...root}>
      <Menu.Trigger
        ref={trigger}
        render={<IconButton icon={Ellipsis} label={label} className={className} />}
      />
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            {actions.map((action) => (
              <ActionItem key={action.label} {...action} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function ActionItem({ label, icon: Icon, onSelect, isDangerous, isDisabled = false }: Action) {
  return (
    <Menu.Item
      className={`${styles.item} ${isDangerous ? styles.danger : ""}`}
      disabled={isDisabled}
      onClick={onSelect}
    >
      <Icon size={18} aria-hidden />
      {label}
    </Menu.Item>
  );
}
