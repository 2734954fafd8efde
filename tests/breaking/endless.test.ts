import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pipeline } from 'node:stream/promises';
import { createGzip, deflateRawSync, gzipSync } from 'node:zlib';
import { recognise, readTransactions, SourceError, type ReadingSettings } from '../../src/reading';
import { withDatabase } from '../../src/store';
import { HEADER, zip } from '../reading/forms-support';

const SECONDS = 5;
const MEGABYTES = 500;
const GOOD = '536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850,EIRE';

let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'insiders-test-'));
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const made = path.join(folder, name);
  await writeFile(made, content);
  return made;
}

/** What a source is refused with. Its time is the processor's: others may be at work on the machine. */
async function refusal(name: string, settings: Partial<ReadingSettings> = {}): Promise<string> {
  const started = process.cpuUsage();
  const error = await withDatabase((database) =>
    readTransactions(database, name, { settings, temporaryFolder: folder }),
  ).then(
    () => assert.fail('it was read'),
    (each: unknown) => each as Error,
  );
  assert.ok(error instanceof SourceError, String(error.stack));
  const { user, system } = process.cpuUsage(started);
  assert.ok((user + system) / 1e6 < SECONDS, `it took ${(user + system) / 1e6} s`);
  return error.message;
}

/** A workbook of one sheet. */
function workbook(sheet: string, strings = '<sst/>'): Buffer {
  return zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="Orders" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>',
    'xl/sharedStrings.xml': strings,
    'xl/sheet.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  });
}

const cell = (at: string, text: string): string => `<c r="${at}" t="str"><v>${text}</v></c>`;
const header = HEADER.map((name, i) => cell(`${'ABCDEFGH'[i]}1`, name)).join('');
const line = (row: number): string =>
  `<row r="${row}">${GOOD.split(',')
    .map((text, i) => cell(`${'ABCDEFGH'[i]}${row}`, text))
    .join('')}</row>`;

/** A zip archive of one member that unpacks to zeros or blanks, whatever its directory says. */
function bomb(name: string, megabytes: number, said = megabytes * 2 ** 20): Buffer {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 2 ** 20, 'a'));
  const [local, central, end] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22)];
  const title = Buffer.from(name);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(title.length, 26);
  central.writeUInt32LE(0x02014b50);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(said, 24);
  central.writeUInt16LE(title.length, 28);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + title.length, 12);
  end.writeUInt32LE(local.length + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, central, title, end]);
}

describe('a source without an end is refused, soon and in little memory', () => {
  test('a pipe', { skip: process.platform === 'win32' }, async () => {
    const pipe = path.join(folder, 'pipe.csv');
    assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
    assert.match(await refusal(pipe), /is a pipe or a device, no file: write what it gives to a file/);
    assert.match(await refusal('/dev/zero'), /is a pipe or a device/);
  });

  test('a workbook with a cell at the end of the alphabet', async () => {
    const far = await file(
      'far.xlsx',
      workbook(`<row r="1">${header}${cell('ZZZZZZ1', 'x')}</row>${line(2)}`),
    );
    assert.match(
      await refusal(far),
      /in the sheet “Orders”, a cell beyond column 2000: check .* --set reading\.columns=…/,
    );
  });

  test('a workbook with a row beyond the last', async () => {
    const rows = [line(2), line(3), line(99_999_999_999)].join('');
    const far = await file('rows.xlsx', workbook(`<row r="1">${header}</row>${rows}`));
    assert.match(await refusal(far), /a row with the number 99999999999, where a sheet ends at 1048576/);
  });

  test('a workbook whose tag never ends', async () => {
    // Noise, which packs no better than a table does.
    const noise = Buffer.from(Array.from({ length: 6 << 20 }, (_, i) => 97 + ((i * i * 31 + (i >> 7)) % 24)));
    const open = await file('tag.xlsx', workbook(`<row r="1">${header}</row><row r="${noise.toString()}`));
    assert.match(
      await refusal(open),
      /is a broken workbook \(in xl\/sheet\.xml a tag or text runs on for more than/,
    );
  });

  test('a workbook, or a CSV in an archive, that unpacks to a thousand times its size', async () => {
    for (const [name, member] of [
      ['sheet.xlsx', 'xl/workbook.xml'],
      ['table.zip', 'table.csv'],
    ]) {
      const packed = await file(name, bomb(member, 64));
      assert.match(
        await refusal(packed),
        /unpacks to more than 200 times its size.* --set reading\.packingRatio=…|is a broken workbook/,
      );
    }
    const shared = workbook(
      `<row r="1">${header}</row>${line(2)}`,
      `<sst>${'<si><t>a</t></si>'.repeat(2 << 20)}</sst>`,
    );
    assert.match(await refusal(await file('shared.xlsx', shared)), /unpacks to more than 200 times its size/);
  });

  test('an archive that unpacks to more than it says', async () => {
    const lying = await file('lying.zip', bomb('table.csv', 64, 1000));
    assert.match(
      await refusal(lying),
      /damaged or cut zip archive \(table\.csv unpacks to more than the archive says\)/,
    );
  });

  test('a gzip that unpacks to a thousand times its size', async () => {
    const packed = path.join(folder, 'bomb.csv.gz');
    const start = `${HEADER.join(',')}\n`;
    await pipeline(
      function* () {
        yield start;
        for (let i = 0; i < 60; i += 1) yield `${GOOD}\n`.repeat(20_000);
      },
      createGzip({ level: 9 }),
      createWriteStream(packed),
    );
    assert.match(await refusal(packed), /unpacks to more than 200 times its size, as no table does/);
  });

  test('what unpacks to more than a setting allows', async () => {
    const settings = { limits: { unpackedMb: 1, packingRatio: 1000, columns: 2000, fieldKb: 64 } };
    const text = `${HEADER.join(',')}\n${`${GOOD}\n`.repeat(40_000)}`;
    for (const [name, content] of [
      ['much.zip', zip({ 'much.csv': text })],
      ['much.csv.gz', gzipSync(text)],
    ] as const) {
      assert.match(
        await refusal(await file(name, content), settings),
        /unpacks to more than 1 megabytes: check .* --set reading\.unpackedMb=…/,
      );
    }
  });

  test('a header, or a line, that never ends', async () => {
    const long = Buffer.alloc(12 << 20, 'a');
    assert.match(
      await refusal(await file('header.csv', long)),
      /has a first line of more than 256 kilobytes/,
    );
    const text = Buffer.concat([Buffer.from(`${HEADER.join(',')}\n`), long]);
    assert.match(await refusal(await file('line.csv', text)), /has a line of more than 4 megabytes/);
    const packed = await file('header.zip', zip({ 'header.csv': long.toString() }));
    assert.match(await refusal(packed), /has a first line of more than 256 kilobytes|times its size/);
  });

  test('a text of more columns than a table has', async () => {
    const wide = [...HEADER, ...Array.from({ length: 3000 }, (_, i) => `c${i}`)].join(',');
    assert.match(
      await refusal(await file('wide.csv', `${wide}\n${GOOD}${','.repeat(3000)}\n`)),
      /has 3008 columns, more than 2000: check .* --set reading\.columns=…/,
    );
  });

  test('also when it is only looked at', async () => {
    await assert.rejects(
      recognise(path.join(folder, 'table.zip')),
      /unpacks to more than 200 times its size/,
    );
  });

  test('and all of it within the memory', () => {
    const { maxRSS } = process.resourceUsage();
    assert.ok(maxRSS / 1024 < MEGABYTES, `${Math.round(maxRSS / 1024)} MB`);
  });
});
