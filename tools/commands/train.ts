import { loadSettings } from '../../src/config';
import { formatNumber } from '../../src/format';
import { trainBundle } from '../../src/pipeline';
import { fetchedData } from './fetched';
import { commandOptions, runCommand } from './steps';

runCommand(async () => {
  const log = (line: string): void => console.log(line);
  const { settings } = await fetchedData(loadSettings(), log);
  const { 'as-of': asOf } = commandOptions();
  const started = performance.now();
  const onStep = (step: string, seconds: number): void =>
    log(`  ${step.padEnd(10)} ${formatNumber(seconds, { decimals: 1 })} s`);
  const { bundle, asOf: day, tooEarly } = await trainBundle(settings, { asOf, log, onStep });
  for (const each of tooEarly) log(`${each.asOf} is too early: ${each.reason}`);
  const { segments, trainedUpTo, reference, id } = bundle.bundle;
  log(
    [
      `\nModel ${id}${day === null ? '' : `, as of ${day}`}`,
      `  trained on ${formatNumber(reference.customers)} customers up to ${trainedUpTo}: ${segments.map(({ en }) => en).join(', ')}`,
      `  in ${formatNumber((performance.now() - started) / 1000)} s; ${bundle.file}`,
      bundle.current === id
        ? `  The run "${settings.run}" scores by it.`
        : `  The run "${settings.run}" scores by ${bundle.current}, which was chosen: npm run models -- --run ${settings.run} --use ${id} takes this one.`,
    ].join('\n'),
  );
});
