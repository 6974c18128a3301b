import { installCfnLint } from '../../../../local/rig/tools.ts';

export default (): Promise<void> => installCfnLint(console.log);
