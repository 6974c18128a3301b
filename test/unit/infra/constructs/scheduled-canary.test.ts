import { canaryPoolId, scheduledCanaryId } from '../../../../contracts/canary.ts';
import { readEvent } from '../../../../contracts/read-event.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';

interface Schedule {
  readonly ScheduleExpression: string;
  readonly Target: {
    readonly Arn: object;
    readonly EventBridgeParameters: { readonly Source: string; readonly DetailType: string };
    readonly Input: string;
    readonly RetryPolicy: object;
  };
}

const template = aPipelineTemplate({ operations: { canary: true } });
const [schedule] = Object.values(template.findResources('AWS::Scheduler::Schedule')).map(
  ({ Properties }) => Properties as Schedule,
);
const [bus = ''] = Object.keys(template.findResources('AWS::Events::EventBus'));

test("sends a catalog event with the same id and Scheduler's time every 5 minutes", () => {
  const { Input = '', EventBridgeParameters } = schedule?.Target ?? {};
  const sent = readEvent(Input.replace('<aws.scheduler.scheduled-time>', '2026-11-24T03:12:00Z'));

  expect(schedule?.ScheduleExpression).toBe('rate(5 minutes)');
  expect(sent).toMatchObject({ event: { id: scheduledCanaryId, data: { userPoolId: canaryPoolId } } });
  expect(EventBridgeParameters).toEqual({ Source: 'cognito-to-kafka', DetailType: 'cognito.login.attempted.v1' });
});

test('may put events on the bus of the pipeline, and nothing else', () => {
  const BusArn = { 'Fn::GetAtt': [bus, 'Arn'] };

  expect(schedule?.Target.Arn).toEqual(BusArn);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Action: 'events:PutEvents', Effect: 'Allow', Resource: BusArn }] },
  });
});
