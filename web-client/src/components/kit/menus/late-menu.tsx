import { type KeyboardEvent, type MouseEvent, type ReactElement, Suspense, useState } from "react";

/** How a menu was opened: an arrow stands for any key, and tells at which end of the menu the focus begins. */
export type Opening = "pointer" | "ArrowDown" | "ArrowUp";

interface LateMenuProps {
  /** Brings the menu's code, which is large, when a hand is near. */
  load: () => Promise<unknown>;
  button: (late: LateButtonProps) => ReactElement;
  /** The true menu, with a button of its own, which stands in place of the other once that was pressed. */
  menu: (opening: Opening) => ReactElement;
}

type LateButtonProps = ReturnType<typeof lateButton>;

export function LateMenu({ load, button, menu }: LateMenuProps) {
  const [opening, setOpening] = useState<Opening | null>(null);
  const closed = button(lateButton(load, opening, setOpening));
  return opening ? <Suspense fallback={closed}>{menu(opening)}</Suspense> : closed;
}

function lateButton(
  load: () => Promise<unknown>,
  opening: Opening | null,
  setOpening: (opening: Opening) => void,
) {
  const near = () => void load().catch(() => undefined); // the opening tries again, and tells
  return {
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
}
