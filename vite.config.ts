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
      const name = /(?:^|\/)wasm\/(lab(?:32|32Scalar|64)\.(?:mjs|wasm)(?:\?\w+)?)$/.exec(
        source,
      )?.[1];
      return name ? fileURLToPath(new URL(`build/wasm/${name}`, import.meta.url)) : null;
    },
  };
}

export default defineConfig({
  root: 'web',
  base: './', // The site works from any folder of any host.
  plugins: [builtModule()],
  worker: { format: 'es', plugins: () => [builtModule()] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // The content security policy allows no fonts from data: addresses.
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
});
