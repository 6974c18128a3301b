// Made by `npm run generate` from the catalog. Do not edit.
// @ts-nocheck TypeBox writes JavaScript: its TypeScript does not compile for lists.
/* eslint-disable */
import type { EventType } from '../catalog.ts';
import { isAllText } from '../../platform/is-all-text.ts';

/** Whether a value passes the schema of an event type. */
export const checks: Readonly<Record<EventType, (value: any) => boolean>> = {
  'cognito.sign_up.requested.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_requested_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.sign_up.requested.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.sign_up.requested.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (((value['data']['method'] === 'self')) || ((value['data']['method'] === 'admin')) || ((value['data']['method'] === 'federated')))
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_requested_46_v1_46_json(value)
}
})(),
  'cognito.sign_up.confirmed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_confirmed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.sign_up.confirmed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.sign_up.confirmed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_confirmed_46_v1_46_json(value)
}
})(),
  'cognito.sign_up.denied.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
const local_6 = /^[A-Za-z_$][\w$]{0,63}$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_denied_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.sign_up.denied.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.sign_up.denied.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (((value['data']['method'] === 'self')) || ((value['data']['method'] === 'admin')) || ((value['data']['method'] === 'federated'))) &&
    (typeof value['data']['errorName'] === 'string') &&
    local_6.test(value['data']['errorName'])
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_denied_46_v1_46_json(value)
}
})(),
  'cognito.login.attempted.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_attempted_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.login.attempted.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.login.attempted.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (value['data']['userNotFound'] !== undefined ? ((typeof value['data']['userNotFound'] === 'boolean')) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_attempted_46_v1_46_json(value)
}
})(),
  'cognito.login.succeeded.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_succeeded_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.login.succeeded.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.login.succeeded.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (value['data']['method'] !== undefined ? ((((value['data']['method'] === 'local')) || ((value['data']['method'] === 'federated')))) : true) &&
    (value['data']['newDeviceUsed'] !== undefined ? ((typeof value['data']['newDeviceUsed'] === 'boolean')) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_succeeded_46_v1_46_json(value)
}
})(),
  'cognito.login.failed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^[\w.]{1,128}$/;
const local_4 = /^\w{1,64}$/;
const local_5 = /^\w{1,64}$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_failed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.login.failed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.login.failed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (((value['data']['reason'] === 'wrong_password_or_unknown_user')) || ((value['data']['reason'] === 'user_not_found')) || ((value['data']['reason'] === 'not_confirmed')) || ((value['data']['reason'] === 'disabled')) || ((value['data']['reason'] === 'reset_required')) || ((value['data']['reason'] === 'too_many_attempts')) || ((value['data']['reason'] === 'code_mismatch')) || ((value['data']['reason'] === 'code_expired')) || ((value['data']['reason'] === 'denied_by_trigger')) || ((value['data']['reason'] === 'other'))) &&
    (value['data']['errorCode'] !== undefined ? ((typeof value['data']['errorCode'] === 'string') && local_3.test(value['data']['errorCode'])) : true) &&
    (((value['data']['stage'] === 'initiate')) || ((value['data']['stage'] === 'challenge')) || ((value['data']['stage'] === 'hosted_ui')) || ((value['data']['stage'] === 'federation')) || ((value['data']['stage'] === 'token'))) &&
    (value['data']['flow'] !== undefined ? ((typeof value['data']['flow'] === 'string') && local_4.test(value['data']['flow'])) : true) &&
    (value['data']['challengeName'] !== undefined ? ((typeof value['data']['challengeName'] === 'string') && local_5.test(value['data']['challengeName'])) : true) &&
    (value['data']['httpStatus'] !== undefined ? (Number.isInteger(value['data']['httpStatus'])) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_failed_46_v1_46_json(value)
}
})(),
  'cognito.login.denied.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
