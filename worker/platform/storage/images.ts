/** What the platform does to pictures. A port: the rest doesn't know the Images binding. */
export type ImageTransformer = {
  /**
   * A square of `side` pixels as WebP: cropped to cover, turned as EXIF says, without any metadata (T53).
   * @throws UndecodableImage when the bytes aren't a picture after all.
   */
  square(image: Uint8Array, side: number): Promise<Uint8Array>;
};

export class UndecodableImage extends Error {}

const WEBP_QUALITY = 85;

export function bindingImages(binding: ImagesBinding): ImageTransformer {
  return {
    square: async (image, side) => {
      try {
        const result = await binding
          .input(new Blob([image as Uint8Array<ArrayBuffer>]).stream())
          .transform({ width: side, height: side, fit: 'cover' })
          .output({ format: 'image/webp', quality: WEBP_QUALITY });
        return new Uint8Array(await result.response().arrayBuffer());
      } catch (error) {
        throw new UndecodableImage(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
