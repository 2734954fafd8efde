/** What Jupyter needs to know to start a kernel. */
export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
  readonly interrupt_mode: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export const KERNEL_NAME: string;
export const DEFAULT_MEMORY_MB: number;
export function kernelSpec(options: { root: string; node?: string }): KernelSpec;
export function installKernelSpec(options: { root: string; venvDir: string; node?: string }): boolean;
