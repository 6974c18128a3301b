import ts from 'typescript';
import { anchorOf, code } from '../markdown.ts';
import type { Published } from './published.ts';

/** Pages of types that are not the props of one construct. */
export const sharedPages = { props: 'props.md', types: 'types.md' } as const;

export const isConstruct = ({ declaration }: Published): boolean => ts.isClassDeclaration(declaration);

/** IdentityEventPipeline → identity-event-pipeline.md */
export const pageOfConstruct = ({ name }: Pick<Published, 'name'>): string =>
  `${name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}.md`;

/** Returns the published props and types that have no page with a construct, for the two shared pages. */
export function sharedTypes(published: readonly Published[]): Readonly<Record<'props' | 'types', Published[]>> {
  const ofConstructs = new Set(published.map(({ propsType }) => propsType));
  const shared = published.filter((one) => !isConstruct(one) && !ofConstructs.has(one.name));
  return {
    props: shared.filter(({ name }) => name.endsWith('Props')),
    types: shared.filter(({ name }) => !name.endsWith('Props')),
  };
}

/** Returns the page and the heading of each published name. */
export function pageTargets(published: readonly Published[]): ReadonlyMap<string, string> {
  const { props } = sharedTypes(published);
  const targets = new Map(
    published.map(({ name }) => [
      name,
      `${props.some((one) => one.name === name) ? sharedPages.props : sharedPages.types}#${anchorOf(name)}`,
    ]),
  );
  for (const construct of published.filter(isConstruct)) {
    targets.set(construct.name, pageOfConstruct(construct));
    const { propsType } = construct;
    if (propsType !== undefined) targets.set(propsType, `${pageOfConstruct(construct)}#${anchorOf(propsType)}`);
  }
  return targets;
}

/** Returns a type as code, with a link if it is a published type or a list of them. */
export function typeLink(type: string, targets: ReadonlyMap<string, string>): string {
  const [, name = ''] = /^(?:readonly )?(\w+)(?:\[\])?$/.exec(type) ?? [];
  const target = targets.get(name);
  const shown = code(type).replaceAll('|', '\\|');
  return target === undefined ? shown : `[${shown}](${target})`;
}
