import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Replaces files of the trigger function in a synthesized app, as if its source were so: the code gets another hash, and
 * the function another version. `code` is asked for each file, undefined leaves it.
 */
export async function tamperWithTrigger(
  runFolder: string,
  newHash: string,
  code: (file: string) => string | undefined,
): Promise<void> {
  const assembly = join(runFolder, 'cdk.out');
  const folders = (await readdir(assembly)).filter((name) => name.startsWith('asset.'));
  const contents = await Promise.all(
    folders.map(async (folder) => ({ folder, files: await readdir(join(assembly, folder)).catch(() => []) })),
  );
  const found = contents.find(({ files }) => files.some((file) => file.startsWith('trigger-runtime')));
  if (!found) throw new Error('No asset is the trigger function.');
  const hash = found.folder.replace('asset.', '');
  for (const file of found.files) {
    const changed = code(file);
    if (changed !== undefined) await writeFile(join(assembly, found.folder, file), changed);
  }
  await rename(join(assembly, found.folder), join(assembly, `asset.${newHash}`));
  const jsonFiles = (await readdir(assembly)).filter((file) => file.endsWith('.json'));
  const texts = new Map(
    await Promise.all(jsonFiles.map(async (file) => [file, await readFile(join(assembly, file), 'utf8')] as const)),
  );
  // A template is an asset, too: with its previous hash, CDK would use the one that is uploaded.
  const template = [...texts.values()].flatMap(
    (text) => /"(\w{64})": \{[^{}]*"source": \{\s*"path": "\w+\.template/.exec(text)?.[1] ?? [],
  );
  const newTemplate = newHash.split('').reverse().join('');
  for (const [file, text] of texts) {
    const version = /(TriggerObserverLambdaFunctionCurrentVersion\w{8})\w{32}/g;
    const tampered = text.replaceAll(hash, newHash).replaceAll(version, `$1${newHash.slice(0, 32)}`);
    await writeFile(
      join(assembly, file),
      template.reduce((all, old) => all.replaceAll(old, newTemplate), tampered),
    );
  }
}
