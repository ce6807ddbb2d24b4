import { useEffect, useEffectEvent } from "react";

/** Where keys mean something of their own: fields, menus, and dialogs other than those that use this hook. */
const KEEPS_KEYS = "input, textarea, [role=menu], [role=alertdialog], [role=dialog]:not([data-uses-keys])";

type Handlers = Partial<Record<string, (() => void) | undefined>>;

/** Calls a handler when its key is pressed alone. */
export function useKeys(handlers: Handlers, isActive = true): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(KEEPS_KEYS)) return;
    if (event.key === " " && event.target instanceof Element && event.target.closest("button, a")) return; // presses it
    const handler = handlers[event.key];
    if (!handler) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    if (!isActive) return undefined;
    document.addEventListener("keydown", press, { capture: true }); // dialogs keep arrow keys to themselves
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, [isActive]);
}
