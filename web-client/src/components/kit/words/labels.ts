import { useMemo } from "react";
import { useTexts } from "../../../texts";

/** Labels of what is recognised, as the person's language calls them, and back; other tags are called as they are. */
export function useLabels() {
  const { labels } = useTexts();
  return useMemo(() => {
    const byName = new Map(Object.entries(labels).map(([label, name]) => [name?.toLowerCase(), label]));
    return {
      nameOf: (tag: string) => labels[tag] ?? tag,
      tagOf: (name: string) => byName.get(name.toLowerCase()) ?? name,
    };
  }, [labels]);
}
