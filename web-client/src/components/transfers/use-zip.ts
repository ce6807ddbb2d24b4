import { urlOf } from "../../api/client";
import { saveAs } from "../../api/downloads/target";
import { useDownloads } from "../../api/downloads/use-downloads";
import { originalOf } from "../../api/photos/pictures";
import { useGuestSession } from "../../api/sharing/use-guest-session";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useNotices } from "../kit/notices";
import { useReason } from "../kit/words/reason";

/** Downloads originals, several as a ZIP, and says how it went. */
export function useZip(): (title: string, photos: readonly SeenPhoto[]) => void {
  const { downloads: texts } = useTexts();
  const downloads = useDownloads();
  const guest = useGuestSession();
  const notices = useNotices();
  const reason = useReason();
  const download = async (title: string, photos: readonly SeenPhoto[]) => {
    const outcome = await downloads.start(title, photos);
    if (!outcome) return;
    const { saved, problems } = outcome;
    notices.say(
      problems.length === 0 ? texts.saved(saved) : texts.partly(saved, problems.length, reason(problems[0])),
    );
  };
  return (title, photos) => {
    const [photo] = photos;
    if (!photo || photos.length > 1) void download(title, photos).catch(notices.complain);
    else if (guest) void downloads.saveOne(photo).catch(notices.complain);
    else saveAs(photo.fileName ?? photo._id, urlOf(originalOf(photo)));
  };
}
