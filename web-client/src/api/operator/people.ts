import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BASE } from "../addresses";
import { call } from "../client";
import { allPages } from "../pages";
import { isRefusal } from "../problem";
import type { Schemas } from "../types";

export type ListedUser = Schemas["ListedUser"];
export type Limits = Pick<ListedUser, "maxBytes" | "maxPhotos">;
export type Invitation = Schemas["ListedInvitation"];
export type NewInvitation = Schemas["ShownInvitation"];
export type InvitationRequest = Schemas["InvitationRequest"];

/** An account with what it holds; null while that is not known. */
export interface User extends ListedUser {
  photos: number | null;
  bytes: number | null;
}

export interface People {
  users: User[];
  /** What the album sets for all; 0 is no limit. */
  maxBytes: number;
  maxPhotos: number;
}

const PEOPLE = ["operator", "people"] as const;
const NEWCOMERS = ["operator", "newcomers"] as const;
const INVITATIONS = ["operator", "invitations"] as const;
/** Of whom one call tells what they hold. */
const ASKED_AT_ONCE = 100;
const NEWCOMERS_TOLD = 5;

/** Everyone who has an account, the newest first, with what they hold. */
export function usePeople() {
  return useQuery({ queryKey: PEOPLE, queryFn: ({ signal }) => fetchPeople(signal) });
}

/** The accounts that were made last, the newest first. */
export function useNewcomers() {
  return useQuery({
    queryKey: NEWCOMERS,
    queryFn: async ({ signal }) => (await fetchUsers(signal)).slice(0, NEWCOMERS_TOLD),
  });
}

async function fetchUsers(signal: AbortSignal): Promise<ListedUser[]> {
  const users = await allPages<ListedUser>("accounts/users?limit=500", signal);
  return users.sort((a, b) => b.createdAt - a.createdAt);
}

async function fetchPeople(signal: AbortSignal): Promise<People> {
  const listed = await fetchUsers(signal);
  const [bytes, photos] = [new Map<string, number | null>(), new Map<string, number>()];
  let [maxBytes, maxPhotos] = [0, 0];
  for (let at = 0; at < listed.length; at += ASKED_AT_ONCE) {
    const asked = listed.slice(at, at + ASKED_AT_ONCE).map(({ userName }) => ["userName", userName]);
    const query = new URLSearchParams(asked);
    const [held, kept] = await Promise.all([
      call<Schemas["AllHeldBytes"]>("GET", `storage/operator/users?${query}`, { signal }),
      call<Schemas["AllHeldPhotos"]>("GET", `photos/operator/users?${query}`, { signal }),
    ]);
    for (const user of held.data.users) bytes.set(user.userName, user.bytes);
    for (const user of kept.data.users) photos.set(user.userName, user.photos);
    [maxBytes, maxPhotos] = [held.data.maxBytes, kept.data.maxPhotos];
  }
  const users = listed.map((user) => ({
    ...user,
    bytes: bytes.get(user.userName) ?? null,
    photos: photos.get(user.userName) ?? null,
  }));
  return { users, maxBytes, maxPhotos };
}

export function useSetLimits() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userName, ...body }: Limits & { userName: string }) =>
      call("PUT", `accounts/users/${userName}/limits`, { body }),
    onSettled: () => client.invalidateQueries({ queryKey: PEOPLE }),
  });
}

/** Newest first, also those that are over. */
export function useInvitations() {
  return useQuery({
    queryKey: INVITATIONS,
    queryFn: ({ signal }) => allPages<Invitation>("accounts/invitations?limit=500", signal),
  });
}

/** The token is in this answer and never again. */
export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: InvitationRequest) =>
      (await call<NewInvitation>("POST", "accounts/invitations", { body })).data,
    onSettled: () => client.invalidateQueries({ queryKey: INVITATIONS }),
    gcTime: 0, // nothing keeps the token once it was shown
  });
}

export function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ _id }: Invitation) => {
      try {
        await call("DELETE", `accounts/invitations/${_id}`);
      } catch (error) {
        // Another window was quicker.
        if (!isRefusal(error, 404)) throw error;
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: INVITATIONS }),
  });
}

/** The address at which somebody signs up. Browsers send nothing of what follows the `#`. */
export function addressOfInvitation(token: string): string {
  return new URL(`${BASE}invitation#${token}`, window.location.origin).href;
}
