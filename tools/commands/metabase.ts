import { loadSettings, type Settings } from '../../src/config';
import { historyMonths, readMonth } from '../../src/programme';
import { provisionMetabase, readDefinition, type Provisioned } from '../../src/publish';
import { commandOptions, runCommand } from './steps';

runCommand(async () => {
  const options = commandOptions();
  const settings = loadSettings();
  const { env } = process;
  const url = options.url ?? env.INSIDERS_METABASE_URL ?? '';
  if (url === '') {
    throw new Error(
      '--url must name the Metabase, such as http://127.0.0.1:3000; INSIDERS_METABASE_URL can name it as well',
    );
  }
  const dryRun = options['dry-run'] !== undefined;
  const { provisioned, notes, address } = await provisionMetabase(await readDefinition(), {
    url,
    login: {
      apiKey: env.INSIDERS_METABASE_API_KEY,
      session: env.INSIDERS_METABASE_SESSION,
      user: env.INSIDERS_METABASE_USER,
      password: env.INSIDERS_METABASE_PASSWORD,
    },
    database: options.database ?? env.INSIDERS_METABASE_DATABASE ?? null,
    filling: { language: settings.lang, run: settings.run, currency: await currencyOf(settings) },
    dryRun,
  });
  for (const note of notes) console.log(note);
  for (const each of provisioned.filter(({ how }) => how !== 'same')) console.log(lineOf(each, dryRun));
  console.log(summary(provisioned, dryRun));
  if (address !== null) console.log(address);
});

/** The currency of the run's newest month: that of the amounts in the tables. */
async function currencyOf(settings: Settings): Promise<string> {
  if (settings.givenCurrency !== null) return settings.givenCurrency;
  const month = (await historyMonths(settings)).at(-1);
  if (month !== undefined) return (await readMonth(settings, month)).currency;
  throw new Error(
    `the run "${settings.run}" has no history here that would name its currency: name it, such as --currency GBP, or the run by --run`,
  );
}

function lineOf({ what, name, how }: Provisioned, dryRun: boolean): string {
  const done = {
    made: dryRun ? 'would make' : 'made',
    changed: dryRun ? 'would change' : 'changed',
    same: 'as it was:',
    stray: 'stray, left as it is:',
  }[how];
  return `${done} ${what} "${name}"`;
}

function summary(provisioned: readonly Provisioned[], dryRun: boolean): string {
  const count = (how: Provisioned['how']): number => provisioned.filter((each) => each.how === how).length;
  const touched = count('made') + count('changed');
  const same = `${count('same')} ${touched === 0 ? 'are' : 'were'} as the file says`;
  const strays = count('stray') === 0 ? '' : `, ${count('stray')} are not in the file`;
  if (touched === 0) return `Nothing to change: ${same}${strays}.`;
  return `${dryRun ? 'Would touch' : 'Touched'} ${touched}; ${same}${strays}.`;
}
