/** Checks at compile time that a list names every member of a union of names. Returns the list. */
export const everyName =
  <Name extends string>() =>
  <const List extends readonly Name[]>(list: List & ([Name] extends [List[number]] ? unknown : never)): List =>
    list;
