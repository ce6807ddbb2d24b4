import { lazy, Suspense } from "react";
import { isMyPhoto } from "../../../api/albums/rights";
import type { SeenPhoto } from "../../../api/types";
import { useTexts } from "../../../texts";
import { ActionMenu } from "../../kit/menus/action-menu";
import type { DialogName } from "./dialogs";
import { type DoingHandlers, useDoings } from "./use-doings";

const DoingDialog = lazy(async () => ({ default: (await import("./dialogs")).DoingDialog }));

interface DoingMenuProps extends DoingHandlers {
  photo: SeenPhoto;
}

/** What can be done with the photo that is open. */
export function DoingMenu({ photo, ...handlers }: DoingMenuProps) {
  const { viewer } = useTexts();
  return <ActionMenu label={viewer.more} actions={useDoings(photo, handlers)} />;
}

interface OpenDialogProps {
  name: DialogName | null;
  photo: SeenPhoto;
  onClose: () => void;
  onGone: () => void;
}

/** Its code comes when something is first done. */
export function OpenDialog({ name, photo, ...then }: OpenDialogProps) {
  if (name === null || !isMyPhoto(photo)) return null;
  return (
    <Suspense>
      <DoingDialog key={name} name={name} photo={photo} {...then} />
    </Suspense>
  );
}
