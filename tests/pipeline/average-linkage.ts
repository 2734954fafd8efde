import {
  cutDendrogram,
  fitLinkage,
  labelsOnly,
  nearestLabelled,
  type ClusteringModel,
  type SavedRows,
} from '../../src/clustering';

/** Average linkage as a newcomer would enter it: a tree by mean distances, cut at k. */
export const averageLinkage: ClusteringModel<Record<string, never>, { k: number }, SavedRows> = {
  name: 'average',
  byK: true,
  chance: false,
  noise: false,
  allPairs: true,
  options: {},
  named: ['k'],
  settings: ({ k }) => ({ k }),
  fit: (points, { k }) => labelsOnly(cutDendrogram(fitLinkage(points, { method: 'average' }).dendrogram, k)),
  together: {
    key: () => '',
    fit(points, group) {
      const { dendrogram } = fitLinkage(points, { method: 'average' });
      return group.map(({ k }) => labelsOnly(cutDendrogram(dendrogram, k)));
    },
  },
  predictor: nearestLabelled,
  words: { en: { name: 'average linkage' }, pt: { name: 'ligação média' } },
};
