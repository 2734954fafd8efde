import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings, projectRoot, type SettingOverrides } from '../../src/config';
import { checkTransactions, findSource, type Check } from '../../src/transactions';

const FOLDER = path.join(projectRoot(), 'tests', 'fixtures', 'cases');

interface Expected {
  readonly what: string;
  readonly rows: number;
  readonly customers: number;
  readonly invoices: number;
  readonly items: number;
  readonly value: number;
  readonly first: string;
  readonly last: string;
  readonly set_aside?: number;
  readonly empty?: number;
  readonly ruled_out?: number;
}

const { files } = JSON.parse(readFileSync(path.join(FOLDER, 'expected.json'), 'utf8')) as {
  files: Record<string, Expected>;
};

/** Files that can be read in two ways, the refusal, and the setting that decides. */
const IN_DOUBT: Readonly<Record<string, readonly [RegExp, SettingOverrides]>> = {
  '08a-semicolon-points-for-thousands.csv': [
    /"1\.000" is 1\.000 with a decimal point, 1000 with a decimal comma; .*--decimal comma/,
    { decimal: 'comma' },
  ],
  '18-day-first-all-days-up-to-12.csv': [
    /"01\/02\/2024" is 2024-02-01 with the day first, 2024-01-02 with the month first; .*8 lines on Sundays.*--dates day-first/,
    { dates: 'day-first' },
  ],
};

async function check(file: string, over: SettingOverrides = {}): Promise<Check> {
  const settings = loadSettings({ data: path.join(FOLDER, file), ...over }, { environment: {} });
  return checkTransactions(settings, await findSource(settings));
}

describe('a file of another shop is read right', () => {
  for (const [file, expected] of Object.entries(files)) {
    test(`${file}: ${expected.what}`, async () => {
      const doubt = IN_DOUBT[file];
      if (doubt !== undefined) await assert.rejects(check(file), { name: 'SourceError', message: doubt[0] });
      const found = await check(file, doubt?.[1]);
      const { customers, invoices, items, value, first, last } = expected;
      assert.deepEqual(
        {
          kept: found.kept,
          customers: found.customers,
          invoices: found.invoices,
          items: found.items,
          value: found.value,
          first: found.first,
          last: found.last,
        },
        { kept: expected.rows, customers, invoices, items, value, first, last },
      );
      const ruledOut = expected.ruled_out ?? 0;
      assert.equal(found.ruledOut, ruledOut);
      assert.equal(found.setAside, (expected.set_aside ?? 0) + ruledOut);
      assert.equal(found.rows, found.kept + found.setAside);
      // The blank row among the titles of one file is empty too.
      if (expected.empty !== undefined) assert.equal(found.empty, expected.empty);
    });
  }
});

test('what was understood is said: title rows, sheets, zones, a date column of two kinds', async () => {
  assert.match(
    (await check('16-title-rows.csv')).notices.join(),
    /2 rows of title above the header are skipped/,
  );
  assert.match((await check('11-two-sheets.xlsx')).notices.join(), /2 sheets of the same columns/);
  assert.match(
    (await check('06a-dates-space-before-offset.csv')).notices.join(),
    /-0400\); the day is the one that the source shows/,
  );
  assert.match((await check('12-date-cells-and-text-dates.xlsx')).notices.join(), /written in several ways/);
  assert.match(
    (await check('05-dates-dd-mm-yyyy.csv')).dates.evidence,
    /day first: 153 dates have a first part above 12/,
  );
  assert.match(
    (await check('02-line-amount-no-country-no-code.csv')).leftOut.join(),
    /no product.*no country/,
  );
  const ruled = (await check('14-order-status.csv')).reasons.map(({ reason, rows }) => `${rows} ${reason}`);
  assert.deepEqual(ruled, ['57 rule: the order is cancelled', '23 rule: the order is refunded']);
});
