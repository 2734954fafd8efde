/** Tells git in this checkout to keep outputs of notebooks out of the repository; says whether anything was changed. */
export function setUpGitFilter(root: string): boolean;
