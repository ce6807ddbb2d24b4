import { Maximize, Minimize, Pause, Play, Timer, X } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { pathOf } from "../../../api/photos/pictures";
import type { SeenPhoto } from "../../../api/types";
import { useTexts } from "../../../texts";
import { IconButton } from "../../kit/button";
import { ChoiceMenu } from "../../kit/menus/choice-menu";
import { useKeys } from "../../kit/use-keys";
import { useRemembered } from "../../kit/use-remembered";
import { PhotoImage } from "../../pictures/photo-image";
import styles from "./slideshow.module.css";
import { useFullScreen } from "./use-full-screen";
import { useIdle } from "./use-idle";
import { useWakeLock } from "./use-wake-lock";

const SECONDS = ["3", "5", "10", "30"] as const;
type Seconds = (typeof SECONDS)[number];

export interface SlideshowProps {
  /** The photo that is shown. */
  photo: SeenPhoto;
  next: SeenPhoto | undefined;
  /** After the last one the first one, where that is known; undefined where there is no other photo. */
  onNext: (() => void) | undefined;
  onEnd: () => void;
}

/** One photo after the other by themselves, with what holds and ends that. */
export function Slideshow({ photo, next, onNext, onEnd }: SlideshowProps) {
  const { viewer } = useTexts();
  const [isPaused, setPaused] = useState(false);
  const [seconds, setSeconds] = useRemembered<Seconds>("slideshow", "5");
  const fullScreen = useFullScreen(onEnd);
  const isIdle = useIdle(!isPaused);
  const isRunning = !isPaused && onNext !== undefined;
  const pause = () => setPaused(!isPaused);
  useWakeLock(isRunning);
  useKeys({ " ": pause, s: onEnd });
  const advance = useEffectEvent(() => onNext?.());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setTimeout(advance, Number(seconds) * 1000);
    return () => clearTimeout(timer);
  }, [isRunning, seconds, photo._id]);
  return (
    <section
      aria-label={viewer.slideshow}
      className={styles.controls}
      data-idle={isIdle || undefined}
      data-testid="slideshow"
    >
      <IconButton
        ref={focusOnce}
        icon={isPaused ? Play : Pause}
        label={isPaused ? viewer.goOn : viewer.pause}
        onClick={pause}
      />
      <ChoiceMenu<Seconds>
        icon={Timer}
        title={viewer.pace}
        value={seconds}
        options={SECONDS.map((value) => ({ value, label: viewer.seconds(Number(value)) }))}
        onChange={setSeconds}
      />
      {fullScreen.isPossible && (
        <IconButton
          icon={fullScreen.isOn ? Minimize : Maximize}
          label={fullScreen.isOn ? viewer.smallScreen : viewer.fullScreen}
          onClick={fullScreen.toggle}
        />
      )}
      <IconButton icon={X} label={viewer.endSlideshow} onClick={onEnd} />
      {next && <Ahead photo={next} />}
    </section>
  );
}

/** So that Space holds it, and nothing hidden has the focus. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true });
}

/** Has the next picture fetched before it is shown. */
function Ahead({ photo }: { photo: SeenPhoto }) {
  const path = pathOf(photo, "preview");
  if (!path) return null;
  return <PhotoImage key={path} path={path} alt="" hidden onBroken={() => undefined} />;
}
