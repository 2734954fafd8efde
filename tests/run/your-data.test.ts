import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inventShop, shopExports, type ShopExport } from '../../bench/shops';
import { loadSettings, projectRoot } from '../../src/config';
import { readOptions } from '../../tools/setup/options.mjs';
import { insiders } from './command';
import { assertWhole, takeFewSteps, type Reported } from './few-steps';

const root = projectRoot();
const guide = readFileSync(path.join(root, 'docs', 'your-data.md'), 'utf8');

/** The guide's recipes, and the export whose rows stand for the reader's. */
const RECIPES: Readonly<Record<string, string>> = {
  Shopify: 'Shopify orders',
  WooCommerce: 'WooCommerce order items',
  Olist: 'Olist’s tables',
  'A Brazilian ERP’s CSV': 'a Brazilian ERP’s CSV',
  'A table of payments': 'a table of payments',
};

/** A recipe's commands: the command and its words, quotes as a shell takes them. */
function commandsOf(heading: string): { readonly command: string; readonly words: readonly string[] }[] {
  const [, section] =
    new RegExp(`^## ${heading.replace('’', '.')}$([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(guide) ?? [];
  assert.ok(section !== undefined, `the guide has no recipe “${heading}”`);
  return [...section.matchAll(/^npm run (\w+) -- (.*)$/gm)].map(([, command, words]) => ({
    command,
    words: [...words.matchAll(/(?:"[^"]*"|\S)+/g)].map(([word]) => word.replaceAll('"', '')),
  }));
}

describe('the guide leads from an export to the report', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-guide-'));
  const settingsFile = path.join(folder, 'settings.json');
  let exports: readonly ShopExport[];
  before(() => {
    exports = shopExports(inventShop(140, 7));
    copyFileSync(path.join(root, 'settings.json'), settingsFile);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [heading, title] of Object.entries(RECIPES)) {
    test(`${heading}: every line of it`, async () => {
      const { files, truth } = exports.find((each) => each.title === title) as ShopExport;
      assert.ok(!(truth instanceof RegExp));
      const commands = commandsOf(heading);
      assert.ok(commands.length >= 2 && commands.length <= 5, `${commands.length} lines`);
      assert.deepEqual([...new Set(commands.map(({ command }) => command))], ['check', 'report']);
      for (const { command, words } of commands) {
        const { environment } = readOptions(root, command, words);
        const data = path.join(folder, environment.INSIDERS_DATA);
        put(data, files);
        if (command === 'check') {
          const own = words.map((word) => (word === environment.INSIDERS_DATA ? data : word));
          const { code, text } = await insiders('check', [...own, '--json'], undefined, {
            INSIDERS_SETTINGS: settingsFile,
          });
          assert.equal(code, 0, text);
          const { customers, invoices, items, value, first, last } = JSON.parse(
            text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1),
          ) as typeof truth;
          assert.deepEqual({ customers, invoices, items, value, first, last }, truth);
        } else {
          const settings = loadSettings(
            { data, dataDir: path.join(folder, 'data') },
            { environment: { ...environment, INSIDERS_SETTINGS: settingsFile } },
          );
          const made = await takeFewSteps(settings);
          assertWhole(made);
          const { list } = made;
          assert.ok(list.rows.length >= 5, `${list.rows.length} Insiders`);
          // An address that stands beside a number is in the list, and in no other file of the report.
          assert.equal(list.columns.includes('email'), heading === 'WooCommerce');
          assert.equal(list.decimalSign, words.includes('excel-comma') ? ',' : '.');
          if (heading === 'A table of payments') assertOfPayments(made);
        }
      }
    });
  }
});

/** The shop's own ids, and not a word of products, pieces or countries. */
function assertOfPayments({ list, text }: Reported): void {
  for (const { customer_id } of list.rows) assert.match(customer_id, /^CS\d{4}$/);
  assert.ok(list.columns.includes('purchases') && !list.columns.includes('country'), list.columns.join());
  assert.doesNotMatch(text, /£|invoice|Different products|Items per purchase|Products per purchase/i);
}

/** Puts an export's files where a command looks for them: the one file, or the folder. */
function put(data: string, files: Readonly<Record<string, Buffer>>): void {
  const names = Object.keys(files);
  if (names.length === 1) writeFileSync(data, files[names[0]]);
  else {
    mkdirSync(data, { recursive: true });
    for (const name of names) writeFileSync(path.join(data, name), files[name]);
  }
}
