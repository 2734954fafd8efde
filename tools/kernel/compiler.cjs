'use strict';
// tslab's compiler for cells, with some things changed around it:
// - It compiles the cell only. Stock tslab also checks, emits and loads by itself every file of src/ that the
//   cell imports; here tsx loads them (modules.cjs), and the project's own strict compiler checks them. Files
//   edited while the kernel lives are still checked, so that a slip in an edit shows where it was made.
// - It keeps the source maps that tslab throws away.
// - It looks for edited files before each cell, in place of watching them (freshness.cjs).
// - It writes shorthand properties out, which tslab overlooks (shorthand.cjs), takes `export` for granted
//   (exports.cjs), and accepts variables whose types cannot be written down (unnameable.cjs).
const fs = require('node:fs');
const path = require('node:path');
const { withoutExports } = require('./exports.cjs');
const { FileWatchers, isProjectFile } = require('./freshness.cjs');
const { expandShorthand } = require('./shorthand.cjs');
const { splitInlineMap } = require('./source-maps.cjs');
const { createConverter, getCodeMetadata, ts } = require('./tslab.cjs');
const { declareAsAny, isAboutDeclarations } = require('./unnameable.cjs');

/** Lines that tslab puts above a cell's code ("export {};"). */
const LINES_ADDED = 1;
/** The names under which tslab hands cells to TypeScript. */
const CELL_FILES = new Set(['__tslab__.ts', '__prev__.d.ts']);

class Compiler {
  /**
   * @param {string} root the project's root
   * @param {ReadonlySet<string>} edited files of src/ that have been edited since the kernel started; it may grow
   */
  constructor(root, edited) {
    this.root = root;
    this.edited = edited;
    this.watchers = new FileWatchers(ts, root);
    /** The program that the last cell was compiled in. */
    this.program = undefined;
    /** Source maps of what was compiled since the last cell, by the code they belong to. */
    this.maps = new Map();
    /** Whether the types of the last cell's variables cannot be written down. */
    this.unnameable = false;
    /** Whether TypeScript fails when it tries to. */
    this.unwritable = false;
    this.patchHost();
    this.patchTranspile();
    this.patchDiagnostics();
    this.converter = createConverter();
  }

  patchHost() {
    const create = ts.createWatchCompilerHost;
    // tslab asks for the builder that is the default here, which at every cell goes through the imports of every
    // file: two thirds of the time that a cell takes. What tslab wants of it is done more simply.
    const createBuilder = (...args) => {
      const builder = ts.createAbstractBuilder(...args);
      this.program = builder.getProgram();
      bindCells(this.program);
      const emit = builder.emit;
      builder.emit = (...words) => this.declaring(builder.getProgram(), () => emit(...words));
      builder.getAllDependencies = (file) =>
        dependenciesOf(builder.getProgram(), file).filter((name) => !fs.existsSync(name));
      return builder;
    };
    ts.createWatchCompilerHost = (files, options, system, _createBuilder, ...rest) => {
      const host = create(files, { ...options, inlineSourceMap: true }, system, createBuilder, ...rest);
      keepTimers(host, system);
      return host;
    };
  }

  patchTranspile() {
    const transpile = ts.transpileModule;
    ts.transpileModule = (input, options) => {
      const { code, map } = splitInlineMap(input);
      const compilerOptions = { ...options.compilerOptions, inlineSourceMap: true };
      const result = transpile(code, { ...options, compilerOptions });
      const second = splitInlineMap(result.outputText);
      if (map && second.map) this.maps.set(second.code, [second.map, map]);
      return { ...result, outputText: second.code };
    };
  }

  patchDiagnostics() {
    const check = ts.getPreEmitDiagnosticsOfFiles;
    ts.getPreEmitDiagnosticsOfFiles = (program, files) => {
      const imported = dependenciesOf(program, files[0]).filter((name) => this.wasEdited(name));
      const checked = [...files, ...imported.map((name) => program.getSourceFile(name))];
      this.unwritable = failsToDeclare(program, files[0]);
      const found = this.declaring(program, () => check(program, checked));
      this.unnameable = this.unwritable || found.some(isAboutDeclarations);
      return found.filter((diagnostic) => !isAboutDeclarations(diagnostic));
    };
  }

