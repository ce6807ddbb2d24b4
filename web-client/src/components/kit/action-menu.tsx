import { Ellipsis } from "lucide-react";
import { lazy, Suspense } from "react";
import type { ActionMenuProps } from "./action-menu-popup";
import { IconButton } from "./button";
import { useLateMenu } from "./late-menu";

export type { Action } from "./action-menu-popup";

const load = () => import("./action-menu-popup");
const ActionMenuPopup = lazy(async () => ({ default: (await load()).ActionMenuPopup }));

/** A "…" button that opens a menu of actions. */
export function ActionMenu(props: ActionMenuProps) {
  const { opening, button } = useLateMenu(load);
  const closed = <IconButton icon={Ellipsis} label={props.label} className={props.className} {...button} />;
  return opening ? (
    <Suspense fallback={closed}>
      <ActionMenuPopup {...props} opening={opening} />
    </Suspense>
  ) : (
    closed
  );
}
