import { call } from "./client";

/** All items of a list, whose first page is at `path`. */
export async function allPages<T>(path: string, signal: AbortSignal, ask = call): Promise<T[]> {
  const items: T[] = [];
  let next: string | null = path;
  while (next !== null) {
    const page: { data: T[]; next: string | null } = await ask<T[]>("GET", next, { signal });
    items.push(...page.data);
    next = page.next;
  }
  return items;
}
