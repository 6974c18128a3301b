import { challenge } from '../../../../../triggers/normalize/trigger-event/challenge.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent, aTriggerEventWith } from '../../../../given/builders/a-trigger-event.ts';

const context = aNormalizeContext();
const verify = 'VerifyAuthChallengeResponse_Authentication';
const judged = (response: unknown) => normalize(aTriggerEvent(verify, { response }), context);
const issued = (request: object) =>
  normalize(aTriggerEventWith('CreateAuthChallenge_Authentication', request), context);

test('covers challenges that are put and answered, in both spellings', () => {
  expect(Object.keys(challenge)).toEqual([
    'CreateAuthChallenge_Authentication',
    verify,
    'VerifyAuthChallenge_Authentication',
  ]);
});

describe('a challenge that is answered', () => {
  test.each([
    [true, true],
    [false, false],
    ['true', true],
    ['False', false],
  ])('is correct as the function judged: %j', (answerCorrect, correct) => {
    expect(judged({ answerCorrect })).toMatchObject({
      events: [{ type: 'cognito.challenge.answered.v1', data: { correct } }],
    });
  });

  test.each([[{}], [{ answerCorrect: null }], [{ answerCorrect: undefined }], [{ answerCorrect: 'yes' }], [null]])(
    'produces no event before the answer is judged: %j',
    (response) => {
      expect(judged(response)).toEqual({ nothing: 'NO_EVENT' });
    },
  );

  test('is published without the answer and the expected answer', () => {
    expect(JSON.stringify(judged({ answerCorrect: true }))).not.toContain('482913');
    expect(JSON.stringify(aTriggerEvent(verify))).toContain('482913');
  });
});

describe('a challenge that is put', () => {
  const step = (challengeName: string) => ({ challengeName, challengeResult: true, challengeMetadata: null });

  test.each([
    [[], 1],
    [[step('SRP_A')], 2],
    [[step('SRP_A'), step('PASSWORD_VERIFIER'), step('CUSTOM_CHALLENGE')], 4],
    [null, 1],
    [undefined, 1],
    ['PASSWORD_VERIFIER', 1],
  ])('after the session %j is of the round %i', (session, round) => {
    expect(issued({ session })).toMatchObject({
      events: [{ type: 'cognito.challenge.issued.v1', data: { round, challengeName: 'CUSTOM_CHALLENGE' } }],
    });
  });

  test.each([[null], [undefined], [''], ['two words'], ['x'.repeat(65)], [{}]])(
    'has no name where it is %j',
    (name) => {
      const normalized = issued({ challengeName: name });

      expect(normalized).toHaveProperty('events.0.data.round', 3);
      expect(normalized).not.toHaveProperty('events.0.data.challengeName');
    },
  );

  test('is published without its answer, its hint and its metadata', () => {
    expect(JSON.stringify(issued({}))).not.toMatch(/482913|MAIL_CODE|l\*\*\*@/);
  });
});
