/** A section of the sidebar. */
export interface NavigationSection {
  readonly title: string;
  /** Paths from docs/. A path that ends with `*` stands for all pages that begin so, in the order of their names. */
  readonly pages: readonly (string | NavigationSection)[];
}

/**
 * The sections of the documentation site, in the order of a reader. Each page is in exactly one section, and takes its title
 * from its first heading. `docs/README.md` is the landing page.
 */
export const navigation: readonly NavigationSection[] = [
  {
    title: 'Get started',
    pages: [
      'get-started/run-locally.md',
      'get-started/deploy-sandbox.md',
      'get-started/deploy.md',
      'get-started/verify.md',
    ],
  },
  {
    title: 'Concepts',
    pages: ['concepts/architecture.md', 'concepts/events.md', 'concepts/delivery.md'],
  },
  {
    title: 'Guides',
    pages: [
      'guides/existing-user-pools.md',
      'guides/wrap-a-trigger-function.md',
      'guides/connect-to-kafka.md',
      'guides/read-from-kafka.md',
      'guides/add-a-consumer.md',
      'guides/trace-a-login.md',
      'guides/live-page.md',
      'guides/privacy-policy.md',
      'guides/customer-managed-key.md',
      'guides/cdk-constructs.md',
      'guides/cloudformation*',
      'guides/terraform*',
      'guides/upgrade.md',
    ],
  },
  {
    title: 'Reference',
    pages: [
      { title: 'Events', pages: ['reference/events/*'] },
      'reference/event-sources.md',
      'reference/configuration.md',
      'reference/cli.md',
      'reference/cli-replay.md',
      { title: 'Constructs', pages: ['reference/constructs/*'] },
      'reference/stack-outputs.md',
      'reference/failure-codes.md',
      'reference/metrics-alarms-logs.md',
      'reference/versioning.md',
    ],
  },
  {
    title: 'Operations',
    pages: [
      'operations/runbook.md',
      'operations/monitoring.md',
      'operations/live-page.md',
      'operations/replay.md',
      'operations/replay-archive.md',
      'operations/retention-and-deletion.md',
      'operations/cost-and-quotas.md',
    ],
  },
  {
    title: 'Explanations',
    pages: [
      'explanations/login-latency.md',
      'explanations/latency-to-kafka.md',
      'explanations/forwarder-performance.md',
      'explanations/next-to-others.md',
      'explanations/replay-performance.md',
      'explanations/fault-tests.md',
      'explanations/assumptions.md',
      { title: 'Decisions', pages: ['explanations/decisions/*'] },
      'comparison.md',
    ],
  },
  { title: 'Help', pages: ['troubleshooting.md', 'faq.md', 'concepts/glossary.md'] },
];
