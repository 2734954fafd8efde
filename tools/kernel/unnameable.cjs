'use strict';
// Cells whose variables have types that cannot be written down, such as an interface that its module keeps to
// itself. tslab hands the types of variables from cell to cell as declarations, and where TypeScript cannot write
// one, it refuses the cell with "Exported variable 'x' has or is using name 'Y' … but cannot be named". Here such a
// cell runs, and its variables are `any` in later cells.

/** Whether a diagnostic is only about writing declarations. */
function isAboutDeclarations({ code }) {
  return (code >= 4000 && code <= 4103) || code === 2527 || code === 2742 || code === 7056;
}

/** The names that a cell declares at its top. */
function topLevelNames(ts, code) {
  const names = [];
  const collect = (name) => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const element of name.elements) if (!ts.isOmittedExpression(element)) collect(element.name);
  };
  for (const statement of ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022).statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) collect(name);
    } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      if (statement.name) names.push(statement.name.text);
    }
  }
  return [...new Set(names)];
}

/**
 * Makes up the declarations that TypeScript could not write.
 *
 * @param {string} declOutput tslab's declarations for the next cell, which begin with "undefined" where it got none
 */
function declareAsAny(ts, code, declOutput) {
  const rest = declOutput.slice('undefined'.length);
  return (
    rest +
    topLevelNames(ts, code)
      .map((name) => `declare let ${name}: any;\n`)
      .join('')
  );
}

module.exports = { isAboutDeclarations, declareAsAny };
