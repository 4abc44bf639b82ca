// What is asked of every script, of the site and of the pictures that one can touch.
import js from "@eslint/js";

const browser = [
  "document", "window", "globalThis", "location", "navigator", "performance", "matchMedia",
  "requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout", "addEventListener", "removeEventListener", "dispatchEvent",
  "getComputedStyle", "MutationObserver", "IntersectionObserver", "XMLSerializer", "URL",
  "URLSearchParams", "Blob", "DOMPoint", "EventTarget", "MessageEvent", "KeyboardEvent", "XMLHttpRequest", "OffscreenCanvas", "Path2D", "Image", "FileReader", "createImageBitmap",
];
const globals = Object.fromEntries([...browser, "gdviz"].map((name) => [name, "readonly"]));

export default [
  { ignores: ["gdviz/site/katex/"] }, // Written by others.
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "script", globals },
    rules: {
      complexity: ["error", 10],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-len": ["error", { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    // These are joined into one, so each sees the names of the others; the types know them.
    files: ["gdviz/site/touch/*.js"],
    rules: { "no-undef": "off", "no-unused-vars": ["error", { vars: "local" }] },
  },
];
