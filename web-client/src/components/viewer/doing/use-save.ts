import { urlOf } from "../../../api/client";
import { nameOf, shownNameOf } from "../../../api/downloads/names";
import { saveAs } from "../../../api/downloads/target";
import { useDownloads } from "../../../api/downloads/use-downloads";
import { originalOf, previewOf } from "../../../api/photos/pictures";
import { useGuestSession } from "../../../api/sharing/use-guest-session";
import type { SeenPhoto } from "../../../api/types";
import { useNotices } from "../../kit/notices";

type Form = "original" | "preview";

/** Saves a photo as it came, or as it is shown: a JPEG for screens. */
export function useSave(): (photo: SeenPhoto, form: Form) => void {
  const downloads = useDownloads();
  const guest = useGuestSession();
  const notices = useNotices();
  return (photo, form) => {
    const path = form === "original" ? originalOf(photo) : previewOf(photo);
    const name = form === "original" ? nameOf(photo) : shownNameOf(photo);
    if (guest) void downloads.saveOne(photo, path, name).catch(notices.complain);
    else saveAs(name, urlOf(path));
  };
}
