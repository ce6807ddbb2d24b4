import { FileImage } from "lucide-react";
import { useCallback, useState } from "react";
import type { Received } from "../../api/offline/received-files";
import styles from "./received.module.css";

/** The photos that wait, as this browser shows them. */
export function FileList({ files }: { files: readonly Received[] }) {
  return (
    <ul className={styles.files}>
      {files.map(({ id, file }) => (
        <li key={id} className={styles.file} data-testid="received-file">
          <FilePicture file={file} />
          <span className={styles.name}>{file.name}</span>
        </li>
      ))}
    </ul>
  );
}

/** HEIC and raw files most browsers cannot show. */
function FilePicture({ file }: { file: File }) {
  const [isBroken, setBroken] = useState(false);
  const show = useCallback(
    (element: HTMLImageElement) => {
      const url = URL.createObjectURL(file);
      element.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [file],
  );
  if (isBroken) {
    return (
      <span className={styles.picture}>
        <FileImage size={28} aria-hidden />
      </span>
    );
  }
  return <img ref={show} alt="" className={styles.picture} onError={() => setBroken(true)} />;
}
