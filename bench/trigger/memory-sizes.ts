/** Memory sizes that are measured, in MiB. */
export const memorySizes = [128, 256, 512, 1024] as const;
