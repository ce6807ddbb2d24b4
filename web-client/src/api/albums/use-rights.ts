import { createContext, useContext } from "react";
import { OWNERS, type Rights } from "./rights";

/** What the person may do in the album that is on the page. */
export const RightsContext = createContext<Rights>(OWNERS);

export function useRights(): Rights {
  return useContext(RightsContext);
}
