/** tsne-js has no types of its own; these are the parts that the exact engine uses. */
declare module 'tsne-js' {
  interface NdArray {
    readonly data: Float64Array;
  }

  class TsneJs {
    constructor(config: { dim: number; perplexity: number; learningRate: number });
    /** Packs the rows, and draws a random start with Math.random. */
    init(input: { data: number[][]; type: 'dense' }): void;
    on(
      event: 'progressIter',
      listener: (step: [iteration: number, divergence: number, norm: number]) => void,
    ): this;
    inputData: NdArray;
    outputEmbedding: NdArray;
    P: NdArray;
    alpha: number;
    learningRate: number;
    /** Runs iterations `from` to `to` on P; returns the divergence and the iteration at which it stopped. */
    _gradDesc(
      from: number,
      to: number,
      momentum: number,
      leastNorm: number,
      leastChange: number,
    ): [number, number];
  }

  export = TsneJs;
}
