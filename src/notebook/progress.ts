import { randomUUID } from 'node:crypto';
import { escapeHtml, formatNumber } from '../format';
import { checkNumber } from '../numeric';
import { display, mime } from './display';

/** Options of {@link progress}. */
export interface ProgressOptions {
  /** How many steps there are; without it only the steps done are counted. */
  readonly total?: number;
  /** The least time between two updates, in milliseconds; default 250. */
  readonly everyMs?: number;
  /** The clock, in milliseconds; default: the system's. */
  readonly now?: () => number;
}

/** Work under way, shown below its cell. */
export interface Progress {
  /** Says how many steps are done, and on what the work is. Called often, it shows seldom. */
  update(done: number, detail?: string): void;
  /** One step more. */
  step(detail?: string): void;
  /** Shows that all is done, and how long it took; later calls change nothing. */
  finish(result?: string): void;
}

/** Shows progress in place, below the running cell. Pages leave it out: it says nothing once the work is done. */
export function progress(label: string, options: ProgressOptions = {}): Progress {
  const { total, everyMs = 250, now = Date.now } = options;
  if (total !== undefined) checkNumber('total', total, { min: 0 });
  const displayId = randomUUID();
  const started = now();
  let done = 0;
  let shownAt = -Infinity;
  let finished = false;
  const show = (text: string, bar: string, update: boolean): void => {
    display(
      {
        [mime.progress]: { label },
        'text/html': `${bar}${escapeHtml(text)}`,
        'text/plain': text,
      },
      { displayId, update },
    );
  };
  const report = (detail: string): void => {
    if (finished || now() - shownAt < everyMs) return;
    const first = shownAt === -Infinity;
    shownAt = now();
    const counted =
      total === undefined ? formatNumber(done) : `${formatNumber(done)} of ${formatNumber(total)}`;
    const bar = total === undefined ? '' : `<progress max="${total}" value="${done}"></progress> `;
    show([`${label}: ${counted}`, detail].filter((part) => part !== '').join(', '), bar, !first);
  };
  report('');
  return {
    update: (steps, detail = '') => {
      done = checkNumber('done', steps, { min: 0 });
      report(detail);
    },
    step: (detail = '') => {
      done += 1;
      report(detail);
    },
    finish: (result = 'done') => {
      if (finished) return;
      finished = true;
      const seconds = formatNumber((now() - started) / 1000, { decimals: 1 });
      show(`${label}: ${result} in ${seconds} s`, '', true);
    },
  };
}
