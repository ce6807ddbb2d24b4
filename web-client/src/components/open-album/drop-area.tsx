import { Upload } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { filesOf } from "../../api/uploads/dropped";
import styles from "./drop-area.module.css";

interface DropAreaProps {
  text: string;
  onFiles: (files: File[]) => void;
}

/** Takes files that are dropped anywhere on the page, or pasted, and shows that it will. */
export function DropArea({ text, onFiles }: DropAreaProps) {
  const [depth, setDepth] = useState(0);
  const give = useEffectEvent((files: File[]) => files.length > 0 && onFiles(files));
  useEffect(() => {
    const enter = (event: DragEvent) => hasFiles(event) && setDepth((last) => last + 1);
    const leave = (event: DragEvent) => hasFiles(event) && setDepth((last) => Math.max(0, last - 1));
    const over = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      if (event.dataTransfer) void filesOf(event.dataTransfer).then(give);
    };
    const paste = (event: ClipboardEvent) => give([...(event.clipboardData?.files ?? [])]);
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener("dragenter", enter, { signal });
    document.addEventListener("dragleave", leave, { signal });
    document.addEventListener("dragover", over, { signal });
    document.addEventListener("drop", drop, { signal });
    document.addEventListener("paste", paste, { signal });
    return () => listening.abort();
  }, []);
  if (depth === 0) return null;
  return (
    <div className={styles.veil}>
      <p className={styles.target}>
        <Upload size={36} aria-hidden />
        {text}
      </p>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
