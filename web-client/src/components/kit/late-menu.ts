import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";

/** How a menu was opened: an arrow stands for any key, and tells at which end of the menu the focus begins. */
export type Opening = "pointer" | "ArrowDown" | "ArrowUp";

/**
 * For the button of a menu whose code, which is large, comes only when a hand is near. Once there is an `opening`, the
 * true menu stands in its place, and opens so.
 */
export function useLateMenu(load: () => Promise<unknown>) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const near = () => void load().catch(() => undefined); // the opening tries again, and tells
  const button = {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    "aria-busy": opening !== null,
    onClick: ({ detail }: MouseEvent) => setOpening(detail === 0 ? "ArrowDown" : "pointer"),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      setOpening(event.key);
    },
    onPointerEnter: near,
    onFocus: near,
  } as const;
  return { opening, button };
}

/** For the true menu: open from the first for a pointer, while a key is pressed again on its own button. */
export function useOpened(opening: Opening) {
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (opening === "pointer") return;
    trigger.current?.focus();
    trigger.current?.dispatchEvent(
      new KeyboardEvent("keydown", { key: opening, bubbles: true, cancelable: true }),
    );
  }, [opening]);
  return { root: { modal: false, defaultOpen: opening === "pointer" }, trigger };
}
