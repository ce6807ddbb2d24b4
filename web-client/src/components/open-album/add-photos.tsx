import { ImagePlus } from "lucide-react";
import { type ChangeEvent, type Ref, useRef } from "react";
import { isMeant } from "../../api/uploads/dropped";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";

/** React's types do not know this attribute. */
const WHOLE_FOLDER = { webkitdirectory: "" };

/** Endings of what systems do not know as pictures: HEIC, and the raw files of cameras. */
const PICTURES =
  "image/*,.heic,.heif,.hif,.avif,.mpo,.dng,.cr2,.cr3,.nef,.nrw,.arw,.raf,.orf,.rw2,.pef,.srw,.x3f,.3fr,.iiq,.rwl";

interface AddPhotosProps {
  onFiles: (files: File[]) => void;
  /** The input for a whole folder, for a menu to click. */
  folderInput: Ref<HTMLInputElement>;
}

/** The button that opens the system's file picker. */
export function AddPhotos({ onFiles, folderInput }: AddPhotosProps) {
  const t = useTexts();
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
        accept={PICTURES}
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
