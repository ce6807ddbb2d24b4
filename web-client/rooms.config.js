/**
 * The rooms of src, from the top of the house to its ground, for dependency-cruiser: a file imports from its own room
 * and from those further down. Screens know everything, texts know nothing.
 */
const ROOMS = [
  "src/(main|app|routes).tsx",
  "src/worker/",
  "src/screens/",
  "src/components/shell/",
  "src/components/offline/",
  "src/components/received/",
  "src/components/guest/",
  "src/components/viewer/",
  "src/components/open-album/",
  "src/components/held/",
  "src/components/map/[^/]+$",
  "src/components/map/ground/",
  "src/components/found/",
  "src/components/timeline/",
  "src/components/grid/",
  "src/components/selection/",
  "src/components/correcting/",
  "src/components/jobs/",
  "src/components/albums/",
  "src/components/sharing/",
  "src/components/transfers/",
  "src/components/activity/",
  "src/components/operator/",
  "src/components/account/",
  "src/components/signing-in/",
  "src/components/search/",
  "src/components/duplicates/",
  "src/components/trash/",
  "src/components/pictures/",
  "src/components/kit/fields/",
  "src/components/kit/menus/",
  "src/components/kit/[^/]+$",
  "src/components/kit/words/",
  "src/api/uploads/",
  "src/api/downloads/",
  "src/api/finding/",
  "src/api/duplicates/",
  "src/api/trash/",
  "src/api/photos/",
  "src/api/albums/",
  "src/api/sharing/",
  "src/api/operator/",
  "src/api/account/",
  "src/api/offline/",
  "src/api/[^/]+$",
  "src/texts/",
];

const TESTS = ["[.]test[.]", "^src/testing/"];

function anyOf(rooms) {
  return `^(${rooms.join("|")})`;
}

const downwards = ROOMS.slice(1).map((room, at) => ({
  name: "imports-go-down",
  comment: `${room} lies below what it imports; rooms.config.js has the order.`,
  severity: "error",
  from: { path: `^${room}`, pathNot: TESTS },
  to: { path: anyOf(ROOMS.slice(0, at + 1)) },
}));

export default {
  forbidden: [
    ...downwards,
    {
      name: "every-file-has-a-room",
      comment: "A new room is listed in rooms.config.js, where it stands among the others.",
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: [anyOf(ROOMS), ...TESTS] },
    },
    {
      name: "no-circle",
      comment: "Neither of them can be understood without the other; what both know is a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "tests-alone-test",
      comment: "What stands in for the functions is for tests.",
      severity: "error",
      from: { path: "^src/", pathNot: TESTS },
      to: { path: "^src/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true, // imports of types count
  },
};
