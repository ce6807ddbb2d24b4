import { type Photo, type Step, STEP_NAMES, type StepName } from "./types";

/** The step that a photo in processing is at, or that comes next. */
export function currentStep({ steps }: Photo): [StepName, Step] {
  const name =
    STEP_NAMES.find((step) => steps[step].state === "running") ??
    STEP_NAMES.find((step) => steps[step].state !== "done") ??
    "metadata";
  return [name, steps[name]];
}

export function failedStep({ steps }: Photo): Step | undefined {
  return STEP_NAMES.map((name) => steps[name]).find((step) => step.state === "failed");
}
