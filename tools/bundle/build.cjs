'use strict';
// Makes one file of all .ts files of src/, tools/ and bench/. Packages stay outside it. Every module keeps its
// name and is run when it is first asked for, as it would be from its own file.
const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** What can be asked for by name. */
const FOLDERS = ['src', 'tools', 'bench'];

/** The modules below the folders, as paths from the root with slashes. */
function modulesOf(root) {
  const found = [];
  for (const folder of FOLDERS) {
    for (const entry of entriesOf(path.join(root, folder))) {
      if (!entry.isFile() || !/(?<!\.d)\.ts$/.test(entry.name)) continue;
      found.push(path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
    }
  }
  return found.map((file) => file.split(path.sep).join('/')).sort();
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The bundle's entry: a function from a module's name to what it exports, or undefined. */
function entryOf(modules) {
  const lines = modules.map(
    (file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)}),`,
  );
  return `const modules = {\n${lines.join('\n')}\n};\nmodule.exports = (file) => modules[file]?.();\n`;
}

/** Modules that ask for their own place get it, and what only runs as it stands is left where it is. */
const inPlace = {
  name: 'in-place',
  setup(build) {
    build.onLoad({ filter: /[\\/](?:src|tools|bench)[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!/\b__(?:dirname|filename)\b/.test(text)) return undefined;
      const places = { dirname: path.dirname(file), filename: file };
      const contents = text.replace(/\b__(dirname|filename)\b/g, (_all, name) =>
        JSON.stringify(places[name]),
      );
      return { contents, loader: 'ts' };
    });
    build.onResolve({ filter: /\.mjs$/ }, ({ path: asked, resolveDir }) =>
      asked.startsWith('.')
        ? { path: pathToFileURL(path.resolve(resolveDir, asked)).href, external: true }
        : undefined,
    );
  },
};

/**
 * Writes the bundle and its source map to a file and `<file>.map`.
 *
 * @param {string} root the project's root
 * @param {string} file where to
 * @returns {Promise<Record<string, string[]>>} the modules that each module imports, by name
 * @throws Error when a source cannot be parsed or an import leads nowhere
 */
async function build(root, file) {
  const { metafile } = await require('esbuild').build({
    stdin: { contents: entryOf(modulesOf(root)), resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    plugins: [inPlace],
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    // The worker threads of a bundle load it too.
    define: { __INSIDERS_BUNDLE__: '__filename' },
    outfile: file,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
  });
  const graph = Object.entries(metafile.inputs).map(([name, { imports }]) => [
    name,
    imports.filter(({ external }) => !external).map((imported) => imported.path),
  ]);
  return Object.fromEntries(graph);
}

module.exports = { build };
