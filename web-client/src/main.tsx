import "@fontsource-variable/figtree/wght.css";
import "./components/kit/tokens.css";
import "./components/kit/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { BASE } from "./api/addresses";
import { beginTimeline } from "./api/finding/beginning";
import { followSession } from "./api/offline/follow-session";
import { newQueryClient } from "./api/query-client";
import { App } from "./app";
import { routes } from "./routes";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root to render into");

const client = newQueryClient();
followSession(client);
// With its slash at the end, the home page lies in the service worker's scope like all others.
if (`${location.pathname}/` === BASE) history.replaceState(null, "", BASE + location.search + location.hash);
if (location.pathname === BASE) void beginTimeline(client);
createRoot(root).render(
  <StrictMode>
    <App client={client} router={createBrowserRouter(routes, { basename: BASE })} />
  </StrictMode>,
);
