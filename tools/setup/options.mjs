// The command line: which command, which settings. Plain settings come from settings.schema.json, so that the
// command line, the environment and the settings file always know the same ones.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The commands: what each does, which of the other options it takes, and whether it takes the settings' options. */
export const COMMANDS = {
  check: {
    says: 'Reads a file of transactions and tells what was understood of it, before anything is run.',
    options: ['json', 'write'],
    settings: true,
  },
  report: {
    says: 'Runs every notebook, renders the pages, and prints where they are. The main job.',
    options: ['only', 'from'],
    settings: true,
  },
  notebooks: {
    says: 'Runs the notebooks without rendering pages.',
    options: ['only', 'from'],
    settings: true,
  },
  place: {
    says: 'Gives the customers of new transactions a segment by the trained model of a run; fits nothing.',
    options: ['out', 'as-of', 'customer'],
    settings: true,
  },
  train: {
    says: 'Trains a model by the steps alone, without notebooks, pages and Python, and writes its bundle.',
    options: ['as-of'],
    means: {
      'as-of': [
        '2011-03-31',
        'The last day that the model may know, or earliest: the first month end that can carry a model.',
      ],
    },
    settings: true,
  },
  models: {
    says: 'Lists the model bundles of a run with what they were trained on, or makes one of them current.',
    options: ['use'],
    settings: true,
  },
  monthly: {
    says: 'Makes months of a run’s history by its model bundle: scores, reviews members, writes lists.',
    options: ['as-of', 'from', 'to', 'contacts', 'publish', 'strict', 'shadow', 'time-limit'],
    means: {
      'as-of': ['2011-11-30', 'The month end; default: all months that are over and not in the history yet.'],
      from: ['2011-03', 'The first month to make; months that are there are made anew.'],
      to: ['2011-11', 'The last month to make; default: the last that is over by the data.'],
    },
    settings: true,
  },
  dashboard: {
    says: 'Renders the dashboard of a run’s months anew, from its history alone.',
    settings: true,
  },
  publish: {
    says: 'Writes months of a run’s history to Postgres or S3.',
    options: ['to', 'month'],
    settings: true,
  },
  metabase: {
    says: 'Makes the dashboard in Metabase, or brings it to what deploy/metabase/dashboard.yml says.',
    options: ['url', 'database', 'dry-run'],
    settings: true,
  },
  lab: { says: 'Opens JupyterLab with the kernel ready; further words go to JupyterLab.', settings: false },
  data: { says: 'Fetches the public data set into data/raw and checks it.', settings: true },
  sample: {
    says: 'Writes a generated sample of transactions.',
    options: ['customers', 'out'],
    settings: true,
  },
  test: { says: 'Runs all checks, as the continuous integration does.', options: ['stage'], settings: false },
  dependencies: {
    says: 'Lists the packages by licence, and asks the registry for known vulnerabilities.',
    settings: false,
  },
  fuzz: {
    says: 'Throws tables in every form and with every dirt at the reader, and says what does not come back.',
    options: ['seconds', 'from-seed'],
    settings: false,
  },
  bench: {
    says: 'Times our cycle beside Python’s, the notebooks, the report; or holds the forecast against what came.',
    options: ['what', 'customers', 'seeds', 'to', 'only'],
    means: {
      to: [
        's3://bucket/prefix/',
        'For monthly: where the monthly files go, in the store of INSIDERS_S3_ENDPOINT.',
      ],
      only: [
        'planted,cloud',
        'For people: the shops that are run, by a word of their names; all by default.',
      ],
    },
    settings: true,
  },
  format: { says: 'Formats the sources, and strips outputs from the notebooks.', settings: false },
  docs: {
    says: 'Makes the reference of what notebooks can call, from the docstrings, in docs/reference.',
    settings: false,
  },
};

