import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import type { Schemas } from "../types";

export type Task = Schemas["ListedTask"];
export type TaskKind = Task["kind"];

const TASKS = ["operator", "tasks"] as const;
const UNDER_WAY_MS = 2_000;

/** The last checks and backups, newest first; followed while one is under way. */
export function useTasks() {
  return useQuery({
    queryKey: TASKS,
    queryFn: async ({ signal }) =>
      (await call<Schemas["TaskList"]>("GET", "photos/operator/tasks", { signal })).data,
    refetchInterval: ({ state }) => (state.data?.tasks.some(isUnderWay) ? UNDER_WAY_MS : false),
  });
}

export function useBegin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["TaskRequest"]) => call("POST", "photos/operator/tasks", { body }),
    onSettled: () => client.invalidateQueries({ queryKey: TASKS }),
  });
}

export function isUnderWay({ state }: Task): boolean {
  return state === "waiting" || state === "running";
}
