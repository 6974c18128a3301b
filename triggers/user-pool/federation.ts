import type { Normalizers } from './normalizers.ts';
import { asText } from '../lenient.ts';
import { identityEvent } from './identity-event.ts';

const plainName = /^\w{1,64}$/;

/** Inbound federation; never with the provider's tokens or the profile. */
export const federation: Normalizers = {
  InboundFederation_ExternalProvider: (trigger, context) => {
    const providerName = asText(trigger.request['providerName']);
    const providerType = asText(trigger.request['providerType']);
    const data = {
      ...(providerName === undefined ? {} : { providerName }),
      ...(providerType !== undefined && plainName.test(providerType) ? { providerType } : {}),
    };
    return [identityEvent('cognito.federation.profile_received.v1', trigger, { ...context, data })];
  },
};
