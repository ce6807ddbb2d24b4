import { lazy, Suspense, useState } from "react";
import { useKeys } from "../kit/use-keys";

const ShortcutList = lazy(async () => ({ default: (await import("./shortcut-list")).ShortcutList }));

/** All keys that do something, shown by `?`. */
export function Shortcuts() {
  const [isOpen, setOpen] = useState(false);
  useKeys({ "?": () => setOpen(true) });
  return (
    isOpen && (
      <Suspense>
        <ShortcutList onClose={() => setOpen(false)} />
      </Suspense>
    )
  );
}
