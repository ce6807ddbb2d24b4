import { ImagePlus } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { useTexts } from "../texts";
import { Button } from "./button";

/** The button that opens the system's file picker. */
export function AddPhotos({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])]);
    target.value = ""; // so that the same file can be picked again
  };
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
        type="file"
        multiple
        hidden
        accept="image/*,.heic,.heif,.avif"
        aria-label={t.album.addPhotos}
        onChange={take}
        data-testid="file-input"
      />
    </>
  );
}
