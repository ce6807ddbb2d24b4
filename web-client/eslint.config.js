import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

const NETWORK = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"];

export default defineConfig([
  globalIgnores(["dist", "node_modules", "src/api/wire.ts"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  reactHooks.configs.flat.recommended,
  jsxA11y.flatConfigs.strict,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "max-lines": ["error", { max: 200, skipBlankLines: true }],
      "no-console": "error",
    },
  },
  {
    files: ["src/**"],
    // The service worker stands between the page and the network.
    ignores: ["src/api/client.ts", "src/worker/**", "src/testing/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...NETWORK.map((name) => ({ name, message: "Only src/api/client.ts talks to the network." })),
      ],
    },
  },
  { files: ["src/texts/**"], rules: { "max-lines": "off" } }, // tables of texts
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
]);
