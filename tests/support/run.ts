import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings, type Preset, type SettingOverrides, type Settings } from '../../src/config';

/** What a test wants to be different from the settings file. */
export interface RunOptions extends SettingOverrides {
  /** Parts of the chosen preset's rules that are replaced. */
  readonly rules?: Partial<Preset>;
}

/**
 * Hands the work settings whose artefacts and reports go to a temporary folder, and removes the folder afterwards.
 *
 * The environment is left out, so that a developer's own variables decide nothing.
 */
export async function withRun<T>(
  options: RunOptions,
  work: (settings: Settings, folder: string) => Promise<T> | T,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-test-'));
  try {
    return await work(runSettings(folder, options), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The settings of a run whose artefacts and reports go to the folder. */
export function runSettings(folder: string, options: RunOptions = {}): Settings {
  const { rules, ...overrides } = options;
  const settings = loadSettings(
    {
      dataDir: path.join(folder, 'data'),
      reportsDir: path.join(folder, 'reports'),
      ...overrides,
    },
    { environment: {} },
  );
  // As the data say it of the sample and of the public form: tests take single steps, and read what those made.
  const currency = settings.givenCurrency ?? 'GBP';
  return { ...settings, currency, rules: { ...settings.rules, ...rules } };
}
