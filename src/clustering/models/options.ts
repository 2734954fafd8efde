import { checkNumber } from '../../numeric';
import { type ClusteringModel, type ModelOption, type OptionValue, type OptionValues } from './model';

/**
 * A model's options with nothing left open.
 *
 * @throws RangeError that names the option, what is allowed and what was received
 */
export function modelOptions(
  { name, options }: Pick<ClusteringModel, 'name' | 'options'>,
  given: Readonly<Record<string, OptionValue | undefined>> = {},
): OptionValues {
  const unknown = Object.keys(given).find((option) => options[option] === undefined);
  if (unknown !== undefined) {
    const known = Object.keys(options).join(', ');
    throw new RangeError(
      `${name} has no option ${unknown}: ${known === '' ? 'it has none' : `it has ${known}`}`,
    );
  }
  return Object.fromEntries(
    Object.entries(options).map(([option, described]) => {
      const value = given[option] ?? described.fallback;
      checkOption(`${name}.${option}`, described, value);
      return [option, value];
    }),
  );
}

/** @throws RangeError when the value is not what the option may be */
export function checkOption(
  name: string,
  { fallback, range, choices }: Omit<ModelOption, 'meaning'>,
  value: OptionValue,
): void {
  if (typeof fallback === 'number') checkNumber(name, value as number, range);
  else if (typeof fallback === 'string') {
    if (choices === undefined || choices.includes(value as string)) return;
    throw new RangeError(`${name} must be one of ${choices.join(', ')}, received ${JSON.stringify(value)}`);
  } else {
    if (!Array.isArray(value))
      throw new RangeError(`${name} must be several numbers, received ${JSON.stringify(value)}`);
    value.forEach((each: number, i) => checkNumber(`${name}[${i}]`, each, range));
  }
}
