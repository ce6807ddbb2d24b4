import { useState, type KeyboardEvent } from "react";

/**
 * For the button of a menu whose code, which is large, comes only when a hand is near. Once `isWanted`, the true menu
 * stands in its place, open.
 */
export function useLateMenu(load: () => Promise<unknown>) {
  const [isWanted, setWanted] = useState(false);
  const open = () => setWanted(true);
  const near = () => void load().catch(() => undefined); // the opening tries again, and tells
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  };
  const button = {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    "aria-busy": isWanted,
    onClick: open,
    onKeyDown,
    onPointerEnter: near,
    onFocus: near,
  } as const;
  return { isWanted, button };
}
