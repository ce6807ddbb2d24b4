import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { isMyPhoto, mayDelete } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { DeletePhoto } from "../grid/delete-photo";
import { IconButton } from "../kit/button";
import { useKeys } from "../kit/use-keys";
import { useRemembered } from "../kit/use-remembered";
import { ViewerBar } from "./bar";
import { Boxes } from "./boxes";
import type { DialogName } from "./doing/dialogs";
import { OpenDialog } from "./doing/menu";
import { useTurn } from "./doing/use-turn";
import { PhotoPanel } from "./panel";
import { PhotoStage } from "./stage";
import styles from "./viewer.module.css";

const Slideshow = lazy(async () => ({ default: (await import("./slideshow/slideshow")).Slideshow }));

interface ViewerProps {
  photo: SeenPhoto;
  /** Where the photo stands among its neighbours, from 1; 0 while that is not known. */
  position: number;
  total: number;
  knownTags: readonly string[];
  next: SeenPhoto | undefined;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onFirst: (() => void) | undefined;
  onClose: () => void;
  onDeleted: () => void;
}

type Over = DialogName | "delete" | "slideshow" | null;

/** One photo over the whole window. */
export function Viewer({ photo, position, total, knownTags, next, ...to }: ViewerProps) {
  const [over, setOver] = useState<Over>(null);
  const [boxes, setBoxes] = useRemembered<"on" | "off">("boxes", "off");
  const [panel, setPanel] = useRemembered<"on" | "off">("panel", "off");
  const [pointed, setPointed] = useState<number | null>(null);
  const toggleBoxes = () => setBoxes(boxes === "on" ? "off" : "on");
  const togglePanel = () => setPanel(panel === "on" ? "off" : "on");
  const remove = mayDelete(photo, useRights()) ? () => setOver("delete") : undefined;
  const turn = useTurn(photo);
  const hasKeys = over === null;
  const isShow = over === "slideshow";
  const clear = () => setOver(null);
  const startShow = () => setOver("slideshow");
  useKeys({ ArrowLeft: to.onPrevious, ArrowRight: to.onNext }, hasKeys || isShow);
  useKeys({ Delete: remove, b: toggleBoxes, i: togglePanel, s: startShow }, hasKeys);
  const [left, right] = [() => turn(-1), () => turn(1)];
  useKeys({ "[": left, R: left, "]": right, r: right }, hasKeys && isMyPhoto(photo));
  const swipe = { previous: to.onPrevious, next: to.onNext, down: to.onClose };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && (isShow ? clear() : to.onClose())}>
      <Dialog.Portal>
        <Dialog.Popup
          className={styles.viewer}
          finalFocus={() => cardOf(photo)}
          data-show={isShow || undefined}
          data-testid="viewer"
          data-uses-keys
        >
          <ViewerBar
            photo={photo}
            position={position}
            total={total}
            hasBoxes={boxes === "on"}
            hasPanel={panel === "on"}
            hasKeys={hasKeys}
            isHidden={isShow}
            onBoxes={toggleBoxes}
            onPanel={togglePanel}
            onTurn={right}
            onOpen={setOver}
            onSlideshow={startShow}
            onDelete={() => setOver("delete")}
            onGone={to.onDeleted}
            onClose={to.onClose}
          />
          <div className={styles.middle}>
            <PhotoStage key={photo._id} photo={photo} onSwipe={(direction) => swipe[direction]?.()}>
              {!isShow && (boxes === "on" || pointed !== null) && (
                <Boxes photo={photo} highlighted={pointed} />
              )}
            </PhotoStage>
            {!isShow && <Neighbours onPrevious={to.onPrevious} onNext={to.onNext} />}
            {isShow && (
              <Suspense>
                <Slideshow photo={photo} next={next} onNext={to.onNext ?? to.onFirst} onEnd={clear} />
              </Suspense>
            )}
          </div>
          {panel === "on" && !isShow && (
            <PhotoPanel photo={photo} knownTags={knownTags} onPoint={setPointed} onCorrect={setOver} />
          )}
          <DeletePhoto photo={photo} isOpen={over === "delete"} onClose={clear} onDeleted={to.onDeleted} />
          <OpenDialog
            name={over === "delete" || over === "slideshow" ? null : over}
            photo={photo}
            onClose={clear}
            onGone={to.onDeleted}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Neighbours({ onPrevious, onNext }: Pick<ViewerProps, "onPrevious" | "onNext">) {
  const { viewer } = useTexts();
  return (
    <>
      {onPrevious && (
        <IconButton
          className={styles.previous}
          icon={ChevronLeft}
          label={viewer.previous}
          onClick={onPrevious}
        />
      )}
      {onNext && (
        <IconButton className={styles.next} icon={ChevronRight} label={viewer.next} onClick={onNext} />
      )}
    </>
  );
}

function cardOf(photo: SeenPhoto): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-photo="${photo._id}"]`);
}
