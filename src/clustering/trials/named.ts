import { modelStarts, trialDefaults } from './plan';
import { type TrialModel } from './types';

/**
 * The model that a trial's name means, such as `ward/k=8`: the inverse of {@link specName}, with the starts that trials
 * have by default.
 *
 * @throws RangeError when it is no such name
 */
export function specNamed(name: string): TrialModel {
  const [, model, setting] = /^([a-z-]+)\/(.+)$/.exec(name) ?? [];
  const numbers = new Map(
    (setting ?? '').split(',').map((part) => {
      const [key, value] = part.split('=');
      return [key, Number(value)] as const;
    }),
  );
  const number = (key: string): number => {
    const value = numbers.get(key) ?? NaN;
    if (value > 0) return value;
    throw new RangeError(`a trial's name must be such as "ward/k=8", received "${name}"`);
  };
  switch (model) {
    case 'k-means':
    case 'gaussian-mixture':
    case 'ward':
      return modelStarts(model, number('k'), trialDefaults({}));
    case 'dbscan':
      return { model, eps: number('eps'), minPoints: number('minPoints') };
    case 'hdbscan':
      return { model, minClusterSize: number('minClusterSize'), minPoints: number('minPoints') };
    default:
      throw new RangeError(`a trial's name must begin with a model, received "${name}"`);
  }
}
