import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** An import as it stands in a file. */
export interface Import {
  /** The importing file, from the root, with forward slashes. */
  readonly from: string;
  /** What is imported: a file from the root, or a package's name. */
  readonly to: string;
  /** Whether it is a file of ours. */
  readonly ours: boolean;
}

/** The files below a folder with one of the endings, from the root, sorted. */
export function filesBelow(root: string, folder: string, endings: readonly string[]): string[] {
  const start = path.join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(path.extname(entry.name)))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.includes('.ipynb_checkpoints'))
    .sort();
}

/** The cells of a notebook that hold code, each as one text. */
export function codeCells(file: string): string[] {
  return readNotebook(file)
    .cells.filter(({ cell_type }) => cell_type === 'code')
    .map(({ source }) => [source].flat().join(''));
}

/** A notebook's JSON, as far as it is looked at. */
export interface Notebook {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly source: string | readonly string[];
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly outputs?: readonly unknown[];
    readonly execution_count?: number | null;
  }[];
}

export function readNotebook(file: string): Notebook {
  return JSON.parse(readFileSync(file, 'utf8')) as Notebook;
}

/**
 * All imports of a file: `import`, `export from`, `import()`, `require()` and the `import('x')` of types, also those
 * that the compiler would remove.
 *
 * @param file from the root; a notebook's cells are read from where the kernel stands, the root
 */
export function importsOf(root: string, file: string): Import[] {
  const notebook = file.endsWith('.ipynb');
  const whole = path.join(root, file);
  const text = notebook ? codeCells(whole).join('\n') : readFileSync(whole, 'utf8');
  const base = notebook ? root : path.dirname(whole);
  const source = ts.createSourceFile(
    file.replace(/\.(ipynb|[cm]js)$/, '.ts'),
    text,
    ts.ScriptTarget.ES2022,
    true,
  );
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = importedName(node);
    if (name !== undefined) names.push(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names.map((name) => {
    if (!name.startsWith('.')) return { from: file, to: packageName(name), ours: false };
    const found = resolveFile(path.resolve(base, name));
    if (found === undefined) throw new Error(`${file} imports ${name}, which is no file`);
    return { from: file, to: path.relative(root, found).split(path.sep).join('/'), ours: true };
  });
}

function importedName(node: ts.Node): string | undefined {
  const text = (child: ts.Node | undefined): string | undefined =>
    child !== undefined && ts.isStringLiteralLike(child) ? child.text : undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return text(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return text(node.argument.literal);
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression;
  const imports = called.kind === ts.SyntaxKind.ImportKeyword || called.getText() === 'require';
  return imports ? text(node.arguments[0]) : undefined;
}

function packageName(name: string): string {
  const parts = name.split('/');
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

function resolveFile(place: string): string | undefined {
  const candidates = [
    place,
    ...['.ts', '.cjs', '.mjs', '.json', '.d.mts', '.d.cts'].map((ending) => place + ending),
    path.join(place, 'index.ts'),
  ];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

/** The circles among files that import each other: each as the list of its files; none when there is no circle. */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, ours } of imports) if (ours) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const before = way.indexOf(file);
    if (before >= 0) {
      found.push([...way.slice(before), file]);
      return;
    }
    if (done.has(file)) return;
    for (const other of next.get(file) ?? []) walk(other, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
