import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';

test('everything that can have tags has those of the configuration', () => {
  const template = aPipelineTemplate({ tags: { team: 'identity' } });
  const tagged = [
    'AWS::SQS::Queue',
    'AWS::Lambda::Function',
    'AWS::IAM::Role',
    'AWS::Events::EventBus',
    'AWS::SNS::Topic',
  ];

  for (const type of tagged) {
    const resources = Object.values(template.findResources(type)) as { Properties: { Tags?: unknown } }[];
    expect(resources.length).toBeGreaterThan(0);
    for (const { Properties } of resources) expect(Properties.Tags).toEqual([{ Key: 'team', Value: 'identity' }]);
  }
});

test('names and values that AWS does not take are refused', () => {
  const tags = { 'aws:team': 'x', '': 'y', 'a*b': 'z', team: 'a?b' };

  expect(() => parsePipelineConfig({ tags })).toThrow(
    /- tags\.team: found "a\?b"; .*\n- tags\.aws:team: .*not beginning with aws:\n- tags\.: found ""; .*\n- tags\.a\*b: found/,
  );
});
