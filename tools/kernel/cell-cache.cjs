'use strict';
// Compiled cells, kept between kernels and runs. To load TypeScript and compile a notebook's cells takes a kernel
// longer than most notebooks take to run; a kernel whose cells are all known does without.
//
// A cell is known by its code, what the cells before it declared, the sources, the packages, Node.js, and the files
// of this kernel. Only cells that compiled without a complaint are kept, so an error is always found anew.
const fs = require('node:fs');
const path = require('node:path');
const { restorer } = require('./shorthand.cjs');
const { hashOfFiles } = require('./sources.cjs');
const { Store, digest } = require('./store.cjs');
const { withoutTimeMark } = require('./timing.cjs');

/** Some 150 cells of some 15 kB are one state of this project. */
const LIMIT_BYTES = 64e6;

class CachedCompiler {
  /**
   * @param {string} root the project's root
   * @param {import('./sources.cjs').Sources} sources
   */
  constructor(root, sources) {
    this.root = root;
    this.sources = sources;
    this.store = new Store(path.join(root, '.cache', 'cells'), { limitBytes: LIMIT_BYTES });
    this.surroundings = digest(JSON.stringify([root, process.versions.node, packages(root), ownFiles()]));
    this.opened = undefined;
    /** A module written in a cell is no part of the key. */
    this.hasVirtualModules = false;
  }

  /** TypeScript and tslab, which take seconds to load and so wait until they are needed. */
  get compiler() {
    if (!this.opened) {
      const { Compiler } = require('./compiler.cjs');
      this.opened = new Compiler(this.root, this.sources.edited);
    }
    return this.opened;
  }

  /**
   * Compiles a cell, or finds it compiled.
   *
   * @param {string} declarations what earlier cells declared
   * @param {string} cell its code
   * @returns as {@link import('./compiler.cjs').Compiler.compile}
   */
  compile(declarations, cell) {
    const { code } = withoutTimeMark(cell);
    const key = this.keyOf(declarations, code);
    const known = this.hasVirtualModules ? undefined : this.find(key);
    if (known) return known;
    const compiled = this.compiler.compile(declarations, code);
    this.hasVirtualModules ||= compiled.isModule === true;
    if (compiled.diagnostics.length === 0 && !this.hasVirtualModules && this.compiler.readOnlySources())
      this.keep(key, compiled);
    return compiled;
  }

  keyOf(declarations, code) {
    const { sources } = this;
    const edited = [...sources.edited].sort();
    return digest(JSON.stringify([this.surroundings, sources.hash(), edited, declarations, code]));
  }

  find(key) {
    const text = this.store.get(key);
    if (text === undefined) return undefined;
    const entry = JSON.parse(text);
    return { ...entry, diagnostics: [], restore: restorer(entry.insertions) };
  }

  keep(key, { output, declOutput, lastExpressionVar, maps, linesAdded, insertions }) {
    const entry = { output, declOutput, lastExpressionVar, maps, linesAdded, insertions };
    this.store.put(key, JSON.stringify(entry));
  }
}

/** The packages that are installed. */
function packages(root) {
  for (const file of ['node_modules/.package-lock.json', 'package-lock.json']) {
    try {
      return fs.readFileSync(path.join(root, file), 'utf8');
    } catch {
      // npm writes the first, other installers do not.
    }
  }
  return '';
}

/** The files that this kernel is made of. */
function ownFiles() {
  const files = fs.readdirSync(__dirname).filter((name) => name.endsWith('.cjs'));
  return hashOfFiles(
    __dirname,
    files.map((name) => path.join(__dirname, name)),
  );
}

module.exports = { CachedCompiler };
