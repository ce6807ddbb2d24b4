import type { Job } from "../../api/types";
import type { Texts } from "../../texts";

/** What a job does, in a few words. */
export function nameOf({ action, undoes }: Job, { jobs }: Texts): string {
  if (undoes !== null) return jobs.undoing;
  if (action.trash) return jobs.trash;
  if (action.addTo !== null) return jobs.addTo;
  if (action.takeOutOf !== null) return jobs.takeOutOf;
  if (action.addTags.length > 0 || action.removeTags.length > 0) return jobs.tags;
  if (action.archived !== null) return action.archived ? jobs.archive : jobs.unarchive;
  return action.favourite === false ? jobs.unfavourite : jobs.favourite;
}
