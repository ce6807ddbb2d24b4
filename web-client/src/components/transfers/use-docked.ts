import { type RefCallback, useCallback } from "react";

const SIDES = ["--dock-right", "--dock-bottom"] as const;

/** Tells the page, by two properties of its root, how much of its edges an element takes. */
export function useDocked(): RefCallback<HTMLElement> {
  return useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const { style } = document.documentElement;
    const measure = () => {
      const { left, width, height } = element.getBoundingClientRect();
      const isBeside = left > 0;
      style.setProperty("--dock-right", `${isBeside ? width : 0}px`);
      style.setProperty("--dock-bottom", `${isBeside ? 0 : height}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      observer.disconnect();
      for (const side of SIDES) style.removeProperty(side);
    };
  }, []);
}
