// Where the built core lies beside the engine: lib/wasm in the package; the site's build takes it
// from build/wasm.

declare module '*/wasm/lab32.mjs' {
  export { default } from '../../wasm/lab.d.ts';
}

declare module '*/wasm/lab64.mjs' {
  export { default } from '../../wasm/lab.d.ts';
}
