import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatNumber } from '../../src/format';
import { type ReportDocument } from '../../src/report';
import { writeAssets } from './assets';
import { checkFacts } from './document';
import { documentView, type OfferedFile } from './document-view';
import { renderInPython } from './python';
import { siteView } from './site-view';
import { replaceFolder } from './swap';
import {
  type RenderedNotebook,
  type RenderedReport,
  type RunFile,
  type RunRecord,
  type RunSummary,
} from './types';
import { runView } from './view';

/** What {@link renderRun} renders. */
export interface RenderRunOptions {
  /** The Python interpreter that has nbconvert. */
  readonly python: string;
  /** The folder of all pages; the run's lie in the folder of its name inside. */
  readonly reportsDir: string;
  readonly summary: RunSummary;
  /** Executed notebooks, in the order in which they are read. */
  readonly notebooks: readonly string[];
  /** The reports for the business, the main one first; each becomes a page of its name. */
  readonly documents?: readonly ReportDocument[];
  /** Files to offer beside the pages, with a sentence each; what else lies in the run's folder is offered as it is. */
  readonly files?: readonly RunFile[];
  /** Looks at the new pages, in the folder that it is given, before they take the earlier ones' place; may refuse them. */
  readonly check?: (pages: string) => Promise<unknown>;
}

/** Where a run's pages are. */
export interface RenderedRun {
  readonly folder: string;
  readonly index: string;
  readonly notebooks: readonly RenderedNotebook[];
  readonly reports: readonly RenderedReport[];
}

/**
 * Renders a run's reports and executed notebooks as its pages, with an index and a summary (`run.json`).
 *
 * All pages are made in a folder of their own, which takes the place of the run's earlier one when they are complete:
 * a rendering that fails leaves the earlier pages as they were. What is no page of ours is taken over.
 *
 * @throws Error when a notebook is missing, when a report names a file that is not offered, when report and summary
 *   count otherwise, with the renderer's message, or with that of the check
 */
export async function renderRun(options: RenderRunOptions): Promise<RenderedRun> {
  const { python, reportsDir, summary, notebooks, documents = [], files = [] } = options;
  const missing = [...notebooks, ...files.map((file) => file.path)].find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`cannot render the run "${summary.run}": ${missing} is missing`);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(summary.run) || summary.run === 'assets') {
    throw new Error(`run must be a folder's name (letters, digits, . _ -), received "${summary.run}"`);
  }
  for (const document of documents) checkFacts(document, summary);
  const folder = path.join(reportsDir, summary.run);
  const assets = await writeAssets(reportsDir);
  const rendered = await replaceFolder(folder, pagesIn, async (fresh) => {
    const offered = await collectFiles(folder, fresh, files);
    const pages = await renderInPython<Rendered>(python, {
      kind: 'run',
      out: fresh,
      site: siteView(assets, '../assets/'),
      run: runView(summary),
      documents: documents.map((document) => documentView(document, summary, offered)),
      files: offered,
      notebooks: notebooks.map((source) => ({ source, page: `${path.parse(source).name}.html` })),
    });
    const record: RunRecord = {
      ...summary,
      ...pages,
      files: offered.map(({ name, title }) => ({ name, title })),
    };
    await writeFile(path.join(fresh, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
    await options.check?.(fresh);
    return pages;
  });
  return { folder, index: path.join(folder, 'index.html'), ...rendered };
}

/** What the renderer says it rendered. */
type Rendered = Pick<RenderedRun, 'notebooks' | 'reports'>;

/** The pages that a run's folder has, as its summary names them; none where it has no summary. */
async function pagesIn(folder: string): Promise<ReadonlySet<string>> {
  const summary = path.join(folder, 'run.json');
  if (!existsSync(summary)) return new Set();
  const pages = ['index.html', 'run.json'];
  try {
    const { notebooks, reports = [] } = JSON.parse(await readFile(summary, 'utf8')) as RunRecord;
    pages.push(...[...notebooks, ...reports].map(({ page }) => page));
  } catch {
    // A summary that cannot be read names no page: what else is there stays.
  }
  return new Set(pages);
}

/** Copies the files to offer into the new folder, and takes over what an earlier one held beside its pages. */
async function collectFiles(old: string, fresh: string, files: readonly RunFile[]): Promise<OfferedFile[]> {
  const offered = new Map(files.map((file) => [path.basename(file.path), file]));
  if (existsSync(old)) {
    const pages = await pagesIn(old);
    for (const entry of await readdir(old, { withFileTypes: true })) {
      if (!entry.isFile() || pages.has(entry.name) || entry.name.startsWith('.') || offered.has(entry.name))
        continue;
      offered.set(entry.name, { path: path.join(old, entry.name), title: '' });
    }
  }
  const described: OfferedFile[] = [];
  for (const [name, file] of offered) {
    await copyFile(file.path, path.join(fresh, name));
    described.push({ name, title: file.title, size: sizeInWords((await stat(file.path)).size) });
  }
  return described;
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)} bytes`;
  return bytes < 1e6
    ? `${formatNumber(bytes / 1000, { decimals: 0 })} kB`
    : `${formatNumber(bytes / 1e6, { decimals: 1 })} MB`;
}
