import { http, HttpResponse } from "msw";
import type { Deed } from "../api/operator/audit";
import type { Invitation, ListedUser } from "../api/operator/people";
import type { Task } from "../api/operator/tasks";
import type { Failure } from "../api/operator/work";
import { problem } from "./answers";

const AT = "*/function";

/** What the functions tell operators, in memory. */
export class Operated {
  users: ListedUser[] = [];
  invitations: Invitation[] = [];
  failures: Failure[] = [];
  deeds: Deed[] = [];
  tasks: Task[] = [];
  /** The last of each kind that ended, where they are others than ``tasks``. */
  last: Task[] | null = null;
  canBackUp = false;
  /** What the audit was asked for last. */
  asked = new URLSearchParams();

  addUser(userName: string, more: Partial<ListedUser> = {}): void {
    const plain = { operator: false, maxBytes: null, maxPhotos: null, invitation: null, ending: false };
    this.users.push({ userName, createdAt: 1_780_000_000_000, ...plain, ...more });
  }

  addInvitation(more: Partial<Invitation>): void {
    const times = { createdAt: 1_780_000_000_000, endsAt: 4_000_000_000_000 };
    const _id = this.invitations.length.toString(16).padStart(24, "0");
    this.invitations.push({ _id, note: null, madeBy: "ada", mostUses: 1, users: [], ...times, ...more });
  }

  addDeed(what: string, who: string, more: Partial<Deed> = {}): void {
    const _id = this.deeds.length.toString(16).padStart(24, "0");
    const plain = { outcome: "done", whom: null, subject: null, address: "203.0.113.9", callId: "1" };
    this.deeds.push({
      _id,
      createdAt: 1_780_000_000_000,
      function: "accounts",
      what,
      who,
      ...plain,
      ...more,
    });
  }
}

export function operatedBy(operated: Operated) {
  const names = (request: Request) => new URL(request.url).searchParams.getAll("userName");
  return [
    http.get(`${AT}/accounts/users`, () => HttpResponse.json(operated.users)),
    http.put<{ name: string }, { maxBytes: number | null; maxPhotos: number | null }>(
      `${AT}/accounts/users/:name/limits`,
      async ({ params, request }) => {
        const limits = await request.json();
        operated.users = operated.users.map((user) =>
          user.userName === params.name ? { ...user, ...limits } : user,
        );
        return HttpResponse.json({});
      },
    ),
    http.get(`${AT}/storage/operator/users`, ({ request }) =>
      HttpResponse.json({ maxBytes: 0, users: names(request).map((userName) => ({ userName, bytes: 2e9 })) }),
    ),
    http.get(`${AT}/photos/operator/users`, ({ request }) =>
      HttpResponse.json({ maxPhotos: 0, users: names(request).map((userName) => ({ userName, photos: 3 })) }),
    ),
    http.get(`${AT}/accounts/invitations`, () => HttpResponse.json(operated.invitations)),
    http.post<never, { note: string | null; days: number; mostUses: number }>(
      `${AT}/accounts/invitations`,
      async ({ request }) => {
        const { note, mostUses } = await request.json();
        const _id = "1".repeat(24);
        const times = { createdAt: 1_780_000_000_000, endsAt: 4_000_000_000_000 };
        const made = { _id, note, madeBy: "ada", mostUses, users: [], ...times };
        operated.invitations = [made, ...operated.invitations];
        return HttpResponse.json({ ...made, token: "sai_secret" }, { status: 201 });
      },
    ),
    http.delete<{ id: string }>(`${AT}/accounts/invitations/:id`, ({ params }) => {
      operated.invitations = operated.invitations.filter(({ _id }) => _id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post<never, { token: string }>(`${AT}/accounts/invitations/look`, async ({ request }) =>
      (await request.json()).token === "sai_secret"
        ? HttpResponse.json({ invitedBy: "ada", endsAt: 4_000_000_000_000 })
        : problem(404, "There is no such invitation."),
    ),
    http.get(`${AT}/accounts/audit`, ({ request }) => {
      operated.asked = new URL(request.url).searchParams;
      const who = operated.asked.get("who");
      return HttpResponse.json(operated.deeds.filter((deed) => who === null || deed.who === who));
    }),
    http.get(`${AT}/photos/operator/work`, () =>
      HttpResponse.json({ processing: 7, ready: 40, failed: 2, oldestDueMs: 90_000, minutes: [] }),
    ),
    http.get(`${AT}/photos/operator/failures`, () =>
      HttpResponse.json({ failures: operated.failures, lookedAt: 2, more: false }),
    ),
    http.post(`${AT}/photos/operator/failures/again`, () => {
      operated.failures = [];
      return HttpResponse.json({ restarted: 2, more: false }, { status: 202 });
    }),
    http.get(`${AT}/photos/operator/health`, () =>
      HttpResponse.json([
        { function: "accounts", isWell: true, missing: [], detail: null },
        { function: "storage", isWell: false, missing: ["blob store"], detail: "Not there: blob store." },
      ]),
    ),
    http.get(`${AT}/photos/operator/versions`, () =>
      HttpResponse.json({ versions: { recognition: "yolov3-tiny/1" }, detail: null }),
    ),
    http.get(`${AT}/photos/operator/tasks`, () =>
      HttpResponse.json({
        tasks: operated.tasks,
        last: operated.last ?? operated.tasks,
        canBackUp: operated.canBackUp,
      }),
    ),
    http.post<never, { kind: Task["kind"]; repair: boolean }>(
      `${AT}/photos/operator/tasks`,
      async ({ request }) => {
        const { kind, repair } = await request.json();
        const times = { createdAt: 1_780_000_000_000, startedAt: null, finishedAt: 1_780_000_000_000 };
        const told = { by: "ada", counts: { photos: 40, missing: 1 }, reason: null, ...times };
        operated.tasks = [{ _id: "2".repeat(24), kind, repair, state: "done", ...told }];
        return HttpResponse.json(operated.tasks[0], { status: 202 });
      },
    ),
  ];
}
