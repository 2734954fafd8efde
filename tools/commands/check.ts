import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadSettings, projectRoot, type Settings } from '../../src/config';
import { writeText } from '../../src/store';
import { checkText, checkTransactions, findSource, proposedSource, type Check } from '../../src/transactions';
import { SourceError } from '../../src/reading';
import { fetchedData } from './fetched';
import { downloadBar } from './progress-bar';
import { commandOptions, runCommand } from './steps';

runCommand(async () => {
  const { json, write } = commandOptions();
  const settings = loadSettings();
  const quiet = json !== undefined;
  try {
    const log = (line: string): void => console.error(line);
    const fetched = await fetchedData(settings, log);
    const source = await findSource(fetched.settings, {
      log,
      onProgress: quiet ? undefined : downloadBar(),
    });
    const check = await checkTransactions(settings, source);
    console.log(quiet ? JSON.stringify(check, null, 2) : checkText(check));
    if (write !== undefined) await writeSource(settings, check, write);
  } catch (error) {
    if (!quiet || !(error instanceof SourceError)) throw error;
    console.log(JSON.stringify({ refused: error.message }, null, 2));
    process.exitCode = 1;
  }
});

/** Adds what was found out to the settings file, as a source of this name. */
async function writeSource(settings: Settings, check: Check, name: string): Promise<void> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    throw new Error(
      `--write must name the source by letters, digits, points and hyphens, received "${name}"`,
    );
  }
  const file = process.env.INSIDERS_SETTINGS || path.join(projectRoot(), 'settings.json');
  const content = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, '')) as Record<
    string,
    unknown
  >;
  const { presets, sources = {}, ...rest } = content as { presets: unknown; sources?: object };
  const written = { ...rest, sources: { ...sources, [name]: proposedSource(settings, check) }, presets };
  await writeText(file, `${JSON.stringify(written, null, 2)}\n`);
  console.error(`\nWritten to ${file} as the source "${name}": npm run report -- --source ${name} --data …`);
}
