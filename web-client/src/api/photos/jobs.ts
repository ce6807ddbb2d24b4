import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../client";
import { ALBUMS, ALL_PHOTOS, FOUND, TRASH } from "../query-keys";
import type { Job, JobRequest } from "../types";

const JOBS = ["jobs"] as const;
const ASKED_FOR = ["jobs asked for"] as const;
const LOOK_AGAIN_MS = 1_000;
const TOLD = 20;

/** My last jobs, newest first; looked at again and again while one runs. */
export function useJobs() {
  return useQuery({
    queryKey: JOBS,
    queryFn: async ({ signal }) => (await call<Job[]>("GET", `photos/jobs?limit=${TOLD}`, { signal })).data,
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? LOOK_AGAIN_MS : false),
  });
}

/** The ids of jobs that this page asked for: one may be over before it was seen running. */
export function useJobsAskedFor(): () => readonly string[] {
  const client = useQueryClient();
  return () => client.getQueryData<string[]>(ASKED_FOR) ?? [];
}

export function isRunning({ state }: Job): boolean {
  return state === "running";
}

export function useBeginJob() {
  return useJobCall((body: JobRequest) => call<Job>("POST", "photos/jobs", { body }));
}

export function useStopJob() {
  return useJobCall((job: Job) => call<Job>("POST", `photos/jobs/${job._id}/stop`));
}

export function useUndoJob() {
  return useJobCall((job: Job) => call<Job>("POST", `photos/jobs/${job._id}/undo`));
}

/** For when a job has ended: whatever is shown may be otherwise now. */
export function useForgetPhotos() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [FOUND, ALBUMS, ALL_PHOTOS, TRASH, ["photo"]])
      void client.invalidateQueries({ queryKey });
  };
}

function useJobCall<Input>(ask: (input: Input) => Promise<{ data: Job }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => (await ask(input)).data,
    onSuccess: ({ _id }) => client.setQueryData<string[]>(ASKED_FOR, (before = []) => [...before, _id]),
    onSettled: () => client.invalidateQueries({ queryKey: JOBS }),
  });
}
