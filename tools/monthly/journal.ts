import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { historyFolder } from '../../src/programme';
import { type Settings } from '../../src/config';

/** What happens in a monthly run, as lines of JSON. No customer stands in it. */
export interface Journal {
  readonly id: string;
  readonly file: string;
  /** Writes a line at once, so that what was written stands if the process is killed. */
  readonly write: (event: string, facts?: Readonly<Record<string, unknown>>) => void;
}

/** Opens the journal of a run: `log.jsonl` beside its history. */
export function openJournal(settings: Pick<Settings, 'dataDir' | 'run'>): Journal {
  const folder = historyFolder(settings);
  const file = path.join(folder, 'log.jsonl');
  const id = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}-${process.pid}`;
  mkdirSync(folder, { recursive: true });
  return {
    id,
    file,
    write: (event, facts = {}) => {
      const line = { time: new Date().toISOString(), id, run: settings.run, event, ...facts };
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
  };
}
