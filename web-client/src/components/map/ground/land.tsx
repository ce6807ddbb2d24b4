import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useLanguageTag } from "../../../texts";
import { drawCoasts, drawNames } from "./draw";
import type { Area } from "./labels";
import styles from "./land.module.css";
import type { Size, View } from "./view";
import { world } from "./world";

interface LandProps {
  view: View;
  size: Size;
  /** Where no names are written. */
  taken: readonly Area[];
}

/** Coasts, borders and names. Drawn here: who gives out tiles of a map would learn where photos were taken. */
export function Land({ view, size, taken }: LandProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const version = useSyncExternalStore(world.subscribe, world.version);
  const looks = useChangesOfLook();
  const isGerman = useLanguageTag() === "de";
  const ratio = window.devicePixelRatio;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!canvas.current || !context || size.width === 0) return;
    const { fill, stroke, color } = getComputedStyle(canvas.current);
    const drawing = { context, view, size, ratio, colours: { land: fill, borders: stroke, ink: color } };
    drawCoasts(drawing);
    drawNames(drawing, isGerman, taken);
  }, [view, size, ratio, isGerman, taken, version, looks]);
  return (
    <canvas
      ref={canvas}
      className={styles.land}
      width={Math.round(size.width * ratio)}
      height={Math.round(size.height * ratio)}
      aria-hidden
    />
  );
}

/** Counts how often light has become dark or the other way round, by the system or by the person's choice. */
function useChangesOfLook(): number {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => {
    const change = () => setCount((last) => last + 1);
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", change);
    const observer = new MutationObserver(change);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    void document.fonts.ready.then(change); // names are written in the page's font once that is there
    return () => {
      scheme.removeEventListener("change", change);
      observer.disconnect();
    };
  }, []);
  return count;
}
