/** Everything the client says, in English. Another language is a folder of the same shape. */
import { account } from "./account";
import { albums, album } from "./albums";
import { app, nav, common, theme, language, shortcuts, activity } from "./general";
import { labels } from "./labels";
import { photo, selection } from "./photos";
import { offline, problems } from "./problems";
import { search } from "./search";
import { signIn } from "./signing-in";
import { map, timeline } from "./timeline";
import { downloads, jobs, received, uploads } from "./transfers";
import { viewer, info, correcting } from "./viewer";
import { sharing } from "./sharing";
import { trash } from "./trash";
import { duplicates } from "./duplicates";

export const en = {
  app,
  nav,
  common,
  theme,
  language,
  signIn,
  albums,
  album,
  photo,
  selection,
  viewer,
  info,
  activity,
  search,
  timeline,
  map,
  labels,
  sharing,
  jobs,
  trash,
  duplicates,
  correcting,
  offline,
  received,
  shortcuts,
  account,
  downloads,
  uploads,
  problems,
};

export type Texts = typeof en;
