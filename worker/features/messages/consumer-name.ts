/** Under which the consumer of `message.requested` keeps its marks in `consumed_events`. */
export const MESSAGES_CONSUMER = 'messages';
