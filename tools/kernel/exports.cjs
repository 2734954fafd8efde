'use strict';
// `export` before a declaration, as it comes along when code is copied from a module into a cell. All that a cell
// declares is there for later cells anyway, and tslab stumbles over the word.

/** The cell with each such `export` replaced by blanks, so that all places stay where they are. */
function withoutExports(ts, code) {
  let cleaned = code;
  for (const statement of ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022).statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const [first, second] = modifiers;
    if (first?.kind !== ts.SyntaxKind.ExportKeyword || second?.kind === ts.SyntaxKind.DefaultKeyword)
      continue;
    const start = first.end - 'export'.length;
    cleaned = `${cleaned.slice(0, start)}      ${cleaned.slice(first.end)}`;
  }
  return cleaned;
}

module.exports = { withoutExports };
