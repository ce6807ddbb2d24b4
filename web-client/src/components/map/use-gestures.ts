import { type PointerEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { dragged, type Offset, type Size, type View, zoomed } from "./ground/view";

/** Pixels that a pointer may move and still be a click. */
const A_CLICK = 5;
const WHEEL_STEP = 1 / 350;
/** Of a trackpad's pinch, which browsers tell as a wheel with Ctrl, in smaller numbers. */
const PINCH_STEP = 1 / 90;
const LINE = 16;
const MOST_AT_ONCE = 1;

type Move = (change: (view: View) => View) => void;

/** Dragging with a pointer, pinching with two, turning the wheel. `handlers` and `ref` belong to the map's element. */
export function useGestures(size: Size, move: Move) {
  const ref = useRef<HTMLDivElement>(null);
  const pointers = useRef(new Map<number, Offset>());
  const began = useRef<Offset | null>(null);
  const [isDragging, setDragging] = useState(false);

  const fromMiddle = ({ clientX, clientY }: { clientX: number; clientY: number }): Offset => {
    const { left = 0, top = 0 } = ref.current?.getBoundingClientRect() ?? {};
    return { dx: clientX - left - size.width / 2, dy: clientY - top - size.height / 2 };
  };

  const turn = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE : event.deltaY;
    const by = -pixels * (event.ctrlKey ? PINCH_STEP : WHEEL_STEP);
    const at = fromMiddle(event);
    move((view) => zoomed(view, size, Math.max(-MOST_AT_ONCE, Math.min(MOST_AT_ONCE, by)), at));
  });
  useEffect(() => {
    const element = ref.current;
    element?.addEventListener("wheel", turn, { passive: false }); // React's own could not keep the page from scrolling
    return () => element?.removeEventListener("wheel", turn);
  }, []);

  const press = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    pointers.current.set(event.pointerId, fromMiddle(event));
    began.current = fromMiddle(event);
  };

  const drag = (event: PointerEvent) => {
    const last = pointers.current.get(event.pointerId);
    if (!last) return;
    const now = fromMiddle(event);
    const isClick = began.current && distance(began.current, now) < A_CLICK;
    if (!isDragging && isClick && pointers.current.size === 1) return;
    // Only now: what is under a pointer that was captured is not clicked.
    if (!isDragging) for (const id of pointers.current.keys()) ref.current?.setPointerCapture(id);
    setDragging(true);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    move((view) => (other ? pinched(view, size, last, now, other) : dragged(view, size, way(last, now))));
  };

  const release = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
    if (pointers.current.size === 0) setDragging(false);
  };

  const handlers = {
    onPointerDown: press,
    onPointerMove: drag,
    onPointerUp: release,
    onPointerCancel: release,
    onLostPointerCapture: release,
  };
  return { ref, handlers, isDragging, fromMiddle };
}

/** One of two pointers has moved: what is under both stays under both. */
function pinched(view: View, size: Size, last: Offset, now: Offset, other: Offset): View {
  const by = Math.log2(Math.max(1, distance(now, other)) / Math.max(1, distance(last, other)));
  const middle = { dx: (now.dx + other.dx) / 2, dy: (now.dy + other.dy) / 2 };
  const shift = { dx: (now.dx - last.dx) / 2, dy: (now.dy - last.dy) / 2 };
  return zoomed(dragged(view, size, shift), size, by, middle);
}

function way(from: Offset, to: Offset): Offset {
  return { dx: to.dx - from.dx, dy: to.dy - from.dy };
}

function distance(one: Offset, other: Offset): number {
  return Math.hypot(one.dx - other.dx, one.dy - other.dy);
}
