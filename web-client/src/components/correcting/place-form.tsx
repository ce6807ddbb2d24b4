import { type ComponentType, lazy, type SubmitEvent, Suspense, useState } from "react";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { TextField } from "../kit/fields/text-field";
import { ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import type { FormProps } from "./date-form";
import type { PickMapProps } from "./pick-map";
import styles from "./place-form.module.css";
import { degreesOf, type Position, positionIn, written } from "./position";
import { TownSearch } from "./town-search";
import { usePlaceName } from "./use-place-name";

/** Without it towns and degrees are there still. */
const PickMap = lazy<ComponentType<PickMapProps>>(() =>
  import("./pick-map").catch(() => ({ default: () => null })),
);

interface Degrees {
  lat: string;
  lon: string;
}

/** Where a photo was taken: by the name of a town, on a map, or in degrees. */
export function PlaceForm({ photo, onSaid, onClose, isBusy, error }: FormProps) {
  const t = useTexts();
  const [degrees, setDegrees] = useState<Degrees>(() => degreesAs(photo?.gps ?? null));
  const lat = degreesOf(degrees.lat, "lat");
  const lon = degreesOf(degrees.lon, "lon");
  const position = lat === undefined || lon === undefined ? null : { lat, lon };
  const isEmpty = degrees.lat.trim() === "" && degrees.lon.trim() === "";
  const go = (to: Position) => setDegrees(degreesAs(to));
  const change = (axis: keyof Degrees, value: string) => {
    const both = positionIn(value);
    if (both) go(both);
    else setDegrees({ ...degrees, [axis]: value });
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (position && !isBusy) onSaid({ gps: position });
  };
  const mistake = (value: number | undefined, told: string) =>
    value === undefined && !isEmpty && told.trim() !== "" ? t.correcting.degreesWrong : null;
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <TownSearch onTown={go} />
      <Suspense fallback={<div className={styles.map} />}>
        <PickMap position={position} onPick={go} />
      </Suspense>
      <div className={styles.degrees}>
        <TextField
          label={t.correcting.latitude}
          inputMode="text"
          value={degrees.lat}
          onChange={({ target }) => change("lat", target.value)}
          error={mistake(lat, degrees.lat)}
          autoComplete="off"
        />
        <TextField
          label={t.correcting.longitude}
          inputMode="text"
          value={degrees.lon}
          onChange={({ target }) => change("lon", target.value)}
          error={mistake(lon, degrees.lon)}
          autoComplete="off"
        />
      </div>
      {photo && <AsRead photo={photo} />}
      {Boolean(error) && (
        <p role="alert" className={text.error}>
          <Reason error={error} />
        </p>
      )}
      <ModalActions>
        <GoBack photo={photo} onSaid={onSaid} />
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy} disabled={!position}>
          {t.correcting.save}
        </Button>
      </ModalActions>
    </form>
  );
}

function GoBack({ photo, onSaid }: Pick<FormProps, "photo" | "onSaid">) {
  const { correcting } = useTexts();
  const isCorrected = photo?.corrected.gps !== null || photo.corrected.placeless;
  return (
    <>
      {photo?.gps !== null && (
        <Button onClick={() => onSaid({ placeless: true })}>{correcting.noPlaceSubmit}</Button>
      )}
      {isCorrected && <Button onClick={() => onSaid({ gps: null })}>{correcting.asFile}</Button>}
    </>
  );
}

function AsRead({ photo }: { photo: NonNullable<FormProps["photo"]> }) {
  const { correcting } = useTexts();
  const nameOf = usePlaceName();
  if (photo.corrected.gps === null && !photo.corrected.placeless) return null;
  const { gps = null, place = null } = photo.asRead ?? {};
  const told = place ? nameOf(place) : gps ? `${written(gps.lat)}, ${written(gps.lon)}` : correcting.noPlace;
  return <p className={text.text}>{correcting.fileSays(told)}</p>;
}

function degreesAs(position: Position | null): Degrees {
  return position ? { lat: written(position.lat), lon: written(position.lon) } : { lat: "", lon: "" };
}
