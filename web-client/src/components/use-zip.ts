import { blobUrl } from "../api/client";
import { saveAs } from "../api/downloads/target";
import { useDownloads } from "../api/downloads/use-downloads";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { useNotices } from "./notices";
import { useReason } from "./reason";

/** Downloads originals, several as a ZIP, and says how it went. */
export function useZip(): (title: string, photos: readonly Photo[]) => void {
  const { downloads: texts } = useTexts();
  const downloads = useDownloads();
  const notices = useNotices();
  const reason = useReason();
  const download = async (title: string, photos: readonly Photo[]) => {
    const outcome = await downloads.start(title, photos);
    if (!outcome) return;
    const { saved, problems } = outcome;
    notices.say(
      problems.length === 0 ? texts.saved(saved) : texts.partly(saved, problems.length, reason(problems[0])),
    );
  };
  return (title, photos) => {
    const [photo] = photos;
    if (photo && photos.length === 1) saveAs(photo.fileName ?? photo._id, blobUrl(photo.key));
    else void download(title, photos).catch(notices.complain);
  };
}
