import { AclResourceTypes, ResourcePatternTypes, type AclOperationTypes, type AclPermissionTypes } from 'kafkajs';

/** What everyone may do, or may not, with a topic. */
export const anAclEntry = (topic: string, operation: AclOperationTypes, permissionType: AclPermissionTypes) => ({
  resourceType: AclResourceTypes.TOPIC,
  resourceName: topic,
  resourcePatternType: ResourcePatternTypes.LITERAL,
  principal: 'User:*',
  host: '*',
  operation,
  permissionType,
});
