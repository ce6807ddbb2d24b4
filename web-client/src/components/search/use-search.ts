import { useCallback } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import type { Order } from "../../api/types";

export const ORDERS: readonly Order[] = ["taken", "created"];
const ADDRESS = "/search";
const MAP = "/map";

export type Search = ReturnType<typeof useSearch>;

/**
 * What is searched for, as a list or on the map. It is in the address; each change of it is a step that Back takes
 * back.
 */
export function useSearch() {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const address = [ADDRESS, MAP].find((one) => pathname === one || pathname.startsWith(`${one}/`));
  const isOpen = address !== undefined;
  const q = isOpen ? (params.get("q") ?? "") : "";
  const order = ORDERS.find((name) => isOpen && name === params.get("order")) ?? "taken";
  const show = useCallback(
    (wanted: string, by: Order = order) => {
      const search = new URLSearchParams({
        ...(wanted && { q: wanted }),
        ...(by !== "taken" && { order: by }),
      });
      void navigate({ pathname: address ?? ADDRESS, search: search.toString() });
    },
    [navigate, order, address],
  );
  return { isOpen, q, order, show };
}
