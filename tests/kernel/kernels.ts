import assert from 'node:assert/strict';
import { after } from 'node:test';
import { KernelClient } from './client';
import { type Project } from './project';

/** What the tests of a suite do with kernels of a project. */
export interface ProjectKernels {
  /** Those that were started, in order. */
  readonly started: readonly KernelClient[];
  readonly start: () => Promise<KernelClient>;
  /** Runs a cell that must succeed. @returns what it printed */
  readonly printed: (kernel: KernelClient, code: string) => Promise<string>;
}

/** Kernels of a project; after the suite that calls this, all of them are closed and the project is removed. */
export function kernelsOf(project: Project): ProjectKernels {
  const started: KernelClient[] = [];
  after(() => {
    for (const kernel of started) kernel.close();
    project.remove();
  });
  return {
    started,
    start: async () => {
      const kernel = await KernelClient.start({ root: project.root });
      started.push(kernel);
      return kernel;
    },
    printed: async (kernel, code) => {
      const { reply, stdout } = await kernel.run(code);
      assert.equal(reply.status, 'ok', JSON.stringify(reply));
      return stdout.trim();
    },
  };
}
