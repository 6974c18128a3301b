const docs = 'https://github.com/cognito-to-kafka/cognito-to-kafka/blob/main/docs/';

/** Returns the address of a page, for messages to people who do not have the project. `page` is from docs/, perhaps with an anchor. */
export const docsUrl = (page: string): string => docs + page;
