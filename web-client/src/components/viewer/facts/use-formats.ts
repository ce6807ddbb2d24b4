import { useMemo } from "react";
import type { Gps, Photo } from "../../../api/types";
import { useLanguageTag, useTexts } from "../../../texts";
import { usePlaceName } from "../../correcting/use-place-name";
import { useDates } from "../../kit/words/dates";
import { useSizes } from "../../kit/words/sizes";

type Exposure = NonNullable<Photo["exposure"]>;

export type Formats = ReturnType<typeof useFormats>;

/** How dates, files, cameras and maps write things, in the person's language. */
export function useFormats() {
  const tag = useLanguageTag();
  const { info } = useTexts();
  const dates = useDates();
  const bytes = useSizes();
  const town = usePlaceName();
  return useMemo(() => {
    const number = (value: number, digits: number) =>
      value.toLocaleString(tag, { maximumFractionDigits: digits });
    const degrees = (value: number) =>
      `${Math.abs(value).toLocaleString(tag, { minimumFractionDigits: 4, maximumFractionDigits: 4 })}°`;
    return {
      ...dates,
      bytes,
      exposure: ({ aperture, seconds, focalLength, iso }: Exposure) => [
        aperture === null ? null : `ƒ/${number(aperture, 1)}`,
        seconds === null ? null : `${secondsAs(seconds, number)} s`,
        focalLength === null ? null : `${number(focalLength, 1)} mm`,
        iso === null ? null : `ISO ${iso}`,
      ],
      dimensions: (width: number, height: number) =>
        `${width} × ${height} (${number((width * height) / 1e6, 1)} MP)`,
      type: (contentType: string) => contentType.replace(/^image\/(x-([a-z]+-)?)?/, "").toUpperCase(),
      position: ({ lat, lon }: Gps) =>
        `${degrees(lat)} ${lat < 0 ? info.south : info.north}, ${degrees(lon)} ${lon < 0 ? info.west : info.east}`,
      town,
      altitude: (metres: number) => `${number(metres, 0)} m`,
    };
  }, [tag, info, dates, bytes, town]);
}

/** Times of less than a third of a second as the fraction that is on the dial: 1/250. */
function secondsAs(seconds: number, number: (value: number, digits: number) => string): string {
  return seconds < 0.3 ? `1/${Math.round(1 / seconds)}` : number(seconds, 1);
}
