import { http, HttpResponse } from "msw";
import type { Job, JobRequest } from "../api/types";
import { problem } from "./answers";
import type { World } from "./world";

const AT = "*/function/photos/jobs";

/** Jobs that run until they are looked at once, and are done then. */
export function jobsOf(world: World) {
  return [
    http.get(AT, () => {
      const told = [...world.jobs];
      world.jobs.splice(0, world.jobs.length, ...told.map(ended));
      return HttpResponse.json(told);
    }),
    http.post<never, JobRequest>(AT, async ({ request }) => {
      const { ids, q, action } = await request.json();
      const total = ids?.length ?? world.photos.length;
      return begin(world, { action, q: q ?? null, total });
    }),
    http.post<{ id: string }>(`${AT}/:id/undo`, ({ params }) => {
      const job = world.jobs.find(({ _id }) => _id === params.id);
      if (!job) return problem(404, "There is no such job.");
      return begin(world, { action: job.action, q: null, total: job.changed, undoes: job._id });
    }),
  ];
}

function begin(world: World, wanted: Pick<Job, "action" | "q" | "total"> & { undoes?: string }) {
  const job: Job = {
    _id: world.nextId(),
    userName: world.signedInAs ?? "ada",
    createdAt: world.tick(),
    finishedAt: null,
    state: "running",
    reason: null,
    taken: null,
    albumId: null,
    undoes: null,
    undoneBy: null,
    seen: 0,
    changed: 0,
    failed: 0,
    ...wanted,
  };
  world.jobs.unshift(job);
  return HttpResponse.json(job, { status: 202 });
}

function ended(job: Job): Job {
  return { ...job, state: "done", finishedAt: job.createdAt, seen: job.total, changed: job.total };
}
