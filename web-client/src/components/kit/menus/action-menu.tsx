import { Ellipsis } from "lucide-react";
import { lazy } from "react";
import type { ActionMenuProps } from "./action-menu-popup";
import { IconButton } from "../button";
import { LateMenu } from "./late-menu";

export type { Action } from "./action-menu-popup";

const load = () => import("./action-menu-popup");
const ActionMenuPopup = lazy(async () => ({ default: (await load()).ActionMenuPopup }));

/** A "…" button that opens a menu of actions. */
export function ActionMenu(props: ActionMenuProps) {
  return (
    <LateMenu
      load={load}
      button={(late) => (
        <IconButton icon={Ellipsis} label={props.label} className={props.className} {...late} />
      )}
      menu={(opening) => <ActionMenuPopup {...props} opening={opening} />}
    />
  );
}
