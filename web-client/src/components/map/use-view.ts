import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { readView, type Size, type View, WORLD, fitted, writtenView } from "./ground/view";

/** After so long without a movement the section is what is looked at. */
const STILL_MS = 250;
const GLIDE_MS = 260;
const ADDRESS = "at";

interface Way {
  from: View;
  to: View;
}

interface Moving {
  view: View;
  /** Where it will be when it is still again. */
  goal: View;
  /** Whether Back is to lead to where this movement began. */
  isStep: boolean;
  /** Null unless it goes there by itself. */
  glide: Way | null;
  /** Whether it has been written into the address, where it comes a little later. */
  isSaved: boolean;
}

export type MapView = ReturnType<typeof useView>;

/** What the map shows. It is in the address once it is still; without one the map shows `otherwise`. */
export function useView(size: Size, otherwise: View | undefined) {
  const [params] = useSearchParams();
  const at = params.get(ADDRESS);
  const [moving, setMoving] = useState<Moving | null>(null);
  const still = readView(at, size) ?? otherwise ?? worldIn(size);
  useGliding(moving?.glide ?? null, setMoving);
  useSaving(at, moving, setMoving);
  const move = (change: (view: View) => View) =>
    setMoving((last) => {
      const next = change(last?.view ?? still);
      return { view: next, goal: next, isStep: false, glide: null, isSaved: false };
    });
  // From the goal, not from what is seen: keys pressed while it glides add up.
  const glideTo = (change: (goal: View) => View, isStep = false) =>
    setMoving((last) => {
      const [from, to] = [last?.view ?? still, change(last?.goal ?? still)];
      return { view: from, goal: to, isStep, glide: { from, to }, isSaved: false };
    });
  return { view: moving?.view ?? still, still, move, glideTo };
}

type SetMoving = (change: (last: Moving | null) => Moving | null) => void;

/** Writes a movement into the address when it has come to an end, and forgets it when the address has it. */
function useSaving(at: string | null, moving: Moving | null, setMoving: SetMoving): void {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const written = useRef<string | null>(null);
  useLayoutEffect(() => {
    // Another address than the one that was written, as Back brings it, ends every movement.
    const isOwn = at !== null && at === written.current;
    setMoving((last) => (isOwn && !last?.isSaved ? last : null));
  }, [at, setMoving]);
  useEffect(() => {
    if (!moving || moving.glide || moving.isSaved) return undefined;
    const save = () => {
      written.current = writtenView(moving.view);
      const search = new URLSearchParams(params);
      search.set(ADDRESS, written.current);
      setMoving((last) => (last === moving ? { ...last, isSaved: true } : last));
      const to = { pathname, search: search.toString() };
      void navigate(to, { replace: !moving.isStep, preventScrollReset: true });
    };
    const timer = setTimeout(save, moving.isStep ? 0 : STILL_MS);
    return () => clearTimeout(timer);
  }, [moving, setMoving, params, pathname, navigate]);
}

function worldIn(size: Size): View {
  const corners = [
    { lat: WORLD.south, lon: WORLD.west },
    { lat: WORLD.north, lon: 0 },
  ];
  return fitted(corners, size) ?? { lat: 0, lon: 0, zoom: 0 };
}

/** Moves from one view to another in small steps, or at once where somebody wants nothing to move. */
function useGliding(way: Way | null, setMoving: SetMoving): void {
  useEffect(() => {
    if (!way) return undefined;
    const isQuiet = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const begin = performance.now();
    const step = (now: number) => {
      const part = isQuiet ? 1 : Math.max(0, Math.min(1, (now - begin) / GLIDE_MS));
      const view = between(way.from, way.to, 1 - (1 - part) ** 3);
      setMoving((last) => (last?.glide === way ? { ...last, view, glide: part < 1 ? way : null } : last));
      if (part < 1) frame = requestAnimationFrame(step);
    };
    let frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [way, setMoving]);
}

/** The shorter way around the world. */
function between(from: View, to: View, part: number): View {
  if (part >= 1) return to;
  const east = ((((to.lon - from.lon) % 360) + 540) % 360) - 180;
  return {
    lat: from.lat + (to.lat - from.lat) * part,
    lon: from.lon + east * part,
    zoom: from.zoom + (to.zoom - from.zoom) * part,
  };
}
