import { ourFunction, poolId, theirFunction } from '../../../given/builders/a-user-pool.ts';
import { attached, doctor, doctorOutputs, type Setting } from './doctor-run.ts';

const stack = ['--stack', 'CognitoToKafka'];
const missing = Object.keys(attached).slice(1).join(', ');
const attachIt = /attach --stack CognitoToKafka --pool .* --yes/;

test.each<[string, Setting, string, RegExp]>([
  [
    'none',
    { triggers: {} },
    'no observed trigger calls a function, so logins and sign-ups produce no events',
    attachIt,
  ],
  ['some missing', { triggers: { PreSignUp: ourFunction } }, `no function on ${missing}`, attachIt],
  [
    'an earlier version',
    { triggers: { ...attached, PreSignUp: `${ourFunction}:7` } },
    `outdated function on PreSignUp (${ourFunction}:7)`,
    attachIt,
  ],
  [
    'another function',
    { triggers: { ...attached, CustomMessage: theirFunction } },
    `other function on CustomMessage (${theirFunction})`,
    /wrap that function .* excludeTriggers\.$/,
  ],
  [
    'a trigger that the function does not serve',
    { triggers: { ...attached, DefineAuthChallenge: ourFunction } },
    'the function is on DefineAuthChallenge, which it does not serve',
    attachIt,
  ],
  [
    'no permission and no trigger',
    { triggers: {}, aws: { pools: { isPermitted: () => Promise.resolve(false) } } },
    'its triggers are not allowed to invoke the function, so logins may fail; no observed trigger calls a function, so logins and sign-ups produce no events',
    attachIt,
  ],
])('a pool with %s is a problem in one sentence, with the fix', async (_what, setting, text, fix) => {
  const { code, of } = await doctor(setting, ...stack);

  expect(code).toBe(1);
  expect(of(`pool.${poolId}`)).toEqual({
    check: `pool.${poolId}`,
    state: 'problem',
    text: `${text}; plan PLUS`,
    fix: expect.stringMatching(fix) as string,
  });
});

test('triggers that the configuration leaves to other functions are not a problem', async () => {
  const outputs = () => Promise.resolve({ ...doctorOutputs, UserPoolExcludedTriggers: `${poolId}/PreSignUp` });
  const { code, of } = await doctor(
    { aws: { stack: { outputs } }, triggers: { ...attached, PreSignUp: theirFunction } },
    ...stack,
  );

  expect([code, of(`pool.${poolId}`)?.text]).toEqual([
    0,
    'attached to every other observed trigger; left to other functions: PreSignUp; plan PLUS',
  ]);
});