const local_6 = /^[A-Za-z_$][\w$]{0,63}$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_denied_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.login.denied.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.login.denied.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (((value['data']['stage'] === 'pre_authentication')) || ((value['data']['stage'] === 'post_authentication'))) &&
    (typeof value['data']['errorName'] === 'string') &&
    local_6.test(value['data']['errorName'])
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_denied_46_v1_46_json(value)
}
})(),
  'cognito.logout.completed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_logout_46_completed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.logout.completed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.logout.completed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (((value['data']['scope'] === 'session')) || ((value['data']['scope'] === 'global')) || ((value['data']['scope'] === 'admin')))
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_logout_46_completed_46_v1_46_json(value)
}
})(),
  'cognito.token.issued.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_issued_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.token.issued.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.token.issued.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (((value['data']['method'] === 'authentication')) || ((value['data']['method'] === 'hosted_ui')) || ((value['data']['method'] === 'new_password')) || ((value['data']['method'] === 'device')) || ((value['data']['method'] === 'client_credentials')))
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_issued_46_v1_46_json(value)
}
})(),
  'cognito.token.refreshed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_refreshed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.token.refreshed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.token.refreshed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_refreshed_46_v1_46_json(value)
}
})(),
  'cognito.token.revoked.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_revoked_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.token.revoked.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.token.revoked.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_revoked_46_v1_46_json(value)
}
})(),
  'cognito.password.reset_requested.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_reset_95_requested_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.password.reset_requested.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.password.reset_requested.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (((value['data']['by'] === 'self')) || ((value['data']['by'] === 'admin')))
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_reset_95_requested_46_v1_46_json(value)
}
})(),
  'cognito.password.reset_confirmed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_reset_95_confirmed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.password.reset_confirmed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.password.reset_confirmed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_reset_95_confirmed_46_v1_46_json(value)
}
})(),
  'cognito.password.changed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_changed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.password.changed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.password.changed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_changed_46_v1_46_json(value)
}
})(),
  'cognito.password.set_by_admin.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_set_95_by_95_admin_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.password.set_by_admin.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.password.set_by_admin.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (value['data']['permanent'] !== undefined ? ((typeof value['data']['permanent'] === 'boolean')) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_set_95_by_95_admin_46_v1_46_json(value)
}
})(),
  'cognito.user.created_by_admin.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_created_95_by_95_admin_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.created_by_admin.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.created_by_admin.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_created_95_by_95_admin_46_v1_46_json(value)
}
})(),
  'cognito.user.migrated.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_migrated_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.migrated.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.migrated.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (((value['data']['occasion'] === 'login')) || ((value['data']['occasion'] === 'forgot_password')))
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_migrated_46_v1_46_json(value)
}
})(),
  'cognito.user.attributes_changed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_attributes_95_changed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.attributes_changed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.attributes_changed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (((value['data']['by'] === 'self')) || ((value['data']['by'] === 'admin'))) &&
    (((value['data']['change'] === 'updated')) || ((value['data']['change'] === 'verified')) || ((value['data']['change'] === 'deleted'))) &&
    (value['data']['attributeNames'] !== undefined ? (Array.isArray(value['data']['attributeNames']) && ((array) => { for(const value of array) if(!(((typeof value === 'string') && value.length >= 1))) { return false }; return true; })(value['data']['attributeNames'])) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_attributes_95_changed_46_v1_46_json(value)
}
})(),
  'cognito.user.disabled.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_disabled_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.disabled.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.disabled.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_disabled_46_v1_46_json(value)
}
})(),
  'cognito.user.enabled.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_enabled_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.enabled.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.enabled.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_enabled_46_v1_46_json(value)
}
})(),
  'cognito.user.deleted.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_deleted_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.deleted.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.deleted.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (((value['data']['by'] === 'self')) || ((value['data']['by'] === 'admin')))
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_deleted_46_v1_46_json(value)
}
})(),
  'cognito.user.group_added.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_group_95_added_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.group_added.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.group_added.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (value['data']['groupName'] !== undefined ? ((typeof value['data']['groupName'] === 'string') && value['data']['groupName'].length <= 128 && value['data']['groupName'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_group_95_added_46_v1_46_json(value)
}
})(),
  'cognito.user.group_removed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_group_95_removed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.group_removed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.group_removed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (value['data']['groupName'] !== undefined ? ((typeof value['data']['groupName'] === 'string') && value['data']['groupName'].length <= 128 && value['data']['groupName'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_group_95_removed_46_v1_46_json(value)
}
})(),
  'cognito.user.provider_linked.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_provider_95_linked_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.provider_linked.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.provider_linked.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (value['data']['providerName'] !== undefined ? ((typeof value['data']['providerName'] === 'string') && value['data']['providerName'].length <= 128 && value['data']['providerName'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_provider_95_linked_46_v1_46_json(value)
}
})(),
  'cognito.user.provider_unlinked.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_provider_95_unlinked_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.user.provider_unlinked.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.user.provider_unlinked.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (value['data']['providerName'] !== undefined ? ((typeof value['data']['providerName'] === 'string') && value['data']['providerName'].length <= 128 && value['data']['providerName'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_user_46_provider_95_unlinked_46_v1_46_json(value)
}
})(),
  'cognito.mfa.changed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_mfa_46_changed_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.mfa.changed.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.mfa.changed.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (((value['data']['by'] === 'self')) || ((value['data']['by'] === 'admin'))) &&
    (((value['data']['change'] === 'preference_set')) || ((value['data']['change'] === 'totp_registered')) || ((value['data']['change'] === 'totp_deleted'))) &&
    (value['data']['sms'] !== undefined ? ((typeof value['data']['sms'] === 'boolean')) : true) &&
    (value['data']['totp'] !== undefined ? ((typeof value['data']['totp'] === 'boolean')) : true) &&
    (value['data']['email'] !== undefined ? ((typeof value['data']['email'] === 'boolean')) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_mfa_46_changed_46_v1_46_json(value)
}
})(),
  'cognito.passkey.registered.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_passkey_46_registered_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.passkey.registered.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.passkey.registered.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_passkey_46_registered_46_v1_46_json(value)
}
})(),
  'cognito.passkey.deleted.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_passkey_46_deleted_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.passkey.deleted.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.passkey.deleted.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_passkey_46_deleted_46_v1_46_json(value)
}
})(),
  'cognito.device.forgotten.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_device_46_forgotten_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.device.forgotten.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.device.forgotten.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (typeof value['data']['eventName'] === 'string') &&
    value['data']['eventName'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['ipAddress'] !== undefined ? ((typeof value['data']['ipAddress'] === 'string') && value['data']['ipAddress'].length >= 2) : true) &&
    (value['data']['userAgent'] !== undefined ? ((typeof value['data']['userAgent'] === 'string') && value['data']['userAgent'].length >= 1) : true) &&
    (((value['data']['by'] === 'self')) || ((value['data']['by'] === 'admin')))
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_device_46_forgotten_46_v1_46_json(value)
}
})(),
  'cognito.challenge.issued.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
