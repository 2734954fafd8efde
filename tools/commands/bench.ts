import { benchNotebooks } from '../../bench/notebooks';
import { loadSettings } from '../../src/config';
import { runCommand } from './steps';

runCommand(async () => {
  const { presets } = loadSettings();
  await benchNotebooks(Object.keys(presets));
});
