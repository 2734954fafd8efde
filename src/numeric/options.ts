import { checkNumber, type NumberRange } from './check';

/** An option that is a number: its range, and its default where that does not hang on the rows. */
export interface NumberOption extends NumberRange {
  readonly says: string;
  readonly default?: number;
}

/** An option that is one of several words. */
export interface ChoiceOption {
  readonly says: string;
  readonly choices: readonly string[];
  readonly default?: string;
}

/** The options of one of a family, by name. */
export type OptionDefinitions = Readonly<Record<string, NumberOption | ChoiceOption>>;

/** Options as they are given: any of them. */
export type OptionsOf<Definitions extends OptionDefinitions> = {
  readonly [Name in keyof Definitions]?: Definitions[Name] extends { choices: readonly (infer Choice)[] }
    ? Choice
    : number;
};

type Settled<Definitions extends OptionDefinitions> = {
  [Name in keyof Definitions]: Definitions[Name] extends { default: unknown } ? Name : never;
}[keyof Definitions];

/** Options with the defaults filled in; those without a fixed default may still be missing. */
export type FilledOptions<Definitions extends OptionDefinitions> = OptionsOf<Definitions> &
  Required<Pick<OptionsOf<Definitions>, Settled<Definitions>>>;

/**
 * Checks options against their definitions.
 *
 * @param place what stands before a name in messages, such as `umap.`
 * @throws RangeError that names the option, what is allowed, and what was received
 */
export function checkOptions(definitions: OptionDefinitions, given: object, place = ''): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    // By the object's own names: every object has a "constructor".
    if (!Object.keys(definitions).includes(name)) {
      const known = Object.keys(definitions).join(', ');
      throw new RangeError(
        `there is no option ${place}${name}: ${known === '' ? 'there are none here' : `there are ${known}`}`,
      );
    }
    const definition = definitions[name];
    if (!('choices' in definition)) checkNumber(`${place}${name}`, value as number, definition);
    else if (!definition.choices.includes(value as string)) {
      throw new RangeError(
        `${place}${name} must be one of ${definition.choices.join(', ')}, received ${String(value)}`,
      );
    }
  }
}

/** The options of `definitions` among those given, checked, with the defaults filled in; others are left out. */
export function readOptions<Definitions extends OptionDefinitions>(
  definitions: Definitions,
  given: object,
): FilledOptions<Definitions> {
  const values = given as Readonly<Record<string, unknown>>;
  const known = Object.entries(definitions).flatMap(([name, definition]) => {
    const value = values[name] ?? definition.default;
    return value === undefined ? [] : [[name, value] as const];
  });
  const filled = Object.fromEntries(known);
  checkOptions(definitions, filled);
  return filled as FilledOptions<Definitions>;
}
