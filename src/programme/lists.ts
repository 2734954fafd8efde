import path from 'node:path';
import { type Settings } from '../config';
import { featureCatalogue } from '../features';
import { csvText, runFolders, withArtefacts, writeText, type CsvColumn, type Row } from '../store';

/** The files that marketing receives. */
export interface CustomerLists {
  /** Those who can be invited. */
  readonly insidersFile: string;
  readonly insiders: number;
  /** Every customer, with cluster and whether they are in. */
  readonly customersFile: string;
  readonly customers: number;
}

/**
 * Writes `insiders.csv` (the Insiders, the biggest first) and `customers.csv` (every customer, by number) to the
 * run's processed data; the report publishes them beside its pages, together with these, so that they agree.
 */
export async function writeLists(settings: Settings): Promise<CustomerLists> {
  const { revenue } = settings.rules;
  const folder = runFolders(settings).processed;
  const columns: CsvColumn[] = featureCatalogue(settings.rules).map(({ name, format }) => ({
    name,
    ...(format === 'money'
      ? { decimals: 2 }
      : format === 'decimal' || format === 'share'
        ? { decimals: 4 }
        : {}),
  }));
  const all: CsvColumn[] = [columns[0], { name: 'cluster' }, { name: 'is_insider' }, ...columns.slice(1)];
  const insiderColumns = all.filter(({ name }) => name !== 'is_insider' && name !== 'is_guest');
  return withArtefacts(settings, ['customers', 'clusters'], async (database) => {
    const joined = 'SELECT * FROM customers JOIN clusters USING (customer_id)';
    const customers = await database.rows<Row>(`${joined} ORDER BY customer_id`);
    const insiders = await database.rows<Row>(
      `${joined} WHERE is_insider ORDER BY ${revenue} DESC, customer_id`,
    );
    const insidersFile = path.join(folder, 'insiders.csv');
    const customersFile = path.join(folder, 'customers.csv');
    await writeText(insidersFile, csvText(insiders, insiderColumns));
    await writeText(customersFile, csvText(customers, all));
    return { insidersFile, insiders: insiders.length, customersFile, customers: customers.length };
  });
}