const OWN = {
  only: ['04', 'Run only these notebooks, by number (04, or 04,05); earlier results are reused.'],
  from: ['03', 'Run from this notebook on; earlier results are reused.'],
  customers: [
    '1500',
    'How many customers the sample has; for the growth of the cycle several numbers, with commas.',
  ],
  what: [
    'cycle',
    'What is measured: cycle (beside Python), kernels (of numbers), notebooks (time and memory), report (whole, and a notebook’s first output), growth (of the cycle), forecast (errors, intervals and cost of the forecast), publish (months to INSIDERS_POSTGRES_URL), monthly (the programme replayed from a store into a database, with kills).',
  ],
  seeds: ['5', 'How many generated shops the forecast is held against.'],
  out: ['list.csv', 'Where the sample, or the list of placed customers, goes.'],
  'as-of': ['2011-12-09', 'The day up to which days are counted; default: the last purchase in the data.'],
  customer: ['12347', 'Show only this customer, with all that is known of them; the list has all.'],
  use: ['default-2011-12-09-1a2b3c4d', 'The bundle that the run scores by from now on, by its id.'],
  to: [
    'postgres://user@host/database',
    'Where the history goes; default: INSIDERS_POSTGRES_URL, where a password is seen by nobody.',
  ],
  url: ['http://127.0.0.1:3000', 'Where Metabase is; default: INSIDERS_METABASE_URL.'],
  database: [
    'postgres://insiders_reader@postgres:5432/shop',
    'Postgres as Metabase reaches it; default: INSIDERS_METABASE_DATABASE, where a password is seen by nobody.',
  ],
  'dry-run': ['', 'Only say what would be done.'],
  month: ['2011-11', 'Publish only this month, or several with commas; default: all that the run has.'],
  contacts: ['contacts.csv', 'A CSV with customer_id whose other columns are joined to the lists.'],
  publish: ['postgres://host/shop', 'Publishes the history there when the months are written.'],
  shadow: [
    '',
    'Trains a model beside on the data as of the last month, compares the two, and says whether to take it.',
  ],
  strict: ['', 'Ends with code 3 where a measure of drift is beyond its limit two months running.'],
  'time-limit': ['60', 'Minutes after which the run ends with code 5; default: 120.'],
  json: ['', 'Print one JSON object instead of text.'],
  write: ['myshop', 'Write what was understood to settings.json as a source of this name.'],
  seconds: ['600', 'For how long.'],
  'from-seed': ['352', 'The seed that a failure named; default: another each time.'],
  stage: ['unit', 'Only one stage of the checks: lint, types, unit, run.'],
};

/** Options that stand alone. */
const FLAGS = ['json', 'accept-set-aside', 'strict', 'shadow', 'dry-run'];

/** An example and the meaning of an option, which a command may take in a sense of its own. */
const meaningOf = (command, name) => COMMANDS[command].means?.[name] ?? OWN[name];

/** @returns {{ name: string, variable: string, description: string, fallback: unknown }[]} */
export function plainSettings(root) {
  const { properties } = JSON.parse(readFileSync(path.join(root, 'settings.schema.json'), 'utf8'));
  return Object.entries(properties)
    .filter(([name]) => !['$schema', 'rates', 'sources', 'presets', 'steps'].includes(name))
    .map(([name, { description, default: fallback }]) => {
      const option = name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
      return {
        name: option,
        variable: `INSIDERS_${option.replaceAll('-', '_').toUpperCase()}`,
        description,
        fallback,
      };
    });
}

/**
 * Reads the words after the command.
 *
 * @returns {{ help: boolean, options: Record<string, string>, environment: Record<string, string> }} the command's
 *   own options, and the environment variables that carry the settings given by word
 */
