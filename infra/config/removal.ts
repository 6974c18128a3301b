/** Removal policy of data when the stack is deleted, or no longer has the resource that stores it. */
export const removals = ['retain', 'destroy'] as const;

export type Removal = (typeof removals)[number];
