// Exports with every mistake that the check of docstrings knows, next to correct ones.
export { Documented, Undocumented, type Choice, type Narrowed } from './undocumented-types.ts';
