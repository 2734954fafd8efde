import { loadSettings, type Preset } from '../../src/config';

const { presets: own } = loadSettings({}, { environment: {} });

/** The presets of the repository, and one more of a user's own. */
export const presets: Readonly<Record<string, Preset>> = {
  ...own,
  mine: { ...own.default, title: 'a preset of my own' },
};
