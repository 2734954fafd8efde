import { type SettingOverrides } from '../../src/config';
import { type ShopTruth } from './shop';

/** An invented shop's lines as a known system exports them. */
export interface ShopExport {
  readonly title: string;
  /** What is special about the rows. */
  readonly about: string;
  /** The files by name; several are named by their folder. */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly settings?: SettingOverrides;
  /** What `check` must say; a pattern where it must refuse. */
  readonly truth: ShopTruth | RegExp;
}
