'use strict';
// tslab's compiler for cells, with three things changed around it:
// - It compiles the cell only. Stock tslab also checks, emits and loads by itself every file of src/ that the
//   cell imports; here tsx loads them (modules.cjs), and the project's own strict compiler checks them. Files
//   edited while the kernel lives are still checked, so that a slip in an edit shows where it was made.
// - It keeps the source maps that tslab throws away.
// - It looks for edited files before each cell, in place of watching them (freshness.cjs).
const fs = require('node:fs');
const { FileWatchers } = require('./freshness.cjs');
const { splitInlineMap } = require('./source-maps.cjs');
const { createConverter, getCodeMetadata, ts } = require('./tslab.cjs');

/** Lines that tslab puts above a cell's code ("export {};"). */
const LINES_ADDED = 1;

class Compiler {
  constructor(root) {
    this.watchers = new FileWatchers(ts, root);
    /** Source maps of what was compiled since the last cell, by the code they belong to. */
    this.maps = new Map();
    this.dependenciesOf = undefined;
    this.patchHost();
    this.patchTranspile();
    this.patchDiagnostics();
    this.converter = createConverter();
  }

  patchHost() {
    const create = ts.createWatchCompilerHost;
    ts.createWatchCompilerHost = (files, options, system, ...rest) => {
      const host = create(files, { ...options, inlineSourceMap: true }, system, ...rest);
      keepTimers(host, system);
      let whenCreated;
      Object.defineProperty(host, 'afterProgramCreate', {
        get: () => whenCreated,
        set: (callback) => {
          whenCreated = (builder) => {
            const all = builder.getAllDependencies.bind(builder);
            this.dependenciesOf = all;
            builder.getAllDependencies = (file) => all(file).filter((name) => !fs.existsSync(name));
            callback(builder);
          };
        },
      });
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
      const imported = new Set(this.dependenciesOf(files[0]));
      const edited = [...this.watchers.edited].filter((file) => imported.has(file));
      return check(program, [...files, ...edited.map((file) => program.getSourceFile(file)).filter(Boolean)]);
    };
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
      return { diagnostics: this.converter.addModule(meta.module, code, meta), declOutput: declarations };
    const converted = this.converter.convert(declarations, code);
    return { ...converted, maps: this.maps.get(converted.output) ?? [], linesAdded: LINES_ADDED };
  }
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
