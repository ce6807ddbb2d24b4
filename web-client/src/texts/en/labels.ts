/** What is recognised, by its label, where people call it otherwise. */
export const labels: Partial<Record<string, string>> = {};
