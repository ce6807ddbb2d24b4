import { type RouteObject } from "react-router";
import { LoadingTiles } from "./components/kit/page-state";
import { EntranceOpening } from "./components/shell/entrance";
import { CrashScreen } from "./screens/crash";
import { NotFoundScreen } from "./screens/not-found";
import { PhotosScreen } from "./screens/photos";
import { Shell } from "./screens/shell";

/** Every address of the client, below its base. */
export const routes: RouteObject[] = [
  {
    errorElement: <CrashScreen />,
    hydrateFallbackElement: <LoadingTiles />,
    children: [
      {
        hydrateFallbackElement: <EntranceOpening />,
        children: [
          {
            path: "/sign-in",
            lazy: async () => ({ Component: (await import("./screens/sign-in")).SignInScreen }),
          },
          {
            path: "/sign-up",
            lazy: async () => ({ Component: (await import("./screens/sign-in")).SignUpScreen }),
          },
          {
            path: "/invitation",
            lazy: async () => ({
              Component: (await import("./screens/entrance/invitation")).InvitationScreen,
            }),
          },
          {
            path: "/signed-in",
            lazy: async () => ({ Component: (await import("./screens/provider/signed-in")).SignedInScreen }),
          },
        ],
      },
      {
        path: "/share",
        lazy: async () => ({ Component: (await import("./screens/share")).ShareScreen }),
        children: [
          {
            path: "photos/:photoId",
            lazy: async () => ({ Component: (await import("./screens/viewer")).ViewerScreen }),
          },
        ],
      },
      {
        element: <Shell />,
        children: [
          {
            path: "/",
            Component: PhotosScreen,
            children: [
              {
                path: "photos/:photoId",
                lazy: async () => ({ Component: (await import("./screens/viewer")).ViewerScreen }),
              },
            ],
          },
          {
            path: "/albums",
            lazy: async () => ({ Component: (await import("./screens/albums")).AlbumsScreen }),
          },
          {
            path: "/albums/:albumId",
            lazy: async () => ({ Component: (await import("./screens/album")).AlbumScreen }),
            children: [
              {
                path: "photos/:photoId",
                lazy: async () => ({ Component: (await import("./screens/viewer")).ViewerScreen }),
              },
            ],
          },
          {
            path: "/search",
            lazy: async () => ({ Component: (await import("./screens/search")).SearchScreen }),
            children: [
              {
                path: "photos/:photoId",
                lazy: async () => ({ Component: (await import("./screens/viewer")).ViewerScreen }),
              },
            ],
          },
          {
            path: "/map",
            lazy: async () => ({ Component: (await import("./screens/map")).MapScreen }),
            children: [
              {
                path: "photos/:photoId",
                lazy: async () => ({ Component: (await import("./screens/viewer")).ViewerScreen }),
              },
            ],
          },
          {
            path: "/activity",
            lazy: async () => ({ Component: (await import("./screens/activity")).ActivityScreen }),
          },
          {
            path: "/trash",
            lazy: async () => ({ Component: (await import("./screens/trash")).TrashScreen }),
          },
          {
            path: "/duplicates",
            lazy: async () => ({ Component: (await import("./screens/duplicates")).DuplicatesScreen }),
          },
          {
            path: "/received",
            lazy: async () => ({ Component: (await import("./screens/received")).ReceivedScreen }),
          },
          {
            path: "/account",
            lazy: async () => ({ Component: (await import("./screens/account")).AccountScreen }),
          },
          {
            path: "/operator",
            lazy: async () => ({ Component: (await import("./screens/operator/overview")).OperatorScreen }),
          },
          {
            path: "/operator/people",
            lazy: async () => ({
              Component: (await import("./screens/operator/people")).OperatorPeopleScreen,
            }),
          },
          {
            path: "/operator/audit",
            lazy: async () => ({ Component: (await import("./screens/operator/audit")).OperatorAuditScreen }),
          },
          { path: "*", element: <NotFoundScreen /> },
        ],
      },
    ],
  },
];
