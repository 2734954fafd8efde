import { type MimeBundle } from '../../../src/notebook';

/** An output as a notebook file holds it. */
export type Output = Readonly<Record<string, unknown>>;

interface Shown {
  readonly displayId?: string;
  output: Output;
}

/**
 * Runs cell code as if in our kernel, and returns what it displayed, updates applied.
 *
 * The functions of src/notebook speak to the kernel through one global object, which stands here for the real one.
 */
export async function recordOutputs(cell: () => void | Promise<void>): Promise<Output[]> {
  const shown: Shown[] = [];
  const holder = globalThis as { insidersKernel?: unknown };
  const before = holder.insidersKernel;
  holder.insidersKernel = {
    display: (
      bundle: MimeBundle,
      metadata: Readonly<Record<string, unknown>>,
      { displayId, update }: { displayId?: string; update?: boolean },
    ): void => {
      // As the messages do: what is sent is JSON, and nothing of it is shared with the sender.
      const data = JSON.parse(JSON.stringify(bundle)) as MimeBundle;
      const output = { output_type: 'display_data', data, metadata };
      const known = shown.find((each) => each.displayId !== undefined && each.displayId === displayId);
      if (update === true && known !== undefined) known.output = output;
      else shown.push({ displayId, output });
    },
  };
  try {
    await cell();
  } finally {
    holder.insidersKernel = before;
  }
  return shown.map(({ output }) => output);
}
