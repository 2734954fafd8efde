'use strict';
// Where emitted JavaScript came from: error stacks that name the TypeScript file, or the cell, and the line.
const { SourceMap, findSourceMap } = require('node:module');
const path = require('node:path');
const { fileURLToPath } = require('node:url');

const INLINE = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/;

/** Splits code from the source map at its end. */
function splitInlineMap(code) {
  const found = INLINE.exec(code);
  if (!found) return { code, map: undefined };
  return { code: code.slice(0, found.index), map: JSON.parse(Buffer.from(found[1], 'base64').toString()) };
}

/** Follows a position (counted from 0) through several maps, from the last output back to the source. */
function followMaps(maps, line, column) {
  let at = { line, column };
  for (const map of maps) {
    const entry = map.findEntry(at.line, at.column);
    if (entry.originalLine === undefined) return undefined;
    at = { line: entry.originalLine, column: entry.originalColumn, source: entry.originalSource };
  }
  return at;
}

/** Knows the code that ran and formats the positions in it. */
class SourcePositions {
  constructor(root) {
    this.root = root;
    /** Scripts made by the kernel: file name to label, maps and lines to take off. */
    this.scripts = new Map();
  }

  /**
   * @param {string} file the name the script runs under, and under which it is shown
   * @param {{ output: string, maps: object[], linesAdded: number, restore: (line: number, column: number) => number
   *   }} compiled the script; its raw source maps, from the last transformation to the first; the lines that the
   *   compiler was given on top of the source; the column of the source for a column that the compiler was given
   */
  add(file, { output, maps, linesAdded, restore }) {
    const lines = output.split('\n').length;
    this.scripts.set(file, { maps: maps.map((map) => new SourceMap(map)), linesAdded, restore, lines });
  }

  /** The source position of a position in running code; lines and columns count from 1. */
  locate(file, line, column) {
    const script = this.scripts.get(file);
    if (script) {
      const at = followMaps(script.maps, line - 1, column - 1);
      if (!at) return { file, line, column };
      const row = at.line - script.linesAdded;
      return { file, line: row + 1, column: script.restore(row, at.column) + 1 };
    }
    const map = path.isAbsolute(file) ? findSourceMap(file) : undefined;
    const at = map && followMaps([map], line - 1, column - 1);
    if (!at) return { file, line, column };
    // A bundle is made of many files.
    const source = at.source?.startsWith('file:') ? fileURLToPath(at.source) : file;
    return { file: source, line: at.line + 1, column: at.column + 1 };
  }

  /** A path as shown: from the project's root when inside. */
  show(file) {
    const inside = path.relative(this.root, file);
    return path.isAbsolute(file) && !inside.startsWith('..') ? inside : file;
  }

  /** Whether this is the line below a cell's code, where the kernel calls it. */
  isCall(site) {
    return site.getLineNumber() > this.scripts.get(site.getFileName())?.lines;
  }

  /** One line of a stack, from V8's call site. */
  formatSite(site) {
    const text = String(site);
    const file = site.getFileName();
    const line = site.getLineNumber();
    const column = site.getColumnNumber();
    if (!file || !line || !column) return text;
    const at = this.locate(file, line, column);
    return text.replace(`${file}:${line}:${column}`, `${this.show(at.file)}:${at.line}:${at.column}`);
  }

  /** Makes every error's stack speak of the sources. */
  install() {
    Error.stackTraceLimit = 30;
    Error.prepareStackTrace = (error, sites) => {
      let head;
      try {
        head = Error.prototype.toString.call(error);
      } catch {
        head = 'Error';
      }
      // What lies below a cell is the kernel.
      const call = sites.findIndex((site) => this.isCall(site));
      const shown = call < 0 ? sites : sites.slice(0, call);
      return [head, ...shown.map((site) => this.formatSite(site))].join('\n    at ');
    };
  }
}

module.exports = { SourcePositions, splitInlineMap };
