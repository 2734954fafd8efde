import { commandOptions, runCommand } from '../../tools/commands/steps';
import { fuzzReader } from './fuzz-reader';

runCommand(async () => {
  const { seconds = '600', 'from-seed': seed } = commandOptions();
  const [time, from] = [Number(seconds), seed === undefined ? undefined : Number(seed)];
  if (!(time > 0)) throw new Error(`--seconds must be above 0, received "${seconds}"`);
  if (from !== undefined && !Number.isInteger(from)) {
    throw new Error(`--from-seed must be a whole number, received "${seed}"`);
  }
  console.log(`Throwing tables at the reader for ${time} s …`);
  console.log(
    `${await fuzzReader({ seconds: time }, from)} tables and damaged files came back or were accounted for.`,
  );
});
