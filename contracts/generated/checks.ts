// Made by `npm run generate` from the catalogue. Do not edit.
/* eslint-disable */
import type { EventType } from '../catalogue.ts';

/** Whether a value passes the schema of an event type. */
export const checks: Readonly<Record<EventType, (value: any) => boolean>> = {
  'cognito.sign_up.requested.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_requested_46_v1_46_json(value: any): boolean {
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
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (Object.entries(value['data']['userAttributes']).every(([key, value]) => (local_3.test(key) ? ((typeof value === 'string')) : true)))) : true) &&
    (((value['data']['method'] === 'self')) || ((value['data']['method'] === 'admin')) || ((value['data']['method'] === 'federated')))
  )
}
return function check(value: any): boolean {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_requested_46_v1_46_json(value)
}
})(),
  'cognito.sign_up.confirmed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_confirmed_46_v1_46_json(value: any): boolean {
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
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (Object.entries(value['data']['userAttributes']).every(([key, value]) => (local_3.test(key) ? ((typeof value === 'string')) : true)))) : true)
  )
}
return function check(value: any): boolean {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_sign_95_up_46_confirmed_46_v1_46_json(value)
}
})(),
  'cognito.password.reset_confirmed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_reset_95_confirmed_46_v1_46_json(value: any): boolean {
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
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (Object.entries(value['data']['userAttributes']).every(([key, value]) => (local_3.test(key) ? ((typeof value === 'string')) : true)))) : true)
  )
}
return function check(value: any): boolean {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_password_46_reset_95_confirmed_46_v1_46_json(value)
}
})(),
  'cognito.login.attempted.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_attempted_46_v1_46_json(value: any): boolean {
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
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (Object.entries(value['data']['userAttributes']).every(([key, value]) => (local_3.test(key) ? ((typeof value === 'string')) : true)))) : true) &&
    (value['data']['userNotFound'] !== undefined ? ((typeof value['data']['userNotFound'] === 'boolean')) : true)
  )
}
return function check(value: any): boolean {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_attempted_46_v1_46_json(value)
}
})(),
  'cognito.login.succeeded.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_succeeded_46_v1_46_json(value: any): boolean {
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
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (Object.entries(value['data']['userAttributes']).every(([key, value]) => (local_3.test(key) ? ((typeof value === 'string')) : true)))) : true) &&
    (value['data']['newDeviceUsed'] !== undefined ? ((typeof value['data']['newDeviceUsed'] === 'boolean')) : true)
  )
}
return function check(value: any): boolean {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_login_46_succeeded_46_v1_46_json(value)
}
})(),
  'cognito.token.issued.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_issued_46_v1_46_json(value: any): boolean {
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
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (Object.entries(value['data']['userAttributes']).every(([key, value]) => (local_3.test(key) ? ((typeof value === 'string')) : true)))) : true) &&
    (((value['data']['method'] === 'authentication')) || ((value['data']['method'] === 'hosted_ui')) || ((value['data']['method'] === 'new_password')) || ((value['data']['method'] === 'device')) || ((value['data']['method'] === 'client_credentials')))
  )
}
return function check(value: any): boolean {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_issued_46_v1_46_json(value)
}
})(),
  'cognito.token.refreshed.v1': (() => {
const local_0 = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const local_1 = /^\/aws\/cognito\/[^/]+\/[^/]+$/;
const local_2 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const local_3 = /^(.*)$/
function check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_refreshed_46_v1_46_json(value: any): boolean {
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
    (typeof value['data'] === 'object' && value['data'] !== null && !Array.isArray(value['data'])) &&
    (typeof value['data']['userPoolId'] === 'string') &&
    value['data']['userPoolId'].length >= 1 &&
    (value['data']['clientId'] !== undefined ? ((typeof value['data']['clientId'] === 'string') && value['data']['clientId'].length >= 1) : true) &&
    (value['data']['username'] !== undefined ? ((typeof value['data']['username'] === 'string') && value['data']['username'].length >= 1) : true) &&
    (typeof value['data']['triggerSource'] === 'string') &&
    value['data']['triggerSource'].length >= 1 &&
    (value['data']['requestId'] !== undefined ? ((typeof value['data']['requestId'] === 'string') && value['data']['requestId'].length >= 1) : true) &&
    (value['data']['userAttributes'] !== undefined ? ((typeof value['data']['userAttributes'] === 'object' && value['data']['userAttributes'] !== null && !Array.isArray(value['data']['userAttributes']) && !(value['data']['userAttributes'] instanceof Date) && !(value['data']['userAttributes'] instanceof Uint8Array)) && (Object.entries(value['data']['userAttributes']).every(([key, value]) => (local_3.test(key) ? ((typeof value === 'string')) : true)))) : true)
  )
}
return function check(value: any): boolean {
  return check_urn_58_cognito_45_to_45_kafka_58_schemas_47_cognito_46_token_46_refreshed_46_v1_46_json(value)
}
})(),
};
