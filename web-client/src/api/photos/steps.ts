import { Problem } from "../problem";
import { type Photo, type Step, STEP_NAMES, type StepName } from "../types";

/** The statuses by their phrases: a step's error has as its title the phrase of the status it would be answered with. */
const STATUSES: Record<string, number> = {
  "Not Found": 404,
  Gone: 410,
  "Request Entity Too Large": 413,
  "Content Too Large": 413,
  "Unsupported Media Type": 415,
  "Unprocessable Entity": 422,
  "Unprocessable Content": 422,
  "Too Many Requests": 429,
  "Bad Gateway": 502,
  "Service Unavailable": 503,
  "Insufficient Storage": 507,
};

/** The step that a photo in processing is at, or that comes next. */
export function currentStep({ steps }: Photo): [StepName, Step] {
  const names = namesOf(steps);
  const name =
    names.find((step) => steps[step].state === "running") ??
    names.find((step) => !isOver(steps[step])) ??
    "metadata";
  return [name, steps[name]];
}

/** Whether what failed may go well another time: a file that cannot be read stays so. */
export function mayTryAgain(photo: Photo): boolean {
  const failed = failedStep(photo);
  return failed !== undefined && (problemOf(failed)?.isTransient ?? true);
}

/** Done, or skipped for want of what does it. */
export function isOver({ state }: Step): boolean {
  return state === "done" || state === "skipped";
}

export function failedStep({ steps }: Photo): Step | undefined {
  return namesOf(steps)
    .map((name) => steps[name])
    .find((step) => step.state === "failed");
}

/** A server of before has fewer. */
function namesOf(steps: Photo["steps"]): StepName[] {
  return STEP_NAMES.filter((name) => name in steps);
}

/** What went wrong in a step, as the same kind of value as a failed request. */
export function problemOf({ error }: Step): Problem | null {
  return error && new Problem("answer", STATUSES[error.title] ?? 500, error.detail);
}
