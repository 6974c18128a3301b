import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { editText } from '../../../../cli/replay/local-editor.ts';

test('the text that the editor saved comes back', async () => {
  expect(await editText('{"a": 1}', "sed -i 's/1/2/'")).toBe('{"a": 2}');
});

test('rejects if the editor fails', async () => {
  await expect(editText('{}', 'false')).rejects.toThrow('The editor "false" failed with exit code 1.');
});

test('a file that is not UTF-8 is refused, because its bytes would be replaced', async () => {
  await expect(editText('{}', "printf '\\351' >")).rejects.toMatchObject({
    message: 'The file that was saved is not UTF-8. Set your editor to UTF-8.',
    code: 'EDITOR',
  });
});

test('the file is for this person only, and gone afterwards', async () => {
  const facts = await editText('{}', `stat -c '%a %n' "$EDITED_FILE" > "$EDITED_FILE.facts"; mv "$EDITED_FILE.facts"`);
  const [mode, file] = facts.trim().split(' ');

  expect(mode).toBe('600');
  expect(existsSync(dirname(file ?? ''))).toBe(false);
});
