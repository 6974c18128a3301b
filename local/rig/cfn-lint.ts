import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { localFolder } from './paths.ts';

/** The Python of cfn-lint's own virtual environment, see tools.ts. */
export const cfnLintPython = join(localFolder, 'cfn-lint', 'bin', 'python');

/** Something that cfn-lint does not like. */
export interface LintFinding {
  readonly file: string;
  /** Rule, for example W3037 for an IAM action that there is not. */
  readonly rule: string;
  readonly message: string;
  /** Where in the template. */
  readonly path: string;
}

interface Match {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] };
}

/** What cfn-lint finds in templates, but for the rules that are left out. Rejects if it cannot look at them. */
export function lintTemplates(files: readonly string[], leftOut: readonly string[]): Promise<readonly LintFinding[]> {
  const args = ['--format', 'json', '--ignore-checks', ...leftOut, '--template', ...files];
  const maxBuffer = 64 * 1024 * 1024;
  return new Promise((resolve, reject) => {
    // Its exit code says what it found; it has failed only if it has not said what.
    execFile(join(dirname(cfnLintPython), 'cfn-lint'), args, { maxBuffer }, (error, stdout, stderr) => {
      try {
        resolve((JSON.parse(stdout) as Match[]).map(findingOf));
      } catch (cause) {
        reject(new Error(`cfn-lint failed: ${stderr || (error?.message ?? '')}`, { cause }));
      }
    });
  });
}

const findingOf = ({ Filename, Message, Rule, Location }: Match): LintFinding => ({
  file: Filename,
  rule: Rule.Id,
  message: Message,
  path: Location.Path.join('.'),
});
