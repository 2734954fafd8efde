'use strict';
// Errors as Jupyter wants them: a name, a value, and a traceback that begins with the project's own line.
const fs = require('node:fs');
const path = require('node:path');
const { inspect } = require('node:util');

/** Frames of no use to the reader: Node's inside, this kernel, and the loader. */
const INSIDE =
  /\((?:node:|evalmachine)|at (?:async )?node:|tools\/kernel\/[\w-]+\.cjs|\.cache\/bundles\/|node_modules\/(?:tsx|tslab)\//;
const POSITION = /(?:\(|at (?:async )?)([^()]+):(\d+):(\d+)\)?$/;
const CONTEXT_LINES = 2;

/** What the TypeScript compiler said about a cell. */
class CompileError extends Error {
  /**
   * @param {{ fileName?: string, start: { line: number, character: number }, messageText: string, code?: number }[]} diagnostics
   * @param {string} cell the cell's label
   */
  constructor(diagnostics, cell) {
    // The compiler's chain of reasons comes as an error each, all at one place: they are the lines of one.
    const places = [];
    for (const { fileName, start, messageText, code } of diagnostics) {
      const [file, line, column] = [fileName ?? cell, start.line + 1, start.character + 1];
      const text = `${messageText}${code ? ` (TS${code})` : ''}`;
      const same = places.find((each) => each.file === file && each.line === line && each.column === column);
      if (same === undefined) places.push({ file, line, column, text });
      else same.text += `\n  ${text}`;
    }
    super(places.map(({ file, line, column, text }) => `${file}:${line}:${column} - ${text}`).join('\n'));
    this.name = 'CompileError';
    this.places = places;
  }
}

/** Describes whatever was thrown. */
class ErrorDescriber {
  /**
   * @param {string} root
   * @param {(file: string) => string | undefined} cellSource the source of the cell with this label
   */
  constructor(root, cellSource) {
    this.root = root;
    this.cellSource = cellSource;
  }

  /** @returns {{ ename: string, evalue: string, traceback: string[] }} */
  describe(error) {
    if (error instanceof CompileError) return this.describeCompileError(error);
    if (!isError(error)) {
      const evalue = inspect(error);
      return { ename: 'Thrown', evalue, traceback: [`Thrown: ${evalue}`] };
    }
    const ename = String(error.name || error.constructor?.name || 'Error');
    const evalue = String(error.message ?? '');
    const traceback = [evalue === '' ? ename : `${ename}: ${evalue}`];
    const frames = framesOf(error);
    const place = this.firstOwnPlace(frames);
    if (place) traceback.push('', ...this.excerpt(place), '');
    traceback.push(...frames);
    for (const [label, inner] of innerErrors(error)) {
      traceback.push('', ...indent([`${label}: `, ...this.describe(inner).traceback]));
    }
    return { ename, evalue, traceback };
  }

  describeCompileError(error) {
    const traceback = [];
    for (const place of error.places) {
      traceback.push(
        `${place.file}:${place.line}:${place.column} - ${place.text}`,
        ...this.excerpt(place),
        '',
      );
    }
    return { ename: error.name, evalue: error.message, traceback };
  }

  /** The first frame in a cell or in the project's own files. */
  firstOwnPlace(frames) {
    for (const frame of frames) {
      const found = POSITION.exec(frame);
      if (!found || found[1].includes('node_modules')) continue;
      const place = { file: found[1], line: Number(found[2]), column: Number(found[3]) };
      if (this.sourceOf(place.file) !== undefined) return place;
    }
    return undefined;
  }

  sourceOf(file) {
    const cell = this.cellSource(file);
    if (cell !== undefined) return cell;
    try {
      return fs.readFileSync(path.resolve(this.root, file), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** The lines around a place, numbered, with a mark under the column. */
  excerpt({ file, line, column }) {
    const lines = this.sourceOf(file)?.split(/\r?\n/) ?? [];
    if (line < 1 || line > lines.length) return [];
    const shown = [`${file}, line ${line}`];
    const last = Math.min(lines.length, line + CONTEXT_LINES);
    const width = String(last).length;
    for (let at = Math.max(1, line - CONTEXT_LINES); at <= last; at += 1) {
      const number = String(at).padStart(width);
      shown.push(`${at === line ? '>' : ' '} ${number} | ${lines[at - 1]}`);
      if (at === line) shown.push(`  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`);
    }
    return shown;
  }
}

function isError(value) {
  return (
    value instanceof Error || (typeof value === 'object' && value !== null && typeof value.stack === 'string')
  );
}

/** The stack's lines that say something. */
function framesOf(error) {
  const lines = String(error.stack ?? '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line) && !INSIDE.test(line));
}

function innerErrors(error) {
  const inner = error.cause === undefined ? [] : [['Caused by', error.cause]];
  if (Array.isArray(error.errors)) for (const each of error.errors) inner.push(['One of', each]);
  return inner;
}

function indent([label, first, ...rest]) {
  return [`${label}${first}`, ...rest];
}

module.exports = { CompileError, ErrorDescriber };
