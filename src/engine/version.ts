/** The version that wrote a document; the tests hold it to package.json. */
export const ENGINE_VERSION = '0.1.0'
