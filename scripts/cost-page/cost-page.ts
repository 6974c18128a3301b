import { paragraph } from '../events-page/markdown.ts';
import { costSection } from './cost-section.ts';
import { quotaSection } from './quota-section.ts';

/** The page of costs and limits, docs/cost-and-limits.md. */
export const costPage = (): string =>
  `${[
    '<!-- Made by `npm run generate` from scripts/cost-page/ and contracts/quotas.ts. Do not edit. -->',
    '# Cost and limits',
    paragraph(
      'What a million events cost, and which quota ends first. Everything here is computed, from list prices, defaults of ' +
        'AWS and the assumptions below; no bill of an account is behind it. `cognito-to-kafka doctor --logins-per-second N` ' +
        "holds N logins against your account's concurrency and the same defaults.",
    ),
    costSection(),
    quotaSection(),
  ].join('\n\n')}\n`;
