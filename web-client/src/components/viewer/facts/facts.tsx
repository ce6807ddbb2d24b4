import {
  Aperture,
  CalendarDays,
  CloudUpload,
  ImageIcon,
  type LucideIcon,
  MapPin,
  ScanSearch,
  Star,
  TextQuote,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Photo, SharedPhoto } from "../../../api/types";
import type { Texts } from "../../../texts";
import { Place } from "./place";
import { Stars } from "./stars";
import type { Formats } from "./use-formats";

/** A photo as whoever sees it knows it: what only its owner is told is undefined for others. */
type KnownPhoto = SharedPhoto & Partial<Omit<Photo, keyof SharedPhoto>>;

/** What is written of one fact. Each line of `small` has its parts side by side, without those that are null. */
export interface Entry {
  main: ReactNode;
  small?: (string | null)[][];
}

type Label = keyof Texts["info"]["facts"];

/** Told where they are written, of a photo that may be written on. */
export const WRITTEN: readonly Label[] = ["caption", "people", "rating"];

/** What can be put right in a dialog. */
export const CORRECTABLE = { taken: "date", place: "place" } as const;

interface Fact {
  label: Label;
  icon: LucideIcon;
  /** Null where it is not known. */
  tell: (photo: KnownPhoto, formats: Formats, texts: Texts) => Entry | null;
}

/** All that is told of a photo, in this order. One more is one more here, with its label in each language. */
export const FACTS: readonly Fact[] = [
  {
    label: "caption",
    icon: TextQuote,
    tell: ({ title, caption }) => {
      const [first, ...rest] = [title, caption].filter(Boolean);
      return first ? { main: first, small: rest.map((text) => [text]) } : null;
    },
  },
  {
    label: "taken",
    icon: CalendarDays,
    tell: ({ takenAt, takenAtOffset: offset, takenAtSource }, { clock, clockDay, zone }, { info }) =>
      takenAt === null
        ? null
        : {
            main: clock(takenAt, offset),
            small: [
              [clockDay(takenAt, offset), zone(offset)],
              [takenAtSource && info.sources[takenAtSource]],
            ],
          },
  },
  {
    label: "camera",
    icon: Aperture,
    tell: ({ camera, lens, exposure }, formats, { info }) =>
      (camera ?? lens ?? exposure) === null
        ? null
        : { main: camera ?? info.unknownCamera, small: [exposure ? formats.exposure(exposure) : [], [lens]] },
  },
  {
    label: "file",
    icon: ImageIcon,
    tell: ({ fileName, width, height, size, contentType }, { dimensions, bytes, type }, texts) => ({
      main: fileName ?? texts.photo.untitled,
      small: [
        [
          width && height ? dimensions(width, height) : null,
          size === null ? null : bytes(size),
          contentType && type(contentType),
        ],
      ],
    }),
  },
  {
    label: "place",
    icon: MapPin,
    tell: ({ gps, place }, { position, town, altitude }) =>
      gps
        ? {
            main: <Place {...gps}>{position(gps)}</Place>,
            small: [[place ? town(place) : null], [gps.altitude === null ? null : altitude(gps.altitude)]],
          }
        : null,
  },
  {
    label: "people",
    icon: Users,
    tell: ({ people = [] }) => (people.length > 0 ? { main: people.join(", ") } : null),
  },
  {
    label: "rating",
    icon: Star,
    tell: ({ rating }, _, { info }) =>
      rating ? { main: <Stars count={rating} name={info.stars(rating)} /> } : null,
  },
  {
    label: "uploaded",
    icon: CloudUpload,
    tell: ({ createdAt }, { moment }) => ({ main: moment(createdAt) }),
  },
  {
    label: "model",
    icon: ScanSearch,
    tell: ({ model }) => (model ? { main: model } : null),
  },
];
