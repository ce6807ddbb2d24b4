import { type RefCallback, useCallback, useState } from "react";

interface Box {
  width: number;
  /** From the top of the document. */
  top: number;
}

/** An element's width and place in the page, kept up to date. */
export function useMeasured(): [RefCallback<HTMLElement>, Box] {
  const [box, setBox] = useState<Box>({ width: 0, top: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => {
      const { width, top } = element.getBoundingClientRect();
      const next = { width: Math.floor(width), top: Math.round(top + window.scrollY) };
      setBox((last) => (last.width === next.width && last.top === next.top ? last : next));
    };
    // The body's height changes when something above the element does.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);
  return [ref, box];
}
