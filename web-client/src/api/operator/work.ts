import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import type { Schemas } from "../types";

export type WorkLoad = Schemas["WorkLoad"];
export type Failure = Schemas["Failure"];
export type FunctionHealth = Schemas["FunctionHealth"];

const WORK = ["operator", "work"] as const;
const FAILURES = ["operator", "failures"] as const;
const LOOK_AGAIN_MS = 5_000;
const HEALTH_AGAIN_MS = 30_000;

/** How much there is to do, and how fast it is done; followed while it is shown. */
export function useWorkLoad() {
  return useQuery({
    queryKey: WORK,
    queryFn: async ({ signal }) => (await call<WorkLoad>("GET", "photos/operator/work", { signal })).data,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function useFailures() {
  return useQuery({
    queryKey: FAILURES,
    queryFn: async ({ signal }) =>
      (await call<Schemas["Failures"]>("GET", "photos/operator/failures", { signal })).data,
    refetchInterval: HEALTH_AGAIN_MS,
  });
}

/** All that failed for this reason; each call takes some of it. */
export function useTryAgain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ step, title, detail }: Failure) => {
      let restarted = 0;
      for (let more = true; more;) {
        const body = { step, title, detail };
        const { data } = await call<Schemas["TriedAgain"]>("POST", "photos/operator/failures/again", {
          body,
        });
        restarted += data.restarted;
        more = data.more && data.restarted > 0;
      }
      return restarted;
    },
    onSettled: () => Promise.all([WORK, FAILURES].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useHealth() {
  return useQuery({
    queryKey: ["operator", "health"],
    queryFn: async ({ signal }) =>
      (await call<FunctionHealth[]>("GET", "photos/operator/health", { signal })).data,
    refetchInterval: HEALTH_AGAIN_MS,
  });
}

export function useVersions() {
  return useQuery({
    queryKey: ["operator", "versions"],
    queryFn: async ({ signal }) =>
      (await call<Schemas["Versions"]>("GET", "photos/operator/versions", { signal })).data,
  });
}
