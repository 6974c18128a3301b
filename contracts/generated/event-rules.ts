// Made by `npm run generate` from the catalog. Do not edit.
/* eslint-disable */
import type { EventType } from '../catalog.ts';

/** Requirements of one value, in the keywords of JSON Schema; `values` are those of a map whose names are free. */
export interface PropertyRule {
  readonly type?: 'string' | 'boolean' | 'integer' | 'object' | 'array';
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, PropertyRule>>;
  readonly items?: PropertyRule;
  readonly values?: PropertyRule;
}

/** The rules by event type. A function, because few invocations need them. */
export const eventRules = (): Readonly<Record<EventType, PropertyRule>> => {
  const r0: PropertyRule = { type: "string", enum: ["1.0"] };
  const r1: PropertyRule = { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", type: "string" };
  const r2: PropertyRule = { type: "string", enum: ["cognito.sign_up.requested.v1"] };
  const r3: PropertyRule = { pattern: "^/aws/cognito/[^/]+/[^/]+$", type: "string" };
  const r4: PropertyRule = { minLength: 1, type: "string" };
  const r5: PropertyRule = { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$", type: "string" };
  const r6: PropertyRule = { type: "string", enum: ["application/json"] };
  const r7: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.sign_up.requested.v1.json#/properties/data"] };
  const r8: PropertyRule = { type: "string" };
  const r9: PropertyRule = { type: "object", values: r8 };
  const r10: PropertyRule = { type: "string", enum: ["self","admin","federated"] };
  const r11: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","method"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, method: r10 } };
  const r12: PropertyRule = { type: "string", enum: ["cognito.sign_up.confirmed.v1"] };
  const r13: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.sign_up.confirmed.v1.json#/properties/data"] };
  const r14: PropertyRule = { type: "object", required: ["userPoolId","triggerSource"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9 } };
  const r15: PropertyRule = { type: "string", enum: ["cognito.sign_up.denied.v1"] };
  const r16: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.sign_up.denied.v1.json#/properties/data"] };
  const r17: PropertyRule = { pattern: "^[A-Za-z_$][\\w$]{0,63}$", type: "string" };
  const r18: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","method","errorName"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, method: r10, errorName: r17 } };
  const r19: PropertyRule = { type: "string", enum: ["cognito.login.attempted.v1"] };
  const r20: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.login.attempted.v1.json#/properties/data"] };
  const r21: PropertyRule = { type: "boolean" };
  const r22: PropertyRule = { type: "object", required: ["userPoolId","triggerSource"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, userNotFound: r21 } };
  const r23: PropertyRule = { type: "string", enum: ["cognito.login.succeeded.v1"] };
  const r24: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.login.succeeded.v1.json#/properties/data"] };
  const r25: PropertyRule = { type: "string", enum: ["local","federated"] };
  const r26: PropertyRule = { type: "object", required: ["userPoolId","triggerSource"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, method: r25, newDeviceUsed: r21 } };
  const r27: PropertyRule = { type: "string", enum: ["cognito.login.failed.v1"] };
  const r28: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.login.failed.v1.json#/properties/data"] };
  const r29: PropertyRule = { minLength: 2, type: "string" };
  const r30: PropertyRule = { type: "string", enum: ["wrong_password_or_unknown_user","user_not_found","not_confirmed","disabled","reset_required","too_many_attempts","code_mismatch","code_expired","denied_by_trigger","other"] };
  const r31: PropertyRule = { pattern: "^[\\w.]{1,128}$", type: "string" };
  const r32: PropertyRule = { type: "string", enum: ["initiate","challenge","hosted_ui","federation","token"] };
  const r33: PropertyRule = { pattern: "^\\w{1,64}$", type: "string" };
  const r34: PropertyRule = { type: "integer" };
  const r35: PropertyRule = { type: "object", required: ["userPoolId","eventName","reason","stage"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, reason: r30, errorCode: r31, stage: r32, flow: r33, challengeName: r33, httpStatus: r34 } };
  const r36: PropertyRule = { type: "string", enum: ["cognito.login.denied.v1"] };
  const r37: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.login.denied.v1.json#/properties/data"] };
  const r38: PropertyRule = { type: "string", enum: ["pre_authentication","post_authentication"] };
  const r39: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","stage","errorName"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, stage: r38, errorName: r17 } };
  const r40: PropertyRule = { type: "string", enum: ["cognito.logout.completed.v1"] };
  const r41: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.logout.completed.v1.json#/properties/data"] };
  const r42: PropertyRule = { type: "string", enum: ["session","global","admin"] };
  const r43: PropertyRule = { type: "object", required: ["userPoolId","eventName","scope"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, scope: r42 } };
  const r44: PropertyRule = { type: "string", enum: ["cognito.token.issued.v1"] };
  const r45: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.token.issued.v1.json#/properties/data"] };
  const r46: PropertyRule = { type: "string", enum: ["authentication","hosted_ui","new_password","device","client_credentials"] };
  const r47: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","method"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, method: r46 } };
  const r48: PropertyRule = { type: "string", enum: ["cognito.token.refreshed.v1"] };
  const r49: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.token.refreshed.v1.json#/properties/data"] };
  const r50: PropertyRule = { type: "string", enum: ["cognito.token.revoked.v1"] };
  const r51: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.token.revoked.v1.json#/properties/data"] };
  const r52: PropertyRule = { type: "object", required: ["userPoolId","eventName"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4 } };
  const r53: PropertyRule = { type: "string", enum: ["cognito.password.reset_requested.v1"] };
  const r54: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.password.reset_requested.v1.json#/properties/data"] };
  const r55: PropertyRule = { type: "string", enum: ["self","admin"] };
  const r56: PropertyRule = { type: "object", required: ["userPoolId","eventName","by"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, by: r55 } };
  const r57: PropertyRule = { type: "string", enum: ["cognito.password.reset_confirmed.v1"] };
  const r58: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.password.reset_confirmed.v1.json#/properties/data"] };
  const r59: PropertyRule = { type: "string", enum: ["cognito.password.changed.v1"] };
  const r60: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.password.changed.v1.json#/properties/data"] };
  const r61: PropertyRule = { type: "string", enum: ["cognito.password.set_by_admin.v1"] };
  const r62: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.password.set_by_admin.v1.json#/properties/data"] };
  const r63: PropertyRule = { type: "object", required: ["userPoolId","eventName"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, permanent: r21 } };
  const r64: PropertyRule = { type: "string", enum: ["cognito.user.created_by_admin.v1"] };
  const r65: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.created_by_admin.v1.json#/properties/data"] };
  const r66: PropertyRule = { type: "string", enum: ["cognito.user.migrated.v1"] };
  const r67: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.migrated.v1.json#/properties/data"] };
  const r68: PropertyRule = { type: "string", enum: ["login","forgot_password"] };
  const r69: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","occasion"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, occasion: r68 } };
  const r70: PropertyRule = { type: "string", enum: ["cognito.user.attributes_changed.v1"] };
  const r71: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.attributes_changed.v1.json#/properties/data"] };
  const r72: PropertyRule = { type: "string", enum: ["updated","verified","deleted"] };
  const r73: PropertyRule = { type: "array", items: r4 };
  const r74: PropertyRule = { type: "object", required: ["userPoolId","eventName","by","change"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, by: r55, change: r72, attributeNames: r73 } };
  const r75: PropertyRule = { type: "string", enum: ["cognito.user.disabled.v1"] };
  const r76: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.disabled.v1.json#/properties/data"] };
  const r77: PropertyRule = { type: "string", enum: ["cognito.user.enabled.v1"] };
  const r78: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.enabled.v1.json#/properties/data"] };
  const r79: PropertyRule = { type: "string", enum: ["cognito.user.deleted.v1"] };
  const r80: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.deleted.v1.json#/properties/data"] };
  const r81: PropertyRule = { type: "string", enum: ["cognito.user.group_added.v1"] };
  const r82: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.group_added.v1.json#/properties/data"] };
  const r83: PropertyRule = { minLength: 1, maxLength: 128, type: "string" };
  const r84: PropertyRule = { type: "object", required: ["userPoolId","eventName"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, groupName: r83 } };
  const r85: PropertyRule = { type: "string", enum: ["cognito.user.group_removed.v1"] };
  const r86: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.group_removed.v1.json#/properties/data"] };
  const r87: PropertyRule = { type: "string", enum: ["cognito.user.provider_linked.v1"] };
  const r88: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.provider_linked.v1.json#/properties/data"] };
  const r89: PropertyRule = { type: "object", required: ["userPoolId","eventName"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, providerName: r83 } };
  const r90: PropertyRule = { type: "string", enum: ["cognito.user.provider_unlinked.v1"] };
  const r91: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.user.provider_unlinked.v1.json#/properties/data"] };
  const r92: PropertyRule = { type: "string", enum: ["cognito.mfa.changed.v1"] };
  const r93: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.mfa.changed.v1.json#/properties/data"] };
  const r94: PropertyRule = { type: "string", enum: ["preference_set","totp_registered","totp_deleted"] };
  const r95: PropertyRule = { type: "object", required: ["userPoolId","eventName","by","change"], properties: { userPoolId: r4, clientId: r4, eventName: r4, requestId: r4, ipAddress: r29, userAgent: r4, by: r55, change: r94, sms: r21, totp: r21, email: r21 } };
  const r96: PropertyRule = { type: "string", enum: ["cognito.passkey.registered.v1"] };
  const r97: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.passkey.registered.v1.json#/properties/data"] };
  const r98: PropertyRule = { type: "string", enum: ["cognito.passkey.deleted.v1"] };
  const r99: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.passkey.deleted.v1.json#/properties/data"] };
  const r100: PropertyRule = { type: "string", enum: ["cognito.device.forgotten.v1"] };
  const r101: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.device.forgotten.v1.json#/properties/data"] };
  const r102: PropertyRule = { type: "string", enum: ["cognito.challenge.issued.v1"] };
  const r103: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.challenge.issued.v1.json#/properties/data"] };
  const r104: PropertyRule = { minimum: 1, type: "integer" };
  const r105: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","round"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, challengeName: r33, round: r104 } };
  const r106: PropertyRule = { type: "string", enum: ["cognito.challenge.answered.v1"] };
  const r107: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.challenge.answered.v1.json#/properties/data"] };
  const r108: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","correct"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, correct: r21 } };
  const r109: PropertyRule = { type: "string", enum: ["cognito.message.requested.v1"] };
  const r110: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.message.requested.v1.json#/properties/data"] };
  const r111: PropertyRule = { type: "string", enum: ["sign_up","admin_create_user","resend_code","forgot_password","update_attribute","verify_attribute","authentication","account_takeover"] };
  const r112: PropertyRule = { type: "string", enum: ["email","sms"] };
  const r113: PropertyRule = { type: "object", required: ["userPoolId","triggerSource","kind"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, kind: r111, channel: r112 } };
  const r114: PropertyRule = { type: "string", enum: ["cognito.federation.profile_received.v1"] };
  const r115: PropertyRule = { type: "string", enum: ["urn:cognito-to-kafka:schemas/cognito.federation.profile_received.v1.json#/properties/data"] };
  const r116: PropertyRule = { type: "object", required: ["userPoolId","triggerSource"], properties: { userPoolId: r4, clientId: r4, username: r4, triggerSource: r4, requestId: r4, userAttributes: r9, clientMetadata: r9, validationData: r9, providerName: r83, providerType: r33 } };
  return {
    'cognito.sign_up.requested.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r2, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r7, traceparent: r8, data: r11 } },
    'cognito.sign_up.confirmed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r12, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r13, traceparent: r8, data: r14 } },
    'cognito.sign_up.denied.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r15, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r16, traceparent: r8, data: r18 } },
    'cognito.login.attempted.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r19, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r20, traceparent: r8, data: r22 } },
    'cognito.login.succeeded.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r23, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r24, traceparent: r8, data: r26 } },
    'cognito.login.failed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r27, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r28, traceparent: r8, data: r35 } },
    'cognito.login.denied.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r36, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r37, traceparent: r8, data: r39 } },
    'cognito.logout.completed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r40, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r41, traceparent: r8, data: r43 } },
    'cognito.token.issued.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r44, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r45, traceparent: r8, data: r47 } },
    'cognito.token.refreshed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r48, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r49, traceparent: r8, data: r14 } },
    'cognito.token.revoked.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r50, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r51, traceparent: r8, data: r52 } },
    'cognito.password.reset_requested.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r53, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r54, traceparent: r8, data: r56 } },
    'cognito.password.reset_confirmed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r57, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r58, traceparent: r8, data: r14 } },
    'cognito.password.changed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r59, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r60, traceparent: r8, data: r52 } },
    'cognito.password.set_by_admin.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r61, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r62, traceparent: r8, data: r63 } },
    'cognito.user.created_by_admin.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r64, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r65, traceparent: r8, data: r52 } },
    'cognito.user.migrated.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r66, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r67, traceparent: r8, data: r69 } },
    'cognito.user.attributes_changed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r70, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r71, traceparent: r8, data: r74 } },
    'cognito.user.disabled.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r75, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r76, traceparent: r8, data: r52 } },
    'cognito.user.enabled.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r77, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r78, traceparent: r8, data: r52 } },
    'cognito.user.deleted.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r79, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r80, traceparent: r8, data: r56 } },
    'cognito.user.group_added.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r81, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r82, traceparent: r8, data: r84 } },
    'cognito.user.group_removed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r85, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r86, traceparent: r8, data: r84 } },
    'cognito.user.provider_linked.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r87, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r88, traceparent: r8, data: r89 } },
    'cognito.user.provider_unlinked.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r90, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r91, traceparent: r8, data: r89 } },
    'cognito.mfa.changed.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r92, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r93, traceparent: r8, data: r95 } },
    'cognito.passkey.registered.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r96, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r97, traceparent: r8, data: r52 } },
    'cognito.passkey.deleted.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r98, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r99, traceparent: r8, data: r52 } },
    'cognito.device.forgotten.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r100, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r101, traceparent: r8, data: r56 } },
    'cognito.challenge.issued.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r102, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r103, traceparent: r8, data: r105 } },
    'cognito.challenge.answered.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r106, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r107, traceparent: r8, data: r108 } },
    'cognito.message.requested.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r109, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r110, traceparent: r8, data: r113 } },
    'cognito.federation.profile_received.v1': { type: "object", required: ["specversion","id","type","source","time","datacontenttype","dataschema","data"], properties: { specversion: r0, id: r1, type: r114, source: r3, subject: r4, time: r5, datacontenttype: r6, dataschema: r115, traceparent: r8, data: r116 } },
  };
};
