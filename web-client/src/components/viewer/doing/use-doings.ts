import {
  CalendarClock,
  Download,
  FolderPlus,
  ImageDown,
  MapPinPen,
  Play,
  RotateCcw,
  RotateCw,
  Share2,
  Trash2,
} from "lucide-react";
import { isMyPhoto, mayDelete, maySeeOriginal } from "../../../api/albums/rights";
import { useRights } from "../../../api/albums/use-rights";
import { pathOf } from "../../../api/photos/pictures";
import type { SeenPhoto } from "../../../api/types";
import { useTexts } from "../../../texts";
import type { Action } from "../../kit/menus/action-menu";
import type { DialogName } from "./dialogs";
import { useAlbumsDoings } from "./use-albums-doings";
import { useMarks } from "./use-marks";
import { useSave } from "./use-save";
import { useTurn } from "./use-turn";

export interface DoingHandlers {
  onOpen: (dialog: DialogName) => void;
  onSlideshow: () => void;
  onDelete: () => void;
  /** The photo has left what is looked through. */
  onGone: () => void;
}

/** All that this person may do with a photo that is open, in the order of the menu. */
export function useDoings(photo: SeenPhoto, handlers: DoingHandlers): Action[] {
  const { viewer, photo: texts } = useTexts();
  const rights = useRights();
  const save = useSave();
  const owners = useOwnersDoings(photo, handlers);
  const slideshow = { label: viewer.slideshow, icon: Play, onSelect: handlers.onSlideshow };
  const original = { label: viewer.download, icon: Download, onSelect: () => save(photo, "original") };
  const shown = { label: viewer.downloadShown, icon: ImageDown, onSelect: () => save(photo, "preview") };
  const remove = { label: texts.delete, icon: Trash2, onSelect: handlers.onDelete, isDangerous: true };
  return [
    slideshow,
    ...owners,
    ...(maySeeOriginal(photo, rights) ? [original] : []),
    ...(pathOf(photo, "preview") ? [shown] : []),
    ...(mayDelete(photo, rights) ? [remove] : []),
  ];
}

function useOwnersDoings(photo: SeenPhoto, { onOpen, onGone }: DoingHandlers): Action[] {
  const { viewer, selection, sharing, correcting } = useTexts();
  const marks = useMarks(photo);
  const ofAlbum = useAlbumsDoings(photo, () => onOpen("move"), onGone);
  const turn = useTurn(photo);
  if (!isMyPhoto(photo)) return ofAlbum;
  return [
    { label: sharing.action, icon: Share2, onSelect: () => onOpen("share") },
    ...marks,
    { label: selection.add, icon: FolderPlus, onSelect: () => onOpen("add") },
    ...ofAlbum,
    { label: viewer.turnLeft, icon: RotateCcw, onSelect: () => turn(-1) },
    { label: viewer.turnRight, icon: RotateCw, onSelect: () => turn(1) },
    { label: correcting.date, icon: CalendarClock, onSelect: () => onOpen("date") },
    { label: correcting.place, icon: MapPinPen, onSelect: () => onOpen("place") },
  ];
}
