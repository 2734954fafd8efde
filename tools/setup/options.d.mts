/** A command of the npm scripts. */
export interface Command {
  readonly says: string;
  readonly options?: readonly string[];
  readonly settings: boolean;
}

/** A plain setting as the command line knows it. */
export interface PlainSetting {
  /** The option, without its dashes. */
  readonly name: string;
  readonly variable: string;
  readonly description: string;
  readonly fallback: unknown;
}

/** What the words after a command say. */
export interface ReadOptions {
  readonly help: boolean;
  readonly options: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

export const COMMANDS: Readonly<Record<string, Command>>;
export function plainSettings(root: string): PlainSetting[];
export function readOptions(root: string, command: string, words: readonly string[]): ReadOptions;
export function helpText(root: string, command: string): string;
export function overview(): string;
