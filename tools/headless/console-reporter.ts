import path from 'node:path';
import { type RunEvent } from './events';

/** Where progress is written; process.stderr and process.stdout are such. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** After so many seconds of silence a plain log says where the run is. */
const SILENCE_SECONDS = 15;

/**
 * Shows the progress of a run: on a terminal one line that is written over, with notebook, cell and seconds;
 * elsewhere (a log, CI) a line a notebook, and one in between when nothing has been said for a while.
 *
 * @returns the `onEvent` for runNotebooks
 */
export function createConsoleReporter(output: Output = process.stderr): (event: RunEvent) => void {
  const live = output.isTTY === true;
  let started = 0;
  let said = 0;
  let where = '';
  let timer: NodeJS.Timeout | undefined;

  const seconds = (): number => (performance.now() - started) / 1000;
  const tick = (): void => {
    if (live) output.write(`\r\u001b[K${where}  ${seconds().toFixed(0)} s`);
    else if (performance.now() - said >= SILENCE_SECONDS * 1000) say(`${where}  ${seconds().toFixed(0)} s`);
  };
  const say = (line: string): void => {
    said = performance.now();
    output.write(`${live ? '\r\u001b[K' : ''}${line}\n`);
  };

  return (event) => {
    const name = path.basename(event.notebook, '.ipynb');
    switch (event.event) {
      case 'notebook-start':
        started = said = performance.now();
        where = `${name}  starting`;
        timer = setInterval(tick, 1000).unref();
        tick();
        break;
      case 'cell-start':
        where = `${name}  cell ${event.cell} of ${event.cells}`;
        tick();
        break;
      case 'cell-end':
        break;
      case 'notebook-end': {
        clearInterval(timer);
        const memory =
          event.peakMemoryBytes === null ? '' : `  ${(event.peakMemoryBytes / 1e6).toFixed(0)} MB`;
        say(`${name}  ${event.cells} cells  ${event.seconds.toFixed(1)} s${memory}`);
        break;
      }
      case 'failure':
        clearInterval(timer);
        say(`${name}  failed`);
        break;
    }
  };
}
