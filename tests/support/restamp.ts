import { readFileSync, writeFileSync } from 'node:fs';
import { type Settings } from '../../src/config';
import { artefactPath, fingerprint, recordPath, type ArtefactName } from '../../src/store';

/** Makes the record of an artefact that a test changed by hand fit the file again. */
export async function restamp(settings: Settings, name: ArtefactName): Promise<void> {
  const file = artefactPath(settings, name);
  const record = JSON.parse(readFileSync(recordPath(file), 'utf8')) as object;
  writeFileSync(recordPath(file), JSON.stringify({ ...record, sha256: await fingerprint(file) }));
}
