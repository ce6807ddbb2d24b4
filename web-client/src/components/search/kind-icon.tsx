import {
  Aperture,
  Calendar,
  Camera,
  CircleDot,
  Folder,
  Image,
  type LucideIcon,
  Map,
  MapPin,
  Search,
  Tag,
} from "lucide-react";
import type { Part } from "../../api/finding/parts";

const ICONS: Record<Part["kind"], LucideIcon> = {
  text: Search,
  tag: Tag,
  place: MapPin,
  within: Map,
  camera: Camera,
  lens: Aperture,
  album: Folder,
  taken: Calendar,
  type: Image,
  is: CircleDot,
  has: CircleDot,
  status: CircleDot,
};

export function KindIcon({ kind, size = 16 }: { kind: Part["kind"]; size?: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} aria-hidden />;
}
