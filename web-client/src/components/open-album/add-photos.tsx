import { ImagePlus } from "lucide-react";
import { type ChangeEvent, type Ref, useRef } from "react";
import { isMeant } from "../../api/uploads/dropped";
import { offered } from "../../api/uploads/file-type";
import { useTaken } from "../../api/uploads/taken";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";

/** React's types do not know this attribute. */
const WHOLE_FOLDER = { webkitdirectory: "" };

interface AddPhotosProps {
  onFiles: (files: File[]) => void;
  /** The input for a whole folder, for a menu to click. */
  folderInput: Ref<HTMLInputElement>;
}

/** The button that opens the system's file picker. */
export function AddPhotos({ onFiles, folderInput }: AddPhotosProps) {
  const t = useTexts();
  const taken = useTaken();
  const input = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])].filter(isMeant));
    target.value = ""; // so that the same file can be picked again
  };
  const picker = { type: "file", multiple: true, hidden: true, onChange: take };
  return (
    <>
      <Button
        variant="primary"
        icon={ImagePlus}
        title={t.album.addHint}
        onClick={() => input.current?.click()}
      >
        {t.album.addPhotos}
      </Button>
      <input
        ref={input}
        {...picker}
        accept={offered(taken)}
        aria-label={t.album.addPhotos}
        data-testid="file-input"
      />
      <input
        ref={folderInput}
        {...picker}
        {...WHOLE_FOLDER}
        aria-label={t.album.addFolder}
        data-testid="folder-input"
      />
    </>
  );
}
