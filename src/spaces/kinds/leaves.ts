import { FOREST_OPTIONS } from '../forest/forest';
import { fitLeaves, loadLeaves, type SavedLeaves } from '../forest/leaves';
import { type SpaceKind } from '../kind';
import { readOptions } from '../../numeric';
import { signedLog } from '../scaling/signed-log';
import { UMAP_OPTIONS } from '../umap/options';

const TARGET_OPTIONS = {
  targetScale: {
    says: 'How the target is predicted: log takes its signed logarithm, so that one wholesaler does not draw all the splits',
    choices: ['log', 'none'],
    default: 'log',
  },
} as const;

/** The leaves of a forest that predicts the target from the other features, laid out by UMAP. */
export const leaves = {
  name: 'leaves' as const,
  spaces: {
    leaves: {
      title: 'Forest leaves',
      words: {
        en: {
          label: 'forest leaves',
          description:
            'Customers are near when decision trees, grown to predict revenue from the other features, cannot tell them apart.',
        },
        pt: {
          label: 'folhas de floresta',
          description:
            'Clientes estão perto quando árvores de decisão, feitas para prever a receita pelas outras variáveis, não os distinguem.',
        },
      },
    },
  },
  options: { ...TARGET_OPTIONS, ...FOREST_OPTIONS, ...UMAP_OPTIONS },
  supervised: true,
  stochastic: true,
  axis: 'leaves ',
  maxFittedRows: 20_000,
  effort: 3,
  fit: ({ rows, columns, target, seed, onProgress }, options) => {
    const { targetScale } = readOptions(TARGET_OPTIONS, options);
    const wanted = targetScale === 'log' ? target!.map(signedLog) : target!;
    const fitted = fitLeaves(rows, columns, wanted, { forest: options, umap: options, seed, onProgress });
    const r2 = fitted.forest.outOfBagR2;
    return {
      points: fitted.points,
      fit: fitted.save(),
      parameters: { targetScale, ...fitted.forest.parameters, ...fitted.parameters },
      measures: { fittedRows: rows.rows, ...(r2 === null ? {} : { outOfBagR2: r2 }) },
      judge: fitted.quality,
    };
  },
  load: (saved) => loadLeaves(saved).transform,
  madeOf: ({ recipe, parameters, measures: { outOfBagR2 } }) =>
    `supervised: ${parameters.trees} trees that predict ${recipe.target}; out-of-bag R² ${outOfBagR2 === undefined ? 'unknown' : Number(outOfBagR2).toFixed(2)}`,
} satisfies SpaceKind<SavedLeaves>;
