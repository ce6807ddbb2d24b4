import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compress } from "./build-tools/compress.ts";
import { serviceWorker } from "./build-tools/service-worker.ts";
import { worldMap } from "./build-tools/world-map.ts";
import { worldTiles } from "./build-tools/world-tiles.ts";

const GATEWAY = process.env.GATEWAY ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/function/recognition-web/",
  // recognition-web moves the page to where it is found; what the page loads finds the rest beside itself.
  experimental: {
    renderBuiltUrl: (_, { hostType }) => (hostType === "html" ? undefined : { relative: true }),
  },
  plugins: [react(), worldMap(), worldTiles(), serviceWorker(), compress()],
  build: {
    target: "es2023",
    // As old as light-dark() may be: every browser since May 2024.
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    // The server's Content-Security-Policy allows neither inline styles nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page begins with is two files; else each piece that others use, too, is a file of its own.
        codeSplitting: {
          groups: [
            {
              name: "libraries",
              test: /node_modules[\\/](react|react-dom|react-router|@tanstack)[\\/]/,
              priority: 1,
            },
            { name: "beginning", test: /src[\\/]main\.tsx$/ },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: { "^/function/(?!recognition-web)": GATEWAY },
  },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://127.0.0.1:8080/function/recognition-web/" } },
    setupFiles: ["src/testing/setup.ts"],
    // Its build for browsers, where the tests would get the one for Node.
    alias: { "tus-js-client": "tus-js-client/lib.esm/browser/index.js" },
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    testTimeout: 60_000,
    coverage: {
      reporter: ["text"],
      include: ["src/**/*.{ts,tsx}"],
      exclude: ["src/testing", "src/texts", "src/api/wire.ts"],
    },
  },
});
