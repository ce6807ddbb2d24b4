import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Anchor, anchorAt, BAR_HEIGHT, type Layout, placeOf } from "./sections";

/** Of the window's height, how far beyond its edges rows are made ready. */
const AHEAD = 0.75;
/** Only so much of a movement, in pixels, makes the page look again at what is near. */
const STEP = 160;

/** Places of the page, from the top of the timeline. */
export interface Near {
  /** At the window's top. */
  y: number;
  from: number;
  to: number;
}

interface Seen {
  /** Null at the very top, where what comes in above is to be seen. */
  anchor: Anchor | null;
  y: number;
  windowHeight: number;
}

/**
 * What is near the window. It is known by the photo that is there and not by pixels: so it stays the same, and stays
 * where it is, whatever becomes higher or lower above it.
 */
export function useNear(layout: Layout, top: number): Near {
  const shown = useRef(layout);
  const exact = useRef<Anchor | null>(null);
  const [seen, setSeen] = useState<Seen>(() => ({ anchor: null, y: 0, windowHeight: window.innerHeight }));
  useLayoutEffect(() => {
    shown.current = layout;
    const place = exact.current && placeOf(layout, exact.current);
    const wanted = place === null ? null : place + top - BAR_HEIGHT;
    if (wanted === null || Math.abs(wanted - window.scrollY) < 1) return;
    window.scrollTo({ top: wanted, behavior: "instant" });
  }, [layout, top]);
  useEffect(() => {
    const look = () => {
      const y = window.scrollY + BAR_HEIGHT - top;
      const anchor = window.scrollY <= 0 ? null : anchorAt(shown.current, y);
      exact.current = anchor;
      const now = { anchor, y, windowHeight: window.innerHeight };
      setSeen((last) => (isAlmost(last, now) ? last : now));
    };
    look();
    return onScroll(look);
  }, [top]);
  const y = (seen.anchor && placeOf(layout, seen.anchor)) ?? seen.y;
  const ahead = seen.windowHeight * AHEAD;
  return { y, from: y - ahead - STEP, to: y + seen.windowHeight + ahead + STEP };
}

function isAlmost(last: Seen, now: Seen): boolean {
  return (
    last.windowHeight === now.windowHeight &&
    (last.anchor === null) === (now.anchor === null) &&
    Math.abs(last.y - now.y) < STEP
  );
}

/** Where the window is in the document. */
export function useScrollY(): { y: number; isAtEnd: boolean } {
  const [place, setPlace] = useState(placeNow);
  useEffect(() => onScroll(() => setPlace(placeNow())), []);
  return place;
}

function placeNow() {
  const { scrollHeight } = document.documentElement;
  const isAtEnd = window.scrollY > 0 && window.scrollY + window.innerHeight >= scrollHeight - 1;
  return { y: window.scrollY, isAtEnd };
}

function onScroll(look: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener("scroll", look, { signal, passive: true });
  window.addEventListener("resize", look, { signal });
  return () => listening.abort();
}
