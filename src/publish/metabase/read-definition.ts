import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../config';
import { type DashboardDefinition } from './definition';
import { definitionFaults } from './definition-faults';

/** Where the definition lies. */
function definitionFile(): string {
  return path.join(projectRoot(), 'deploy', 'metabase', 'dashboard.yml');
}

/** Reads and checks the definition of the dashboard. @throws Error that names the file, and each place with its fault */
export async function readDefinition(file = definitionFile()): Promise<DashboardDefinition> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  const [fault] = document.errors;
  if (fault !== undefined) throw new Error(`${file} is no YAML: ${fault.message}`);
  const definition: unknown = document.toJS();
  const faults = definitionFaults(definition);
  if (faults.length > 0) throw new Error([`${file} cannot be used:`, ...faults].join('\n  '));
  return definition as DashboardDefinition;
}
