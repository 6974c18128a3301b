/**
 * Returns the dependencies in the text of a `pyproject.toml`, as pip accepts them. Throws if they are not a list of double-quoted
 * strings, which TOML writes as JSON does.
 */
export function dependenciesOf(pyproject: string): readonly string[] {
  const list = /^dependencies = (\[[^\]]*\])$/m.exec(pyproject)?.[1];
  if (list === undefined)
    throw new Error('The pyproject.toml has no list "dependencies". Write it on one line or more.');
  return JSON.parse(list) as readonly string[];
}
