import { env } from './bindings';

/** The same picture in another encoding, by the platform itself. */
export async function encoded(picture: Uint8Array<ArrayBuffer>, format: 'image/jpeg' | 'image/webp') {
  const result = await env.IMAGES.input(new Blob([picture]).stream()).output({ format });
  return new Uint8Array(await result.response().arrayBuffer());
}

/** A form as a browser sends it, with the type and the name that the sender claims. */
export function aForm(file: Uint8Array<ArrayBuffer>, { type = 'image/png', name = 'me.png', field = 'file' } = {}) {
  const form = new FormData();
  form.set(field, new File([file], name, { type }));
  return form;
}
