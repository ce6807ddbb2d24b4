import { Archive, ArchiveRestore, Star, StarOff } from "lucide-react";
import { isMyPhoto } from "../../../api/albums/rights";
import { useCorrectPhoto } from "../../../api/photos/corrections";
import type { SeenPhoto } from "../../../api/types";
import { useTexts } from "../../../texts";
import type { Action } from "../../kit/menus/action-menu";
import { useNotices } from "../../kit/notices";

/** A favourite or not, in the timeline or not. */
export function useMarks(photo: SeenPhoto): Action[] {
  const { jobs } = useTexts();
  const notices = useNotices();
  const correct = useCorrectPhoto();
  if (!isMyPhoto(photo)) return [];
  const { favourite, archived } = photo;
  const mark = (marks: { favourite?: boolean; archived?: boolean }) =>
    correct.mutate({ photo, ...marks }, { onError: notices.complain });
  return [
    {
      label: favourite ? jobs.unfavourite : jobs.favourite,
      icon: favourite ? StarOff : Star,
      onSelect: () => mark({ favourite: !favourite }),
    },
    {
      label: archived ? jobs.unarchive : jobs.archive,
      icon: archived ? ArchiveRestore : Archive,
      onSelect: () => mark({ archived: !archived }),
    },
  ];
}
