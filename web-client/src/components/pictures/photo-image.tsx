import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, useCallback, useEffect, useEffectEvent } from "react";
import { urlOf } from "../../api/client";
import type { GuestSession } from "../../api/sharing/guest-session";
import { useGuestSession } from "../../api/sharing/use-guest-session";

/** How long bytes stay in memory after they were shown last: what scrolls out of sight often comes back. */
const KEPT_MS = 30_000;

interface PhotoImageProps extends Omit<ComponentProps<"img">, "src" | "ref" | "onError"> {
  /** Of the bytes, as `api/photos/pictures` gives it. */
  path: string;
  onBroken: () => void;
  /** Too much to be kept once it is out of sight. */
  isLarge?: boolean | undefined;
}

/** One of a photo's pictures: the browser has it by the session's cookie, a guest by the token that the link gave. */
export function PhotoImage({ path, onBroken, isLarge, alt, ...image }: PhotoImageProps) {
  const guest = useGuestSession();
  if (!guest) return <img {...image} alt={alt} src={urlOf(path)} onError={onBroken} />;
  return <FetchedImage {...image} {...{ guest, path, onBroken, isLarge, alt }} />;
}

/** Where no cookie opens a picture, it is fetched, and shown from memory for as long as it is on the page. */
function FetchedImage({
  guest,
  path,
  onBroken,
  isLarge,
  alt,
  ...image
}: PhotoImageProps & { guest: GuestSession }) {
  const { data: bytes, isError } = useQuery({
    queryKey: ["picture", path],
    queryFn: ({ signal }) => guest.fetchBlob(path, signal),
    staleTime: Infinity,
    gcTime: isLarge ? 0 : KEPT_MS,
  });
  const tell = useEffectEvent(onBroken);
  useEffect(() => {
    if (isError) tell();
  }, [isError]);
  const show = useCallback(
    (element: HTMLImageElement) => {
      if (!bytes) return undefined;
      const url = URL.createObjectURL(bytes);
      element.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [bytes],
  );
  return bytes && <img {...image} alt={alt} ref={show} onError={onBroken} />;
}
