// The core's graph in use: which tensors are still there, and whose they are.

import type { Graph, Handle, GraphModule } from '../../wasm/lab.d.ts';

/** What ends together. A tensor is usable as long as the scope in which it was made. */
export interface Scope {
  open: boolean;
}

export class Session {
  #graph: Graph | null;
  #scopes: Scope[] = [{ open: true }];

  constructor(module: GraphModule) {
    this.#graph = new module.Graph();
  }

  /** Throws TypeError where the lab was disposed. */
  get graph(): Graph {
    if (!this.#graph) throw new TypeError('[lab] the lab was disposed');
    return this.#graph;
  }

  /** The innermost scope. */
  get scope(): Scope {
    return this.#scopes.at(-1)!;
  }

  /** Throws TypeError where the lab was disposed, or, naming `place`, where `scope` has ended. */
  check(scope: Scope, place: string): void {
    void this.graph;
    if (!scope.open) throw new TypeError(`[${place}] used after the end of the scope that made it`);
  }

  /** Calls `work` and then frees what it made. */
  within<T>(work: () => T): T {
    const { graph } = this;
    const scope: Scope = { open: true };
    graph.openScope();
    this.#scopes.push(scope);
    try {
      return work();
    } finally {
      scope.open = false;
      this.#scopes = this.#scopes.filter((one) => one !== scope);
      if (this.#graph) graph.closeScope();
    }
  }

  dispose(): void {
    for (const scope of this.#scopes) scope.open = false;
    this.#graph?.delete();
    this.#graph = null;
  }
}

export type { Handle };
