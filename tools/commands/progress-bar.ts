import { type LoadProgress } from '../../src/transactions';

const WIDTH = 28;

/**
 * Shows a download's progress: on a terminal a bar that is written over, elsewhere a line at each quarter.
 *
 * @returns the `onProgress` of finding data
 */
export function downloadBar(output: NodeJS.WriteStream = process.stdout): (progress: LoadProgress) => void {
  let quarter = -1;
  return ({ step, done, total }) => {
    if (step !== 'download') return;
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    const share = total === null || total === 0 ? null : done / total;
    const finished = share !== null && share >= 1;
    if (output.isTTY) {
      const filled = Math.round((share ?? 0) * WIDTH);
      const bar = share === null ? '' : `[${'█'.repeat(filled)}${' '.repeat(WIDTH - filled)}] `;
      output.write(
        `\r\u001b[K${bar}${megabytes(done)}${total === null ? '' : ` of ${megabytes(total)}`}${finished ? '\n' : ''}`,
      );
      return;
    }
    const now = share === null ? quarter : Math.floor(share * 4);
    if (now === quarter) return;
    quarter = now;
    output.write(`  ${megabytes(done)}${total === null ? '' : ` of ${megabytes(total)}`}\n`);
  };
}
