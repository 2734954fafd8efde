import { loadSettings } from '../../src/config';
import { formatNumber, formatShare } from '../../src/format';
import { currentBundleId, listBundles, useBundle, type Bundle } from '../../src/scoring';
import { commandOptions, runCommand } from './steps';

runCommand(async () => {
  const settings = loadSettings();
  const { use } = commandOptions();
  if (use !== undefined) await useBundle(settings, use);
  const bundles = await listBundles(settings);
  const current = await currentBundleId(settings);
  if (bundles.length === 0) {
    console.log(`The run "${settings.run}" has no model bundle yet: npm run report makes one.`);
    return;
  }
  console.log(
    [`Model bundles of the run "${settings.run}"`, ...bundles.flatMap((each) => linesOf(each, current))].join(
      '\n',
    ),
  );
});

function linesOf(bundle: Bundle, current: string | null): string[] {
  const { id, model, segments, source, trainedUpTo, proof } = bundle;
  const [insiders] = segments;
  const share = formatShare(insiders.shareOfAll);
  return [
    '',
    `${id}${id === current ? '   (current)' : ''}`,
    `  data:      ${source.name}, up to ${trainedUpTo}; ${formatNumber(model.trainedOn.customers)} customers, preset ${model.preset}`,
    `  model:     ${model.title}`,
    `  segments:  ${segments.map(({ en, customers }) => `${en} (${formatNumber(customers)})`).join(', ')}`,
    `  Insiders:  ${formatNumber(insiders.invitable)}, ${share} of all revenue`,
    `  later:     ${proof === null ? 'not judged at earlier dates' : proofText(proof)}`,
  ];
}

function proofText({
  origins,
  horizonDays,
  futureShare: [least, most],
}: NonNullable<Bundle['proof']>): string {
  const dates = origins === 1 ? 'one earlier date' : `${origins} earlier dates`;
  return `in the ${horizonDays} days after ${dates} the group brought ${formatShare(least)} to ${formatShare(most)} of the revenue`;
}
