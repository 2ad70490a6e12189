/** Which build this is; the build puts both in their place. */
declare const __HEADEND_VERSION__: string
declare const __HEADEND_COMMIT__: string

export const VERSION = __HEADEND_VERSION__
/** Short name of the commit it was built from; `unknown` outside of a repository. */
export const COMMIT = __HEADEND_COMMIT__
