import { installCfnLint } from '../../../local/tools.ts';

export default (): Promise<void> => installCfnLint(console.log);
