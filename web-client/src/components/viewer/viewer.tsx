import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { mayDelete } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { DeletePhoto } from "../grid/delete-photo";
import { IconButton } from "../kit/button";
import { useKeys } from "../kit/use-keys";
import { useRemembered } from "../kit/use-remembered";
import { ViewerBar } from "./bar";
import { Boxes } from "./boxes";
import { PhotoPanel } from "./panel";
import { PhotoStage } from "./stage";
import styles from "./viewer.module.css";

interface ViewerProps {
  photo: SeenPhoto;
  /** Where the photo stands among its neighbours, from 1; 0 while that is not known. */
  position: number;
  total: number;
  knownTags: readonly string[];
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onClose: () => void;
  onDeleted: () => void;
}

/** One photo over the whole window. */
export function Viewer({ photo, position, total, knownTags, ...to }: ViewerProps) {
  const t = useTexts();
  const [isDeleting, setDeleting] = useState(false);
  const [boxes, setBoxes] = useRemembered<"on" | "off">("boxes", "off");
  const [panel, setPanel] = useRemembered<"on" | "off">("panel", "off");
  const [pointed, setPointed] = useState<number | null>(null);
  const toggleBoxes = () => setBoxes(boxes === "on" ? "off" : "on");
  const togglePanel = () => setPanel(panel === "on" ? "off" : "on");
  const remove = mayDelete(photo, useRights()) ? () => setDeleting(true) : undefined;
  const keys = { ArrowLeft: to.onPrevious, ArrowRight: to.onNext, Delete: remove };
  useKeys({ ...keys, b: toggleBoxes, i: togglePanel }, !isDeleting);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && to.onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          className={styles.viewer}
          finalFocus={() => cardOf(photo)}
          data-testid="viewer"
          data-uses-keys
        >
          <ViewerBar
            photo={photo}
            position={position}
            total={total}
            hasBoxes={boxes === "on"}
            hasPanel={panel === "on"}
            hasKeys={!isDeleting}
            onBoxes={toggleBoxes}
            onPanel={togglePanel}
            onDelete={() => setDeleting(true)}
            onClose={to.onClose}
          />
          <div className={styles.middle}>
            <PhotoStage
              key={photo._id}
              photo={photo}
              onSwipe={(direction) => (direction === "next" ? to.onNext?.() : to.onPrevious?.())}
            >
              {(boxes === "on" || pointed !== null) && <Boxes photo={photo} highlighted={pointed} />}
            </PhotoStage>
            {to.onPrevious && (
              <IconButton
                className={styles.previous}
                icon={ChevronLeft}
                label={t.viewer.previous}
                onClick={to.onPrevious}
              />
            )}
            {to.onNext && (
              <IconButton
                className={styles.next}
                icon={ChevronRight}
                label={t.viewer.next}
                onClick={to.onNext}
              />
            )}
          </div>
          {panel === "on" && <PhotoPanel photo={photo} knownTags={knownTags} onPoint={setPointed} />}
          <DeletePhoto
            photo={photo}
            isOpen={isDeleting}
            onClose={() => setDeleting(false)}
            onDeleted={to.onDeleted}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function cardOf(photo: SeenPhoto): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-photo="${photo._id}"]`);
}
