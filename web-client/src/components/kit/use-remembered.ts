import { useState } from "react";

/** A choice that this browser keeps. */
export function useRemembered<T extends string>(name: string, initial: T): [T, (value: T) => void] {
  const key = `smart-album.${name}`;
  const [value, setValue] = useState(() => (localStorage.getItem(key) as T | null) ?? initial);
  const remember = (next: T) => {
    localStorage.setItem(key, next);
    setValue(next);
  };
  return [value, remember];
}