  /** Does some of TypeScript's work, without declarations when it fails to write those of the last cell. */
  declaring(program, work) {
    const options = program.getCompilerOptions();
    const { declaration } = options;
    options.declaration = declaration && !this.unwritable;
    try {
      return work();
    } finally {
      options.declaration = declaration;
    }
  }

  wasEdited(name) {
    return this.watchers.edited.has(name) || this.edited.has(path.normalize(name));
  }

  /**
   * Compiles a cell.
   *
   * @param {string} declarations what earlier cells declared
   * @param {string} code the cell
   * @returns tslab's conversion, with the source maps of its output in `maps`
   */
  compile(declarations, code) {
    this.watchers.check();
    this.maps.clear();
    const meta = getCodeMetadata(code);
    if (meta.mode === 'browser')
      throw new Error('Cells for the browser (@browser) are not supported by this kernel');
    if (meta.module)
      return {
        diagnostics: this.converter.addModule(meta.module, code, meta),
        declOutput: declarations,
        isModule: true,
      };
    const { code: expanded, insertions, restore } = expandShorthand(ts, withoutExports(ts, code));
    const converted = this.converter.convert(declarations, expanded);
    const { declOutput } = converted;
    return {
      ...converted,
      declOutput: this.unnameable && declOutput ? declareAsAny(ts, code, declOutput) : declOutput,
      diagnostics: converted.diagnostics.map((found) => restored(found, restore)),
      maps: this.maps.get(converted.output) ?? [],
      linesAdded: LINES_ADDED,
      insertions,
      restore,
    };
  }

  /** Whether the last cell depends on nothing of the project but src/. */
  readOnlySources() {
    return this.program.getSourceFiles().every(({ fileName }) => {
      const [first] = path.relative(this.root, fileName).split(path.sep);
      return first === 'src' || CELL_FILES.has(first) || !isProjectFile(this.root, fileName);
    });
  }
}

/** A diagnostic with the columns of the source; those of other files stay as they are. */
function restored(diagnostic, restore) {
  const { fileName, start, end } = diagnostic;
  if (fileName !== undefined) return diagnostic;
  const back = (place) => place && { ...place, character: restore(place.line, place.character) };
  return { ...diagnostic, start: back(start), end: back(end) };
}

/**
 * Whether TypeScript fails, with "Paths must either both be absolute or both be relative", when it looks for a way to
 * write the types of a cell's variables: it does for some types of packages after imports of the project's modules.
 */
function failsToDeclare(program, file) {
  try {
    program.getDeclarationDiagnostics(file);
    return false;
  } catch (error) {
    if (/^Debug Failure/.test(error?.message)) return true;
    throw error;
  }
}

/** Finds the names that cells declare; tslab looks for them before anything is checked. */
function bindCells(program) {
  for (const name of program.getRootFileNames()) {
    ts.bindSourceFile(program.getSourceFile(name), program.getCompilerOptions());
  }
}

/** A file and all that it imports, directly or not, without the declarations of packages. */
function dependenciesOf(program, file) {
  const found = new Set();
  const open = [file];
  while (open.length > 0) {
    const next = open.pop();
    if (!next || next.isDeclarationFile || found.has(next.fileName)) continue;
    found.add(next.fileName);
    next.resolvedModules?.forEach(({ resolvedModule }) => {
      if (resolvedModule) open.push(program.getSourceFile(resolvedModule.resolvedFileName));
    });
  }
  return [...found];
}

/**
 * Gives TypeScript's watch program as many timers as it wants. tslab has room for one and throws at the second,
 * which a new or removed source file brings about; they all run when tslab lets its one run.
 */
function keepTimers(host, system) {
  const waiting = new Set();
  let scheduled = false;
  host.setTimeout = (callback) => {
    const timer = { callback };
    waiting.add(timer);
    if (!scheduled) {
      scheduled = true;
      system.setTimeout(() => {
        for (const next of waiting) {
          waiting.delete(next);
          next.callback();
        }
        scheduled = false;
      });
    }
    return timer;
  };
  host.clearTimeout = (timer) => waiting.delete(timer);
}

module.exports = { Compiler };
