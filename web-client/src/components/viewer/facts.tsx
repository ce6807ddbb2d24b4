import {
  Aperture,
  CalendarDays,
  CloudUpload,
  ImageIcon,
  type LucideIcon,
  MapPin,
  ScanSearch,
} from "lucide-react";
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { isMyPhoto } from "../../api/albums/rights";
import type { Gps, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useDates } from "../kit/words/dates";
import { useSizes } from "../kit/words/sizes";
import { useCapture } from "./capture";
import styles from "./facts.module.css";

/** A map that cannot be fetched is none; the link is there still. */
const PlaceMap = lazy<ComponentType<Gps>>(() => import("./place-map").catch(() => ({ default: () => null })));

/** What only its owner is told. */
const UNTOLD = { gps: null, model: null };

/** When, where, with what a photo was taken, and what its file is. */
export function PhotoFacts({ photo }: { photo: SeenPhoto }) {
  const { info, photo: texts } = useTexts();
  const dates = useDates();
  const size = useSizes();
  const capture = useCapture();
  const { takenAt, takenAtOffset, width, height, camera, lens, exposure } = photo;
  const { gps, model } = isMyPhoto(photo) ? photo : UNTOLD;
  const type = photo.contentType?.replace("image/", "").toUpperCase() ?? null;
  const bytes = photo.size === null ? null : size(photo.size);
  return (
    <dl className={styles.facts}>
      {takenAt !== null && (
        <Fact icon={CalendarDays} name={info.taken}>
          {dates.clock(takenAt, takenAtOffset)}
          <Small parts={[dates.clockDay(takenAt, takenAtOffset), dates.zone(takenAtOffset)]} />
        </Fact>
      )}
      {(camera ?? lens ?? exposure) !== null && (
        <Fact icon={Aperture} name={info.camera}>
          {camera ?? info.unknownCamera}
          <Small parts={exposure ? capture.exposure(exposure) : []} />
          <Small parts={[lens]} />
        </Fact>
      )}
      <Fact icon={ImageIcon} name={info.file}>
        {photo.fileName ?? texts.untitled}
        <Small parts={[width && height ? capture.dimensions(width, height) : null, bytes, type]} />
      </Fact>
      {gps && (
        <Fact icon={MapPin} name={info.place}>
          <a className={styles.place} href={mapOf(gps)} title={info.onMap} target="_blank" rel="noreferrer">
            <span className={styles.map}>
              <Suspense>
                <PlaceMap {...gps} />
              </Suspense>
            </span>
            {capture.place(gps)}
            <span className="visually-hidden"> ({info.onMap})</span>
          </a>
          <Small parts={[gps.altitude === null ? null : capture.altitude(gps.altitude)]} />
        </Fact>
      )}
      <Fact icon={CloudUpload} name={info.uploaded}>
        {dates.moment(photo.createdAt)}
      </Fact>
      {model !== null && (
        <Fact icon={ScanSearch} name={info.model}>
          {model}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ icon: Icon, name, children }: { icon: LucideIcon; name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt title={name}>
        <Icon size={20} strokeWidth={1.7} aria-hidden />
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Small({ parts }: { parts: readonly (string | null)[] }) {
  const told = parts.filter(Boolean);
  if (told.length === 0) return null;
  return (
    <span className={styles.small}>
      {told.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

/** Nothing is asked of the map until a person follows the link. */
function mapOf({ lat, lon }: Gps): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${lat}/${lon}`;
}
