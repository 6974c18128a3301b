import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../infra/constructs/bundle-function.ts';
import { buildFunctions } from './package/build-functions.ts';
import { buildModules } from './package/build-modules.ts';
import { buildTypes } from './package/build-types.ts';
import { thirdPartyLicenses } from './package/third-party-licenses.ts';

// Builds dist/, everything that the package ships next to pages and schemas. `npm pack` runs it first.
const dist = join(projectRoot, 'dist');
await rm(dist, { recursive: true, force: true });
const types = buildTypes(dist);
const sources = [...(await buildModules(dist)), ...buildFunctions(join(dist, 'functions'))];
await writeFile(join(dist, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(sources, projectRoot));
await types;