const local_6 = /^\w{1,64}$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_challenge_46_issued_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.challenge.issued.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.challenge.issued.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (value['data']['challengeName'] !== undefined ? ((typeof value['data']['challengeName'] === 'string') && local_6.test(value['data']['challengeName'])) : true) &&
    Number.isInteger(value['data']['round']) &&
    value['data']['round'] >= 1
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_challenge_46_issued_46_v1_46_json(value)
}
})(),
  'cognito.challenge.answered.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_challenge_46_answered_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.challenge.answered.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.challenge.answered.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (typeof value['data']['correct'] === 'boolean')
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_challenge_46_answered_46_v1_46_json(value)
}
})(),
  'cognito.message.requested.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_message_46_requested_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.message.requested.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.message.requested.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (((value['data']['kind'] === 'sign_up')) || ((value['data']['kind'] === 'admin_create_user')) || ((value['data']['kind'] === 'resend_code')) || ((value['data']['kind'] === 'forgot_password')) || ((value['data']['kind'] === 'update_attribute')) || ((value['data']['kind'] === 'verify_attribute')) || ((value['data']['kind'] === 'authentication')) || ((value['data']['kind'] === 'account_takeover'))) &&
    (value['data']['channel'] !== undefined ? ((((value['data']['channel'] === 'email')) || ((value['data']['channel'] === 'sms')))) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_message_46_requested_46_v1_46_json(value)
}
})(),
  'cognito.federation.profile_received.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
const local_4 = /^(.*)$/
const local_5 = /^(.*)$/
const local_6 = /^\w{1,64}$/;
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_federation_46_profile_95_received_46_v1_46_json(value) {
  return (
    (typeof value === 'object' && value !== null && !Array.isArray(value)) &&
    (value['specversion'] === '1.0') &&
    (typeof value['id'] === 'string') &&
    local_0.test(value['id']) &&
    (value['type'] === 'cognito.federation.profile_received.v1') &&
    (typeof value['source'] === 'string') &&
    local_1.test(value['source']) &&
    (value['subject'] !== undefined ? ((typeof value['subject'] === 'string') && value['subject'].length >= 1) : true) &&
    (typeof value['time'] === 'string') &&
    local_2.test(value['time']) &&
    (value['datacontenttype'] === 'application/json') &&
    (value['dataschema'] === 'urn:cognito-to-kafka:schemas/cognito.federation.profile_received.v1.json#/properties/data') &&
    (value['traceparent'] !== undefined ? ((typeof value['traceparent'] === 'string')) : true) &&
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (isAllText(value['data']['userAttributes']))) : true) &&
    (value['data']['clientMetadata'] !== undefined ? ((typeof value['data']['clientMetadata'] === 'object' && value['data']['clientMetadata'] !== null && !Array.isArray(value['data']['clientMetadata']) && !(value['data']['clientMetadata'] instanceof Date) && !(value['data']['clientMetadata'] instanceof Uint8Array)) && (isAllText(value['data']['clientMetadata']))) : true) &&
    (value['data']['validationData'] !== undefined ? ((typeof value['data']['validationData'] === 'object' && value['data']['validationData'] !== null && !Array.isArray(value['data']['validationData']) && !(value['data']['validationData'] instanceof Date) && !(value['data']['validationData'] instanceof Uint8Array)) && (isAllText(value['data']['validationData']))) : true) &&
    (value['data']['providerName'] !== undefined ? ((typeof value['data']['providerName'] === 'string') && value['data']['providerName'].length <= 128 && value['data']['providerName'].length >= 1) : true) &&
    (value['data']['providerType'] !== undefined ? ((typeof value['data']['providerType'] === 'string') && local_6.test(value['data']['providerType'])) : true)
  )
}
return function check(value) {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_federation_46_profile_95_received_46_v1_46_json(value)
}
})(),
};
