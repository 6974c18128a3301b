import ts from 'typescript';

/** The docstring of a declaration. */
export interface DocComment {
  /** Text without tags, in one line; empty if there is none. */
  readonly description: string;
  /** Text of `@default`, in one line; undefined if there is none. */
  readonly defaultText: string | undefined;
}

/** Returns the docstring of a declaration. */
export function docComment(node: ts.Node): DocComment {
  const doc = ts
    .getJSDocCommentsAndTags(node)
    .filter((found) => ts.isJSDoc(found))
    .at(-1);
  const tag = doc?.tags?.find(({ tagName }) => tagName.text === 'default');
  return {
    description: oneLine(ts.getTextOfJSDocComment(doc?.comment)),
    defaultText: tag && oneLine(ts.getTextOfJSDocComment(tag.comment)).replace(/^- /, ''),
  };
}

const oneLine = (text = ''): string => text.replace(/\s+/g, ' ').trim();
