import { Navigate, type RouteObject } from "react-router";
import { LoadingTiles } from "./components/kit/page-state";
import { AlbumsScreen } from "./screens/albums";
import { CrashScreen } from "./screens/crash";
import { NotFoundScreen } from "./screens/not-found";
import { Shell } from "./screens/shell";
import { SignInScreen } from "./screens/sign-in";

/** Every address of the client, below its base. */
export const routes: RouteObject[] = [
  {
    errorElement: <CrashScreen />,
    hydrateFallbackElement: <LoadingTiles />,
    children: [
      { path: "/", element: <Navigate to="/albums" replace /> },
      { path: "/sign-in", element: <SignInScreen /> },
      { path: "/sign-up", element: <SignInScreen isNew /> },
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
          { path: "/albums", element: <AlbumsScreen /> },
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
            path: "/activity",
            lazy: async () => ({ Component: (await import("./screens/activity")).ActivityScreen }),
          },
          {
            path: "/trash",
            lazy: async () => ({ Component: (await import("./screens/trash")).TrashScreen }),
          },
          {
            path: "/account",
            lazy: async () => ({ Component: (await import("./screens/account")).AccountScreen }),
          },
          { path: "*", element: <NotFoundScreen /> },
        ],
      },
    ],
  },
];
