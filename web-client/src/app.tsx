import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentProps } from "react";
import { RouterProvider } from "react-router";
import { NoticesProvider } from "./components/kit/notices";
import { NewVersion } from "./components/offline/new-version";
import { PreferencesProvider } from "./components/shell/preferences";

interface AppProps {
  client: QueryClient;
  router: ComponentProps<typeof RouterProvider>["router"];
}

export function App({ client, router }: AppProps) {
  return (
    <QueryClientProvider client={client}>
      <PreferencesProvider>
        <NoticesProvider>
          <RouterProvider router={router} />
          <NewVersion />
        </NoticesProvider>
      </PreferencesProvider>
    </QueryClientProvider>
  );
}
