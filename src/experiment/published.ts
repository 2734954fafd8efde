import { type SpaceName } from '../spaces';

/** Silhouettes that a reference project published for its own run of one space. */
export interface PublishedSilhouettes {
  readonly space: SpaceName;
  readonly ks: readonly number[];
  /** One value for each k, by model. */
  readonly models: Readonly<Record<string, readonly number[]>>;
}

const to = (last: number): number[] => Array.from({ length: last - 1 }, (_, i) => i + 2);

/**
 * The silhouettes published with the reference project's customers (5,695, five features), each in its own space.
 *
 * Only Ward on the features can be expected again to the digit: k-means and mixtures depend on their starts, and the
 * project's embeddings were made by other programs from starts that it does not name.
 *
 * Reference: J. H. Candido, project_clustering_customers (README, section 4), github.com/jefferson-datascience.
 */
export const publishedSilhouettes: readonly PublishedSilhouettes[] = [
  {
    space: 'min-max',
    ks: to(7),
    models: {
      'k-means': [0.685804, 0.628754, 0.531541, 0.519266, 0.490362, 0.500192],
      'gaussian-mixture': [-0.009367, -0.22633, -0.121346, -0.117001, -0.147114, -0.183835],
      ward: [0.652177, 0.622043, 0.544948, 0.445219, 0.435247, 0.398956],
    },
  },
  {
    space: 'umap',
    ks: to(14),
    models: {
      'k-means': [
        0.427374, 0.457138, 0.455733, 0.444487, 0.453713, 0.466439, 0.492003, 0.520514, 0.532198, 0.550515,
        0.555787, 0.568117, 0.541119,
      ],
      'gaussian-mixture': [
        0.427377, 0.342889, 0.396329, 0.420385, 0.418542, 0.408923, 0.418259, 0.458402, 0.42166, 0.442217,
        0.47768, 0.475444, 0.467722,
      ],
      ward: [
        0.424543, 0.399549, 0.399572, 0.437894, 0.44673, 0.453867, 0.47858, 0.490524, 0.511983, 0.533439,
        0.54408, 0.554133, 0.562982,
      ],
    },
  },
  {
    space: 'tsne',
    ks: to(14),
    models: {
      'k-means': [
        0.343229, 0.387851, 0.383945, 0.365743, 0.398486, 0.409261, 0.411761, 0.415225, 0.428772, 0.434821,
        0.434122, 0.431336, 0.431794,
      ],
      'gaussian-mixture': [
        0.326712, 0.381288, 0.296867, 0.335003, 0.357197, 0.331231, 0.282916, 0.38179, 0.279712, 0.308954,
        0.350805, 0.295413, 0.39019,
      ],
      ward: [
        0.325071, 0.363674, 0.352761, 0.333878, 0.311203, 0.318458, 0.353564, 0.373879, 0.401274, 0.410461,
        0.416449, 0.418348, 0.419928,
      ],
    },
  },
  {
    space: 'leaves',
    ks: to(14),
    models: {
      'k-means': [
        0.387748, 0.420496, 0.407888, 0.410816, 0.412654, 0.445922, 0.451943, 0.478262, 0.502843, 0.511563,
        0.525579, 0.5394, 0.552435,
      ],
      'gaussian-mixture': [
        0.387338, 0.41505, 0.279055, 0.277089, 0.298699, 0.316698, 0.345374, 0.39168, 0.407511, 0.44445,
        0.457036, 0.499144, 0.492762,
      ],
      ward: [
        0.353537, 0.364492, 0.374277, 0.38091, 0.405928, 0.428638, 0.439811, 0.469397, 0.476959, 0.494094,
        0.499859, 0.517916, 0.528244,
      ],
    },
  },
];
