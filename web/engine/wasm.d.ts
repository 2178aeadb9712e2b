// Where the built core lies beside the engine: lib/wasm in the package; the site's build takes it
// from build/wasm. What they export is in wasm/lab.d.ts.

declare module '*/wasm/lab32.mjs' {
  const createModule: unknown;
  export default createModule;
}

declare module '*/wasm/lab32Graph.mjs' {
  const createModule: unknown;
  export default createModule;
}

declare module '*/wasm/lab32Scalar.mjs' {
  const createModule: unknown;
  export default createModule;
}

declare module '*/wasm/lab64.mjs' {
  const createModule: unknown;
  export default createModule;
}
