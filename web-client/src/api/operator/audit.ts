import { useInfiniteQuery } from "@tanstack/react-query";
import { call, urlOf } from "../client";
import type { Schemas } from "../types";

export type Deed = Schemas["ListedDeed"];

/** Each that is not empty must be met; days are as a date field has them. */
export interface AuditFilter {
  who: string;
  whom: string;
  what: string;
  outcome: string;
  address: string;
  from: string;
  to: string;
}

export const EVERYTHING: AuditFilter = {
  who: "",
  whom: "",
  what: "",
  outcome: "",
  address: "",
  from: "",
  to: "",
};
const DAY_MS = 86_400_000;

/** Who did what, newest first, some at a time. */
export function useAudit(filter: AuditFilter) {
  const query = queryOf(filter).toString();
  return useInfiniteQuery({
    queryKey: ["operator", "audit", query],
    queryFn: async ({ pageParam, signal }) => call<Deed[]>("GET", pageParam, { signal }),
    initialPageParam: `accounts/audit?limit=50&${query}`,
    getNextPageParam: ({ next }) => next,
  });
}

/** The address of all that the filter leaves, as a file. */
export function exportOf(filter: AuditFilter, as: "csv" | "jsonl"): string {
  const query = queryOf(filter);
  query.set("as", as);
  return urlOf(`accounts/audit/export?${query}`);
}

function queryOf({ from, to, ...fields }: AuditFilter): URLSearchParams {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ""));
  if (from !== "") query.set("since", String(beginOf(from)));
  if (to !== "") query.set("before", String(beginOf(to) + DAY_MS));
  return query;
}

/** Of a day on the clock of whoever looks. */
function beginOf(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}
