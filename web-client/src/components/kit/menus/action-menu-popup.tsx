import { Menu } from "@base-ui/react/menu";
import { Ellipsis, type LucideIcon } from "lucide-react";
import styles from "./action-menu.module.css";
import { IconButton } from "../button";
import type { Opening } from "./late-menu";
import { OpenedMenu } from "./opened-menu";

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
  return (
    <OpenedMenu opening={opening} button={<IconButton icon={Ellipsis} label={label} className={className} />}>
      {actions.map((action) => (
        <ActionItem key={action.label} {...action} />
      ))}
    </OpenedMenu>
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
