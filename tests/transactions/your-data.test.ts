import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { COMMANDS, readOptions } from '../../tools/setup/options.mjs';
import { inFolder } from '../reading/forms-support';

const root = projectRoot();
const guide = readFileSync(path.join(root, 'docs', 'your-data.md'), 'utf8');
/** The guide's commands, each with its words; quotes as a shell takes them. */
const commands = [...guide.matchAll(/^npm run (\w+) -- (.*)$/gm)].map(([line, command, words]) => ({
  line,
  command,
  words: [...words.matchAll(/(?:"[^"]*"|\S)+/g)].map(([word]) => word.replaceAll('"', '')),
}));

/** Invented rows for each file that the guide names. */
const FILES: Readonly<Record<string, string>> = {
  'orders_export.csv':
    'Name,Email,Financial Status,Created at,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n#1,ann@example.com,paid,2025-05-11 09:55:16 -0400,EUR,2,Cup,10.50,CUP\n#1,,,,,1,Plate,30.00,\n',
  'orders.csv':
    'Order Number,Order Status,Order Date,Customer User ID,Email (Billing),SKU,Item Name,Quantity (- Refund),Item Cost\n71,Completed,2025-03-01 10:00,0,ann@example.com,T-1,Tea,2,15.5\n',
  'olist/customers.csv': 'customer_id,customer_unique_id,customer_state\nc1,p1,SP\n',
  'olist/orders.csv':
    'order_id,customer_id,order_status,order_purchase_timestamp\no1,c1,delivered,2017-10-02 10:56:33\n',
  'olist/items.csv': 'order_id,order_item_id,product_id,price\no1,1,x,29.99\n',
  'vendas.csv':
    'id_venda;data;cliente;produto;quantidade;valor_unitario;status\n1;17/04/2024;C001;Chá;2;1.234,56;Concluída\nTotal de registros: 1\n',
  'payments.csv': 'customer_id,trans_date,tran_amount\nCS1,11-Feb-13,35\n',
  'export.csv': 'Who,When,How much\nA,2024-01-02,10.5\n',
};

describe('the guide from an export to the report', () => {
  test('names commands and options that there are', () => {
    assert.ok(commands.length >= 11);
    for (const { line, command, words } of commands) {
      assert.ok(Object.keys(COMMANDS).includes(command), line);
      assert.equal(readOptions(root, command, words).help, false, line);
    }
  });

  test('has checks that read what they name', () =>
    inFolder((folder) => {
      mkdirSync(path.join(folder, 'olist'));
      for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
      const settingsFile = path.join(folder, 'settings.json');
      copyFileSync(path.join(root, 'settings.json'), settingsFile);
      const checks = commands.filter(({ command }) => command === 'check');
      for (const { line, words } of checks) {
        const { options, environment } = readOptions(root, 'check', words);
        const data = environment.INSIDERS_DATA;
        if (data === undefined) continue;
        const run = spawnSync(
          process.execPath,
          [path.join(root, 'tools', 'bundle', 'run.cjs'), path.join('tools', 'commands', 'check.ts')],
          {
            cwd: root,
            encoding: 'utf8',
            env: {
              ...process.env,
              ...environment,
              INSIDERS_SETTINGS: settingsFile,
              INSIDERS_DATA: path.join(folder, data),
              INSIDERS_OPTIONS: JSON.stringify({ ...options, json: 'yes' }),
            },
          },
        );
        assert.equal(run.status, 0, `${line}\n${run.stderr}`);
        const found = JSON.parse(run.stdout) as { customers: number; kept: number };
        assert.ok(found.customers === 1 && found.kept >= 1, line);
      }
      // What --write keeps is a source of the settings.
      const { sources } = JSON.parse(readFileSync(settingsFile, 'utf8')) as {
        sources: Record<string, object>;
      };
      assert.deepEqual(Object.keys(sources), ['loja']);
      assert.deepEqual((sources.loja as { decimal: string }).decimal, 'comma');
      return Promise.resolve();
    }));
});
