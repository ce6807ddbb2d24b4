import type { MapCluster } from "../../api/types";
import { eastwards, sideAt, type Spot, spotOf } from "./ground/projection";
import { type Offset, offsetOf, type Size, type View } from "./ground/view";

/** Pixels between the middles of two marks. */
const APART = 54;
/** Pixels beyond the map's edge at which a mark is still drawn, to be seen in part. */
const BEYOND = 30;

/** Photos that are shown as one. */
export interface Cluster extends MapCluster {
  spot: Spot;
}

export interface PlacedCluster extends Cluster, Offset {}

/** Those that would cover each other taken together, as one at the place of the larger. */
export function apart(found: readonly MapCluster[], zoom: number): Cluster[] {
  const kept: Cluster[] = [];
  const least = APART / sideAt(zoom);
  for (const one of found.toSorted((a, b) => b.count - a.count)) {
    const spot = spotOf(one);
    const at = kept.findIndex((other) => distance(other.spot, spot) < least);
    const near = kept[at];
    if (near) kept[at] = { ...near, count: near.count + one.count };
    else kept.push({ ...one, spot });
  }
  return kept;
}

/** Those that are seen, and where. */
export function placedIn(clusters: readonly Cluster[], view: View, { width, height }: Size): PlacedCluster[] {
  return clusters
    .map((one) => ({ ...one, ...offsetOf(view, one.spot) }))
    .filter(({ dx, dy }) => Math.abs(dx) <= width / 2 + BEYOND && Math.abs(dy) <= height / 2 + BEYOND);
}

/** Those of the found that are nearer to this one than to any other. */
export function nearestTo(
  one: Cluster,
  all: readonly Cluster[],
  found: readonly MapCluster[],
): readonly MapCluster[] {
  return found.filter((each) => {
    const spot = spotOf(each);
    const way = distance(one.spot, spot);
    return all.every((other) => distance(other.spot, spot) >= way);
  });
}

function distance(one: Spot, other: Spot): number {
  return Math.hypot(eastwards(one.x, other.x), other.y - one.y);
}

export function countOf(clusters: readonly MapCluster[]): number {
  return clusters.reduce((sum, { count }) => sum + count, 0);
}
