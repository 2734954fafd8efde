import { nearestOf } from './choices';
import { settingDefinitions } from './schema';

/** The variables that are no settings: of the person at the machine, and of one of our processes for another. */
const OTHERS = [
  'INSIDERS_SETTINGS',
  'INSIDERS_PYTHON',
  'INSIDERS_DEBUG',
  'INSIDERS_REQUIRE_DATA',
  'INSIDERS_IDENTITY_KEY',
  'INSIDERS_OPTIONS',
  'INSIDERS_LOCK',
  'INSIDERS_DATA_NOTICE',
  'INSIDERS_POSTGRES_URL',
  'INSIDERS_NOTIFY_URL',
  'INSIDERS_S3_ENDPOINT',
  'INSIDERS_METABASE_URL',
  'INSIDERS_METABASE_API_KEY',
  'INSIDERS_METABASE_SESSION',
  'INSIDERS_METABASE_USER',
  'INSIDERS_METABASE_PASSWORD',
  'INSIDERS_METABASE_DATABASE',
];

/**
 * Checks that every variable of the environment that bears our name is one that is read.
 *
 * @throws Error that names the nearest one
 */
export function checkVariables(environment: Readonly<Record<string, string | undefined>>): void {
  const known = [...settingDefinitions().map(({ variable }) => variable), ...OTHERS];
  const stray = Object.keys(environment).find((name) => /^INSIDERS_/i.test(name) && !known.includes(name));
  if (stray === undefined) return;
  throw new Error(
    `the environment has ${stray}, which is no setting: did you mean ${nearestOf(stray.toUpperCase(), known)}? Take it away (unset ${stray}), or name it rightly`,
  );
}
