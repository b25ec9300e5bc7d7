// Go's own support script, copied from GOROOT by the build. It sets globalThis.Go.
declare module '*/wasm_exec.js' {}
