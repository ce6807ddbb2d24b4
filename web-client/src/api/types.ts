import type { components } from "./wire";

/** The values of the wire. Times are milliseconds since the epoch; boxes are pixels of the upright original. */
export type Schemas = components["schemas"];

export type Session = Schemas["WhoAmI"];
export type Album = Schemas["AlbumSummary"];
export type Photo = Schemas["Photo"];
export type SharedAlbum = Schemas["SharedAlbum"];
export type SharedPhoto = Schemas["SharedPhoto"];
/** One's own, or somebody else's that is open to this person. */
export type SeenAlbum = Album | SharedAlbum;
export type SeenPhoto = Photo | SharedPhoto;
export type ManyDone = Schemas["ManyDone"];
export type Cover = Schemas["Cover"];
/** Whatever there are pictures of: a photo, or the cover of an album. */
export type Pictured = SeenPhoto | Cover;
export type PhotoStatus = Schemas["PhotoStatus"];
export type Gps = Schemas["Gps"];
export type Place = Schemas["Place"];
export type Restarted = Schemas["RestartedAnswer"];
export type TrashUsage = Schemas["TrashUsage"];
export type TrashRules = Schemas["TrashRules"];
export type TrashEmptied = Schemas["TrashEmptied"];
export type DuplicateGroup = Schemas["DuplicateGroup"];
export type Duplicates = Schemas["DuplicatesAnswer"];
export type Detection = Schemas["Detection"];
export type Step = Schemas["Step"];
export type StepName = keyof Schemas["Steps"];

export const STEP_NAMES: readonly StepName[] = ["metadata", "thumbnail", "recognition", "labels", "review"];
export type OpenSession = Schemas["ListedSession"];
export type SignInWays = Schemas["SignInWays"];
export type HeldCredentials = Schemas["HeldCredentials"];
export type Passkey = Schemas["ListedPasskey"];
export type Identity = Schemas["ListedIdentity"];
export type CodesSetup = Schemas["CodesSetup"];
export type SignInMethod = OpenSession["methods"][number];
export type ApiKey = Schemas["ListedKey"];
export type NewApiKey = Schemas["ShownKey"];
export type KeyScope = ApiKey["scope"];
export type Share = Schemas["ListedShare"];
export type NewShare = Schemas["ShownShare"];
export type ShareRequest = Schemas["ShareRequest"];
export type OpenedShare = Schemas["OpenedShare"];
export type Job = Schemas["Job"];
export type JobAction = Schemas["Action"];
/** A field that is left out says nothing. */
export type JobRequest = Partial<Omit<Schemas["JobRequest"], "action">> & { action: JobAction };
export type Suggestion = Schemas["Suggestion"];
export type NamedPlace = Schemas["NamedPlace"];
export type Counted = Schemas["Counted"] & Partial<Pick<Schemas["CountedPlace"], "german">>;
export type Facets = Schemas["Facets"];
export type FacetName = keyof Facets;
export type MonthCount = Schemas["MonthCount"];
export type MapCluster = Schemas["MapCluster"];
/** By which time photos are listed, the latest first. */
export type Order = Schemas["Order"];
/** What may be sent, by the server's own list. */
export type Taken = Schemas["Taken"];
