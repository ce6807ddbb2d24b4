import { type PointerEvent, type RefCallback, useCallback, useRef, useState } from "react";
import type { Point } from "./geometry";
import { type Direction, directionOf, isDoubleTap, pulled, type Tap } from "./touches";
import { panned, type View, WHOLE, zoomed } from "./zoom";

export type { Direction };

const STEP = 1.6;
const CLOSER = 2.5;
const WHEEL_PX = 300;

/** Wheel, pinch, drag, double click and double tap on a picture; a swipe where there is nothing to drag. */
export function useZoom(onSwipe: (direction: Direction) => void) {
  const [view, setView] = useState<View>(WHOLE);
  const [pull, setPull] = useState<Point | null>(null);
  const frame = useRef<HTMLElement>(null);
  const fingers = useRef(new Map<number, Point>());
  const start = useRef<Point | null>(null);
  const isTouch = useRef(false);
  const lastTap = useRef<Tap | null>(null);

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

  const toggle = (at: Point) => (view.scale > 1 ? setView(WHOLE) : zoomAt(CLOSER, at));
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    isTouch.current = event.pointerType === "touch";
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, pointOf(event));
    start.current = isTouch.current && fingers.current.size === 1 ? pointOf(event) : null;
    if (fingers.current.size > 1) setPull(null);
  };
  const move = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    const box = frame.current?.getBoundingClientRect();
    if (!before || !box) return;
    const now = pointOf(event);
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, now);
    if (other) zoomAt(distance(now, other) / distance(before, other), between(now, other));
    else if (start.current && view.scale === 1) setPull(pulled(start.current, now));
    else setView((last) => panned(last, { x: now.x - before.x, y: now.y - before.y }, box));
  };
  const up = (event: PointerEvent) => {
    const from = start.current;
    fingers.current.delete(event.pointerId);
    start.current = null;
    setPull(null);
    if (!from || event.type !== "pointerup") return;
    const tap: Tap = { from, to: pointOf(event), at: event.timeStamp };
    const direction = view.scale === 1 ? directionOf(tap) : null;
    const isDouble = direction === null && isDoubleTap(lastTap.current, tap);
    lastTap.current = isDouble || direction ? null : tap;
    if (direction) onSwipe(direction);
    else if (isDouble) toggle(tap.to);
  };

  return {
    view,
    /** How far a finger has drawn the whole picture aside. */
    pull,
    attach,
    larger: () => zoomAt(STEP),
    smaller: () => zoomAt(1 / STEP),
    whole: () => setView(WHOLE),
    handlers: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: up,
      onDoubleClick: (event: ClientPoint) => {
        // Some browsers tell of it for two taps as well.
        if (!isTouch.current) toggle(pointOf(event));
      },
    },
  };
}

interface ClientPoint {
  clientX: number;
  clientY: number;
}

function pointOf({ clientX, clientY }: ClientPoint): Point {
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
