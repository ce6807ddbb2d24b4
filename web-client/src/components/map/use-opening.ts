import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useLocation } from "react-router";
import { clustersIn } from "../../api/finding/clusters";
import { useNotices } from "../kit/notices";
import { type Cluster, nearestTo } from "./clusters";
import type { MapView } from "./use-view";
import { fitted, sectionOf, type Size, type View } from "./ground/view";

/** Pixels around a mark in which the photos are that it stands for. */
const AROUND: Size = { width: 120, height: 120 };
/** The zoom at which the photos of a mark are looked for, to bring the map to where each of them is. */
const FINEST = 20;
const LEAST_STEP = 1;
const NEAREST = 17;

/** What a mark does: a single photo opens, and to several the map comes nearer until they are apart. */
export function useOpening(q: string, { view, glideTo }: MapView, size: Size) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const client = useQueryClient();
  const notices = useNotices();
  const approach = async (cluster: Cluster, all: readonly Cluster[]) => {
    const around = sectionOf({ ...cluster, zoom: view.zoom }, AROUND);
    const places = await client.query(clustersIn(q, around, FINEST));
    const found = fitted(nearestTo(cluster, all, places), size, NEAREST);
    const nearer = found && found.zoom >= view.zoom + LEAST_STEP ? found : closer(cluster, view);
    glideTo(() => nearer, true);
  };
  return (cluster: Cluster, all: readonly Cluster[]) => {
    if (cluster.count === 1 || view.zoom >= NEAREST)
      void navigate({ pathname: `photos/${cluster.photoId}`, search }, { preventScrollReset: true });
    else approach(cluster, all).catch(notices.complain);
  };
}

function closer({ lat, lon }: Cluster, { zoom }: View): View {
  return { lat, lon, zoom: Math.min(NEAREST, zoom + 2 * LEAST_STEP) };
}
