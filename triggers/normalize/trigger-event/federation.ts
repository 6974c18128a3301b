import type { Normalizers } from './normalizers.ts';
import { toText, plainName } from '../../../platform/coerce.ts';
import { identityEvent } from './identity-event.ts';

/** Inbound federation; never with the provider's tokens or the profile. */
export const federation: Normalizers = {
  InboundFederation_ExternalProvider: (trigger, context) => {
    const providerName = toText(trigger.request['providerName']);
    const providerType = plainName(trigger.request['providerType']);
    const data = { providerName, providerType };
    return [identityEvent('cognito.federation.profile_received.v1', trigger, { ...context, data })];
  },
};