export function readOptions(root, command, words) {
  const { options: own = [], settings } = COMMANDS[command];
  const known = settings ? plainSettings(root) : [];
  const result = { help: false, options: {}, environment: {} };
  for (let i = 0; i < words.length; i += 1) {
    const [, name, , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(words[i]) ?? [];
    if (words[i] === '-h' || name === 'help') {
      result.help = true;
      continue;
    }
    const setting = known.find((candidate) => candidate.name === name);
    if (name === undefined || (setting === undefined && !own.includes(name))) {
      const all = [...own, ...known.map((each) => each.name)].map((each) => `--${each}`);
      const meant = nearest(words[i], all);
      throw new Error(
        `"${words[i]}" is no option of ${command}${meant === undefined ? '' : `: did you mean ${meant}?`}\n  ${all.length > 0 ? `Options: ${all.join(', ')}. ` : ''}Options go after two dashes: npm run ${command} -- --help`,
      );
    }
    if (FLAGS.includes(name) && inline === undefined) {
      if (setting === undefined) result.options[name] = 'yes';
      else result.environment[setting.variable] = 'yes';
      continue;
    }
    let value = inline ?? words[(i += 1)];
    // The shell makes several words of a pattern such as exports/*.csv.
    while (name === 'data' && value && words[i + 1] !== undefined && !words[i + 1].startsWith('-')) {
      value += `,${words[(i += 1)]}`;
    }
    if (!value || (inline === undefined && value.startsWith('--'))) {
      throw new Error(
        `--${name} needs a value, such as --${name} ${(own.includes(name) ? meaningOf(command, name)[0] : setting?.fallback) ?? 'value'}`,
      );
    }
    const earlier = own.includes(name) ? result.options[name] : result.environment[setting.variable];
    // Choices add up; of everything else two make no sense.
    if (earlier !== undefined && name !== 'set') {
      throw new Error(`--${name} is given twice, as ${earlier} and as ${value}: give it once`);
    }
    if (own.includes(name)) result.options[name] = value;
    else result.environment[setting.variable] = earlier === undefined ? value : `${earlier}; ${value}`;
  }
  return result;
}

/** The option that has most pairs of neighbouring letters in common with a word (Dice 1945); none without any. */
function nearest(word, options) {
  const pairs = (text) =>
    [...text.replace(/^-+/, '').toLowerCase()].map((a, i, all) => a + (all[i + 1] ?? ''));
  const alike = (option) => {
    const [mine, theirs] = [pairs(word), pairs(option)];
    return (2 * mine.filter((pair) => theirs.includes(pair)).length) / (mine.length + theirs.length);
  };
  const best = options.reduce((a, b) => (alike(b) > alike(a) ? b : a), options[0] ?? '');
  return best !== '' && alike(best) > 0 ? best : undefined;
}

/** The help of one command. */
export function helpText(root, command) {
  const { says, options: own = [], settings } = COMMANDS[command];
  const rows = own.map((name) => {
    const [example, meaning] = meaningOf(command, name);
    return [`--${name} ${example}`.trimEnd(), meaning];
  });
  const lines = [says, '', `  npm run ${command}${own.length > 0 || settings ? ' -- [options]' : ''}`, ''];
  if (rows.length > 0) lines.push(...layOut(rows), '');
  if (settings) {
    lines.push('Settings (also in settings.json, or as the environment variable named):', '');
    lines.push(
      ...layOut(
        plainSettings(root).map(({ name, variable, description, fallback }) => [
          `--${name}`,
          `${description} [${variable}${fallback === null ? '' : `, default ${fallback}`}]`,
        ]),
      ),
    );
  }
  return lines.join('\n').trimEnd();
}

/** The list of commands. */
export function overview() {
  const rows = Object.entries(COMMANDS).map(([name, { says }]) => [
    name === 'test' ? 'npm test' : `npm run ${name}`,
    says,
  ]);
  return [
    'Insiders: choosing an e-commerce company’s most valuable customers.',
    '',
    ...layOut(rows),
    '',
    'Add -- --help to a command for its options.',
  ].join('\n');
}

function layOut(rows) {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const columns = Math.max(60, Math.min(process.stdout.columns ?? 100, 110));
  return rows.flatMap(([left, right]) => {
    const wrapped = [''];
    for (const word of right.split(' ')) {
      const last = wrapped.length - 1;
      if (wrapped[last].length + word.length + 1 > columns - width - 2) wrapped.push(word);
      else wrapped[last] += `${wrapped[last] === '' ? '' : ' '}${word}`;
    }
    return wrapped.map((text, i) => `  ${(i === 0 ? left : '').padEnd(width)}${text}`);
  });
}
