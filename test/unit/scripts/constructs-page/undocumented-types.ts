interface Hidden {
  /** A value. */
  readonly value: string;
}

interface Whole {
  /** First. @default 1 */
  readonly first?: number;
  /** Second, which has no default. */
  readonly second?: number;
  third: string;
}

/** One of two. */
export type Choice = 'one' | 'other';

/** A part of the props. */
export type Narrowed = Omit<Whole, 'third'>;

class Base {
  /** Inherited. */
  readonly inherited: Choice = 'one';
}

/** A class. With two sentences. */
export class Documented extends Base {
  /** A value. */
  readonly value: Choice | undefined;
  private readonly secret = 'no docstring needed';

  /** Returns a value. */
  static create(choice: Choice): string {
    return `${choice}${new Documented().secret}`;
  }
}

export class Undocumented {
  readonly value: Hidden | undefined;

  method(): Pick<Whole, 'third'> {
    return { third: this.value?.value ?? '' };
  }
}
