/** What becomes of data when the stack is deleted, or no longer has the resource that holds it. */
export const removals = ['retain', 'destroy'] as const;

export type Removal = (typeof removals)[number];
