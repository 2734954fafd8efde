import { type Settings } from '../config';
import { type ArtefactName } from '../store';
import { type SourceOptions } from '../transactions';

/** How far a step is. */
export interface StepProgress {
  readonly done: number;
  /** How many there are in all, where that is known. */
  readonly of?: number;
  readonly what: string;
}

/** What a step works with. */
export interface StepContext<Results> {
  readonly settings: Settings;
  readonly report: (progress: StepProgress) => void;
  /** What another step made, in this go or as its artefacts have it. */
  readonly result: <Name extends keyof Results>(name: Name) => Promise<Results[Name]>;
  /** Worker threads; undefined: as many as the machine has cores. */
  readonly threads?: number;
  /** What the step that loads is told of where the data come from. */
  readonly environment: Pick<SourceOptions, 'notice' | 'log'>;
}

/** A step of a run. */
export interface Step<Name extends keyof Results, Results> {
  /** The artefacts that it reads. They are checked before it begins. */
  readonly inputs: readonly ArtefactName[];
  /** The artefacts that it writes. */
  readonly outputs: readonly ArtefactName[];
  readonly run: (context: StepContext<Results>) => Promise<Results[Name]>;
  /** Reads what it made from its artefacts, where later steps ask for it in another go. */
  readonly read?: (settings: Settings) => Promise<Results[Name]>;
}
