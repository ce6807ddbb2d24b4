import { useCallback, useEffect, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { readView, type Size, type View, WORLD, fitted, writtenView } from "./view";

/** After so long without a movement the section is what is looked at. */
const STILL_MS = 250;
const GLIDE_MS = 260;
const ADDRESS = "at";

interface Moving {
  view: View;
  /** Where it will be when it is still again. */
  goal: View;
  /** Whether Back is to lead to where this movement began. */
  isStep: boolean;
  isGliding: boolean;
}

export type MapView = ReturnType<typeof useView>;

/** What the map shows. It is in the address once it is still; without one the map shows `otherwise`. */
export function useView(size: Size, otherwise: View | undefined) {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [moving, setMoving] = useState<Moving | null>(null);
  const at = params.get(ADDRESS);
  const still = readView(at, size) ?? otherwise ?? worldIn(size);
  const glide = useGlide();
  useEffect(() => {
    if (!moving || moving.isGliding) return undefined;
    const settle = async () => {
      const search = new URLSearchParams(params);
      search.set(ADDRESS, writtenView(moving.view));
      const to = { pathname, search: search.toString() };
      await navigate(to, { replace: !moving.isStep, preventScrollReset: true });
      setMoving((current) => (current === moving ? null : current));
    };
    const timer = setTimeout(() => void settle(), moving.isStep ? 0 : STILL_MS);
    return () => clearTimeout(timer);
  }, [moving, params, pathname, navigate]);
  const view = moving?.view ?? still;
  const move = useCallback(
    (change: (view: View) => View) => {
      glide.stop();
      setMoving((last) => {
        const next = change(last?.view ?? still);
        return { view: next, goal: next, isStep: false, isGliding: false };
      });
    },
    [still, glide],
  );
  const glideTo = useCallback(
    (to: View, isStep = false) =>
      glide.start(view, to, (next, isGliding) => setMoving({ view: next, goal: to, isStep, isGliding })),
    [view, glide],
  );
  return { view, goal: moving?.goal ?? still, still, move, glideTo };
}

function worldIn(size: Size): View {
  const corners = [
    { lat: WORLD.south, lon: WORLD.west },
    { lat: WORLD.north, lon: 0 },
  ];
  return fitted(corners, size) ?? { lat: 0, lon: 0, zoom: 0 };
}

/** Moves from one view to another in small steps, or at once where somebody wants nothing to move. */
function useGlide() {
  const [glide] = useState(() => new Glide());
  useEffect(() => glide.stop, [glide]);
  return glide;
}

type Show = (view: View, isGliding: boolean) => void;

class Glide {
  #frame = 0;

  readonly stop = (): void => cancelAnimationFrame(this.#frame);

  start(from: View, to: View, show: Show): void {
    this.stop();
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
      show(to, false);
      return;
    }
    const begin = performance.now();
    const step = (now: number) => {
      const part = Math.max(0, Math.min(1, (now - begin) / GLIDE_MS));
      show(between(from, to, 1 - (1 - part) ** 3), part < 1);
      if (part < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }
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
