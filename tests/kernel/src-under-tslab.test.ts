import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, test } from 'node:test';
import type * as TypeScript from 'typescript';
import { projectRoot } from './client';

// The TypeScript that comes with tslab; its interface is the part of the newer one that is used here.
const requireFromTslab = createRequire(require.resolve('tslab/package.json'));
const ts = requireFromTslab('@tslab/typescript-for-tslab') as typeof TypeScript;

describe("the project's modules", () => {
  test("compile under tslab's TypeScript and settings, so that cells can import them", () => {
    const source = path.join(projectRoot, 'src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => path.join(source, file));
    assert.ok(files.length > 50, `${files.length} files`);
    const program = ts.createProgram(files, {
      module: ts.ModuleKind.ESNext,
      // tslab says "node10", which TypeScript 5.9's types still name so.
      moduleResolution: ts.ModuleResolutionKind.Node10,
      esModuleInterop: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      resolveJsonModule: true,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
    });
    const found = files.flatMap((file) => {
      const parsed = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(parsed), ...program.getSemanticDiagnostics(parsed)];
    });
    const text = ts.formatDiagnostics(found, {
      getCanonicalFileName: (file) => file,
      getCurrentDirectory: () => projectRoot,
      getNewLine: () => '\n',
    });
    assert.equal(text, '');
  });
});
