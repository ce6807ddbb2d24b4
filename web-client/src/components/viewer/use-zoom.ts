import { type PointerEvent, type RefCallback, useCallback, useRef, useState } from "react";
import type { Point } from "./geometry";
import { panned, type View, WHOLE, zoomed } from "./zoom";

const STEP = 1.6;
const DOUBLE_CLICK = 2.5;
const SWIPE_PX = 60;
const WHEEL_PX = 300;

type Direction = "previous" | "next";

/** Wheel, pinch, drag and double click on a picture; a swipe where there is nothing to drag. */
export function useZoom(onSwipe: (direction: Direction) => void) {
  const [view, setView] = useState<View>(WHOLE);
  const frame = useRef<HTMLElement>(null);
  const fingers = useRef(new Map<number, Point>());
  const start = useRef<Point | null>(null);

  const zoomAt = useCallback((factor: number, client?: Point) => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setView((last) => zoomed(last, factor, client ? fromMiddle(client, box) : { x: 0, y: 0 }, box));
  }, []);

  const attach: RefCallback<HTMLElement> = useCallback(
    (element) => {
      frame.current = element;
      const wheel = (event: WheelEvent) => {
        event.preventDefault();
        zoomAt(Math.exp(-event.deltaY / WHEEL_PX), pointOf(event));
      };
      // React listens to the wheel passively, and could not keep the page from zooming too.
      element?.addEventListener("wheel", wheel, { passive: false });
      return () => element?.removeEventListener("wheel", wheel);
    },
    [zoomAt],
  );

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, pointOf(event));
    start.current = event.pointerType === "touch" && fingers.current.size === 1 ? pointOf(event) : null;
  };
  const move = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    const box = frame.current?.getBoundingClientRect();
    if (!before || !box) return;
    const now = pointOf(event);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (other) zoomAt(distance(now, other) / distance(before, other), between(now, other));
    else setView((last) => panned(last, { x: now.x - before.x, y: now.y - before.y }, box));
  };
  const up = (event: PointerEvent) => {
    const direction = start.current && view.scale === 1 ? directionOf(start.current, pointOf(event)) : null;
    fingers.current.delete(event.pointerId);
    start.current = null;
    if (direction && event.type === "pointerup") onSwipe(direction);
  };
  const toggle = (event: { clientX: number; clientY: number }) =>
    view.scale > 1 ? setView(WHOLE) : zoomAt(DOUBLE_CLICK, pointOf(event));

  return {
    view,
    attach,
    larger: () => zoomAt(STEP),
    smaller: () => zoomAt(1 / STEP),
    whole: () => setView(WHOLE),
    handlers: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: up,
      onDoubleClick: toggle,
    },
  };
}

function directionOf(from: Point, to: Point): Direction | null {
  const across = to.x - from.x;
  if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(to.y - from.y)) return null;
  return across > 0 ? "previous" : "next";
}

function pointOf({ clientX, clientY }: { clientX: number; clientY: number }): Point {
  return { x: clientX, y: clientY };
}

function fromMiddle({ x, y }: Point, box: DOMRect): Point {
  return { x: x - box.x - box.width / 2, y: y - box.y - box.height / 2 };
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
}
