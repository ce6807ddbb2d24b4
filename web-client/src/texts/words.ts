/** The steps of a photo's processing that have words of their own. */
export type StepName = "metadata" | "thumbnail" | "recognition";
