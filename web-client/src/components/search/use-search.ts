import { useCallback } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import type { Order } from "../../api/types";

export const ORDERS: readonly Order[] = ["taken", "created"];
const ADDRESS = "/search";

export type Search = ReturnType<typeof useSearch>;

/** What is searched for. It is in the address; each change of it is a step that Back takes back. */
export function useSearch() {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const isOpen = pathname === ADDRESS || pathname.startsWith(`${ADDRESS}/`);
  const q = isOpen ? (params.get("q") ?? "") : "";
  const order = ORDERS.find((name) => isOpen && name === params.get("order")) ?? "taken";
  const show = useCallback(
    (wanted: string, by: Order = order) => {
      const search = new URLSearchParams({
        ...(wanted && { q: wanted }),
        ...(by !== "taken" && { order: by }),
      });
      void navigate({ pathname: ADDRESS, search: search.toString() });
    },
    [navigate, order],
  );
  return { isOpen, q, order, show };
}
