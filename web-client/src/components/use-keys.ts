import { useEffect, useEffectEvent } from "react";

type Handlers = Partial<Record<string, (() => void) | undefined>>;

/** Calls a handler when its key is pressed alone, outside of text fields. */
export function useKeys(handlers: Handlers, isActive = true): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, [role=menu]")) return;
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
