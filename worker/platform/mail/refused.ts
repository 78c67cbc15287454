/**
 * The other side will never take this message: sending it again changes nothing. `bounced` is about the address, `dead` about
 * the message. Anything else that a transport throws may pass, and is tried again.
 */
export class MessageRefused extends Error {
  constructor(
    readonly fate: 'bounced' | 'dead',
    message: string,
  ) {
    super(message);
    this.name = 'MessageRefused';
  }
}
