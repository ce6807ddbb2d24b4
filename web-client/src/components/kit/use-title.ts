import { useEffect } from "react";
import { useTexts } from "../../texts";

/** Names the page in the browser's tab. */
export function useTitle(title: string | undefined): void {
  const { app } = useTexts();
  useEffect(() => {
    document.title = title ? `${title} · ${app.name}` : app.name;
  }, [title, app.name]);
}
