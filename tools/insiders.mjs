// The entry of every npm script: reads the command line, checks and sets up what is missing, and runs the command.
// Only Node's own modules here, since nothing may be installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installKernelSpec } from './kernel/install-spec.mjs';
import { setUpGitFilter } from './lab/git-filter.mjs';
import { COMMANDS, helpText, overview, readOptions } from './setup/options.mjs';
import { checkNode, findPython } from './setup/prerequisites.mjs';
import { setUpNodePackages } from './setup/node-packages.mjs';
import { environmentPython, setUpPythonPackages } from './setup/python-packages.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What each command needs: packages for development, the Python environment, JupyterLab in it; and its file. */
const NEEDS = {
  report: { python: true },
  notebooks: { python: true },
  lab: { python: true, lab: true },
  check: {},
  place: {},
  train: {},
  models: {},
  monthly: {},
  dashboard: {},
  publish: {},
  metabase: {},
  data: {},
  sample: {},
  test: { development: true, python: true },
  dependencies: {},
  fuzz: { development: true, file: 'tests/breaking/fuzz.ts' },
  bench: { python: true, file: 'bench/main.ts' },
  format: { development: true },
  docs: { development: true },
};

/** How a command is started: from the bundle; tests as they stand, what they import from the bundle. */
const START = {
  usual: ['tools/bundle/run.cjs'],
  test: ['--require', path.join(root, 'tools/bundle/preload.cjs')],
};

function setUp(command) {
  const { development = false, python = false, lab = false } = NEEDS[command];
  const say = (line) => console.log(line);
  checkNode();
  const did = [setUpNodePackages(root, development, say)];
  if (python) {
    did.push(setUpPythonPackages(root, lab, () => findPython(), say));
    installKernelSpec({ root, venvDir: path.join(root, '.venv'), node: process.execPath });
  }
  if (did.includes(true)) say('Set-up done.\n');
}

function main([command, ...words]) {
  if (command === undefined || command === 'help' || command === '--help') {
    console.log(overview());
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, command)) throw new Error(`there is no command "${command}"\n\n${overview()}`);
  if (command === 'lab') {
    setUp(command);
    return runLab(words);
  }
  const { help, options, environment } = readOptions(root, command, words);
  if (help) {
    console.log(helpText(root, command));
    return 0;
  }
  setUp(command);
  const { file = `tools/commands/${command}.ts` } = NEEDS[command];
  return run(process.execPath, [...START[['test', 'fuzz'].includes(command) ? 'test' : 'usual'], file], {
    ...environment,
    INSIDERS_OPTIONS: JSON.stringify(options),
  });
}

/** JupyterLab with our settings as its defaults: long lines wrap, and it asks nobody for news. */
function runLab(words) {
  const settings = path.join(root, '.venv', 'share', 'jupyter', 'lab', 'settings');
  mkdirSync(settings, { recursive: true });
  copyFileSync(path.join(root, 'tools', 'lab', 'overrides.json'), path.join(settings, 'overrides.json'));
  if (setUpGitFilter(root)) console.log('Git now keeps outputs of notebooks out of the repository.');
  const config = path.join(root, '.venv', 'etc', 'jupyter', 'jupyter_server_config.py');
  const hooks = readFileSync(path.join(root, 'tools', 'lab', 'jupyter_server_config.py'), 'utf8');
  mkdirSync(path.dirname(config), { recursive: true });
  writeFileSync(config, `PROJECT = ${JSON.stringify(root)}\n${hooks}`);
  // So that the first cells are found compiled; it ends with this process.
  const notebooks = readdirSync(path.join(root, 'notebooks')).filter((name) => name.endsWith('.ipynb'));
  const paths = notebooks.sort().map((name) => path.join(root, 'notebooks', name));
  const compile = path.join(root, 'tools', 'kernel', 'compile-notebooks.cjs');
  spawn(process.execPath, [compile, ...paths], { cwd: root, stdio: 'ignore' }).unref();
  return run(environmentPython(root), ['-m', 'jupyterlab', ...words], { JUPYTER_PREFER_ENV_PATH: '1' });
}

function run(command, args, environment) {
  // The terminal sends an interrupt to the child as well; it ends, and we end with it.
  process.on('SIGINT', () => {});
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (error) throw error;
  return signal ? 130 : status;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
