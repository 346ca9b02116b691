// Builds the two doors' style sheets and small scripts under fixed names; Django's static storage adds the hashes.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: "./",
  publicDir: false,
  resolve: { alias: { "@be-vietnam-pro": here("node_modules/@fontsource/be-vietnam-pro/files") } },
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 is written with @import; its own warnings are not ours to repair.
      scss: { quietDeps: true, silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"] },
    },
  },
  build: {
    outDir: here("../tiepdan/static/build"),
    emptyOutDir: true,
    target: "es2020",
    cssTarget: ["chrome111", "firefox113", "safari16.4"],
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rolldownOptions: {
      input: { portal: here("js/portal.js"), desk: here("js/desk.js") },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
