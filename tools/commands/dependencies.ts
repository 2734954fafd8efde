import { projectRoot } from '../../src/config';
import {
  askForVulnerabilities,
  nodeLicences,
  pythonLicences,
  reach,
  type LicensedPackage,
} from '../dependencies';
import { runCommand } from './steps';

runCommand(async () => {
  const root = projectRoot();
  const [node, python] = [nodeLicences(root), pythonLicences(root)];
  list('Node packages of package-lock.json', node);
  if (python.length > 0) list('Python packages of .venv', python);
  else console.log('\nThere is no .venv yet, so no Python package is listed: npm run report makes it.');
  const all = [...node, ...python];
  const named = (which: readonly LicensedPackage[]): string => which.map(shown).join(', ') || 'none';
  const passing = all.filter(({ licence }) => reach(licence) === 'all');
  console.log(`\nUnder a licence that passes to what is made with it: ${named(passing)}.`);
  console.log(
    `Under one that passes to changed files of the package alone: ${named(all.filter(({ licence }) => reach(licence) === 'files'))}.`,
  );
  const vulnerabilities = await askForVulnerabilities(root);
  if (!vulnerabilities.answered) {
    console.log(
      `\nKnown vulnerabilities: NOT CHECKED, for the registry did not answer (${vulnerabilities.why}). Nothing is known.`,
    );
  } else console.log(`\nKnown vulnerabilities: ${vulnerabilities.found.join('; ') || 'none'}.`);
  const bad = vulnerabilities.answered && vulnerabilities.found.length > 0;
  if (passing.length > 0 || bad || !vulnerabilities.answered) process.exitCode = 1;
});

function shown({ name, version, licence }: LicensedPackage): string {
  return `${name} ${version} (${licence})`;
}

/** The packages by licence, the most frequent first; of a licence that few have, by name. */
function list(title: string, packages: readonly LicensedPackage[]): void {
  const byLicence = new Map<string, string[]>();
  for (const { name, licence } of packages) byLicence.set(licence, [...(byLicence.get(licence) ?? []), name]);
  console.log(`\n${title}: ${packages.length}`);
  for (const [licence, names] of [...byLicence].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`  ${licence.slice(0, 60)}: ${names.length <= 8 ? names.join(', ') : names.length}`);
  }
}
