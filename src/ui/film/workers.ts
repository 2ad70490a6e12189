/** Who starts the encoder: the page's entry, which alone may say what is a script of this page. */
export const filmWorkers: { create: (() => Worker) | undefined } = { create: undefined }
