import type { KeyboardEvent } from "react";

/** Goes from photo to photo by the arrow keys, as they lie on the page. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target instanceof HTMLElement ? event.target : null;
  if (!from?.dataset.photo || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-photo]")];
  const to = neighbourOf(all, from, event.key);
  if (!to) return;
  event.preventDefault();
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
}

function neighbourOf(all: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const at = all.indexOf(from);
  if (key === "ArrowLeft") return all[at - 1];
  if (key === "ArrowRight") return all[at + 1];
  if (key === "ArrowUp") return nearest(from, all.slice(0, at).toReversed());
  return key === "ArrowDown" ? nearest(from, all.slice(at + 1)) : undefined;
}

/** In the next row of these the one that lies most nearly above or below. */
function nearest(from: HTMLElement, others: readonly HTMLElement[]): HTMLElement | undefined {
  const [here, middle] = [topOf(from), middleOf(from)];
  const next = others.find((one) => topOf(one) !== here);
  const row = next ? others.filter((one) => topOf(one) === topOf(next)) : [];
  return row.toSorted((a, b) => Math.abs(middleOf(a) - middle) - Math.abs(middleOf(b) - middle))[0];
}

function topOf(element: HTMLElement): number {
  return element.getBoundingClientRect().top;
}

function middleOf(element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
