'use strict';
// Compiles and runs cells.
const vm = require('node:vm');
const { CompileError } = require('./errors.cjs');
const { startClocks, withoutTimeMark } = require('./timing.cjs');
const { Variables } = require('./variables.cjs');

/** What an interrupted cell fails with. */
class Interrupted extends Error {
  constructor() {
    super('The cell was interrupted');
    this.name = 'Interrupted';
  }
}

class Cells {
  /**
   * @param {import('./cell-cache.cjs').CachedCompiler} compiler
   * @param {import('./sources.cjs').Sources} projectSources
   * @param {import('./modules.cjs').ProjectModules} modules
   * @param {import('./source-maps.cjs').SourcePositions} positions
   */
  constructor(compiler, projectSources, modules, positions) {
    this.compiler = compiler;
    this.projectSources = projectSources;
    this.modules = modules;
    this.positions = positions;
    /** What the cells so far have declared, in TypeScript. */
    this.declarations = '';
    this.variables = new Variables();
    this.sources = new Map();
    this.stop = undefined;
    // The compiled code is called through a global, so that the call happens inside vm, where Ctrl-C reaches it.
    globalThis.__tslab__ = { exports: this.variables.exports, require: modules.require };
  }

  sourceOf(label) {
    return this.sources.get(label);
  }

  /**
   * Runs a cell.
   *
   * @param {string} code
   * @param {string} label unique; names the cell in errors
   * @returns the value of the last expression, or undefined
   * @throws CompileError, Interrupted, and whatever the cell throws
   */
  async run(code, label) {
    this.sources.set(label, code);
    this.modules.forgetEdited(this.projectSources.check());
    const compiled = this.compiler.compile(this.declarations, code);
    if (compiled.diagnostics.length > 0)
      throw new CompileError(withoutEcho(compiled.diagnostics, code), label);
    this.modules.addVirtual(compiled.sideOutputs ?? []);
    this.declarations = compiled.declOutput ?? '';
    const before = this.variables.snapshot();
    const clocks = withoutTimeMark(code).isTimed ? startClocks() : undefined;
    try {
      if (compiled.output) await this.runCompiled(compiled, label);
    } catch (error) {
      this.variables.keepWhatWasSet(before, label);
      throw error;
    } finally {
      if (clocks) process.stdout.write(`${clocks()}\n`);
    }
    const { lastExpressionVar } = compiled;
    return lastExpressionVar ? this.variables.take(lastExpressionVar) : undefined;
  }

  async runCompiled(compiled, label) {
    this.positions.add(label, compiled);
    const stopped = new Promise((_resolve, reject) => (this.stop = reject));
    stopped.catch(() => {});
    const head = '(async function (exports, require) { ';
    try {
      const ended = vm.runInThisContext(
        `${head}${compiled.output}\n})(__tslab__.exports, __tslab__.require)`,
        {
          filename: label,
          columnOffset: -head.length,
          breakOnSigint: true,
        },
      );
      await Promise.race([ended, stopped]);
    } catch (error) {
      if (error?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw new Interrupted();
      throw error;
    } finally {
      this.stop = undefined;
    }
  }

  /** Makes the cell that runs fail, if it waits for something. */
  interrupt() {
    this.stop?.(new Interrupted());
  }
}

/** Leaves out what is said about the line that tslab puts below a cell, unless it is all there is. */
function withoutEcho(diagnostics, code) {
  const lines = code.split('\n').length;
  const own = diagnostics.filter(({ fileName, start }) => fileName !== undefined || start.line < lines);
  return own.length > 0 ? own : diagnostics;
}

module.exports = { Cells, Interrupted };
