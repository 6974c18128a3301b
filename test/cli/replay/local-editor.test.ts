import { editText } from '../../../cli/replay/local-editor.ts';

test('the text that the editor saved comes back', async () => {
  expect(await editText('{"a": 1}', "sed -i 's/1/2/'")).toBe('{"a": 2}');
});

test('an editor that fails is told', async () => {
  await expect(editText('{}', 'false')).rejects.toThrow('The editor "false" ended with 1.');
});
