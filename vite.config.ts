import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * The engine imports `../wasm/lab32.mjs`, which is where the module lies in the package. On the way
 * to the site it is taken from where the build put it.
 */
function builtModule(): Plugin {
  return {
    name: 'built-module',
    enforce: 'pre',
    resolveId(source) {
      const name = /(?:^|\/)wasm\/(lab(?:32|32Graph|32Scalar|64)\.(?:mjs|wasm)(?:\?\w+)?)$/.exec(
        source,
      )?.[1];
      return name ? fileURLToPath(new URL(`build/wasm/${name}`, import.meta.url)) : null;
    },
  };
}

/** What the pages may do: nothing but what the site itself brings. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function contentPolicy(): Plugin {
  const attrs = { 'http-equiv': 'Content-Security-Policy', content: policy };
  return {
    name: 'content-policy',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}

const entry = (path: string): string => fileURLToPath(new URL(`web/${path}`, import.meta.url));

export default defineConfig({
  root: 'web',
  base: './', // The site works from any folder of any host.
  plugins: [builtModule(), contentPolicy()],
  worker: { format: 'es', plugins: () => [builtModule()] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true, // for the service worker and the budget of the page's weight
    target: 'es2022',
    assetsInlineLimit: 0, // The content security policy allows no fonts from data: addresses.
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        index: entry('index.html'),
        embed: entry('embed.html'),
        'embedding-lab': entry('embed/element.ts'),
        'embedding-lab-widget': entry('embed/widget.ts'),
      },
      preserveEntrySignatures: 'exports-only',
      output: {
        // Other people's pages name these.
        entryFileNames: ({ name }) =>
          name.startsWith('embedding-lab') ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
