/** As much of `s3rver` as the tests use; the package has no types. */
declare module 's3rver' {
  export default class S3rver {
    constructor(options: {
      directory: string;
      silent?: boolean;
      address?: string;
      port?: number;
      configureBuckets?: readonly { name: string; configs: readonly string[] }[];
    });
    run(): Promise<unknown>;
    close(): Promise<void>;
  }
}
