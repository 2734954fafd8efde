import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The type of output by which a notebook tells its pages of its run; tools/pages/rendering reads it too. */
const RUN = 'application/vnd.insiders.run+json';

interface Executed {
  readonly cells: readonly {
    readonly outputs?: readonly { readonly data?: Readonly<Record<string, unknown>> }[];
  }[];
}

/**
 * The executed notebooks that show a run's present data, and those that an earlier run of the name left of other data:
 * their figures must not stand under this data's name. The first notebook reads the data, and says only later which.
 */
export async function byData(
  notebooks: readonly string[],
  dataName: string,
): Promise<{ readonly fit: string[]; readonly others: string[] }> {
  const [fit, others]: [string[], string[]] = [[], []];
  for (const notebook of notebooks) {
    const shown = path.basename(notebook).startsWith('01') ? null : await dataOf(notebook);
    (shown === null || shown === dataName ? fit : others).push(notebook);
  }
  return { fit, others };
}

/** What a notebook's first lines call its data; null where they name none. */
async function dataOf(notebook: string): Promise<string | null> {
  const { cells } = JSON.parse(await readFile(notebook, 'utf8')) as Executed;
  for (const { outputs = [] } of cells) {
    for (const { data } of outputs) {
      const run = data?.[RUN] as { readonly data?: string } | undefined;
      if (run?.data !== undefined) return run.data;
    }
  }
  return null;
}
