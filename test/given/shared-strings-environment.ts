import { TestEnvironment } from 'jest-environment-node';

/** Strings that the test files of one worker share, by key. */
const strings = new Map<string, string>();

/**
 * Node's environment with `sharedStrings`, for results that cost seconds and that each test file would compute again. A run
 * starts with none. In watch mode they would survive a change of the sources, so test files have none there.
 */
export default class SharedStringsEnvironment extends TestEnvironment {
  constructor(...[config, context]: ConstructorParameters<typeof TestEnvironment>) {
    super(config, context);
    if (!config.globalConfig.watch && !config.globalConfig.watchAll) this.global['sharedStrings'] = strings;
  }
}
