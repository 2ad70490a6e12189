/**
 * The page's security policy: it talks to nobody, and no text from outside becomes a script or a page. The built page
 * carries it as a meta element; whoever serves it sends it as a header too, which also covers the worker and frames.
 */

const DIRECTIVES: readonly (readonly [name: string, value: string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  // The canvas and the editor place things by style attributes.
  ['style-src', "'self' 'unsafe-inline'"],
  ['img-src', "'self' data: blob:"],
  ['font-src', "'self' data:"],
  ['worker-src', "'self'"],
  ['connect-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', 'headend-worker'],
]

/** Only a header may say it (CSP level 3, section 3.3). */
const ONLY_IN_HEADERS: readonly (readonly [string, string])[] = [['frame-ancestors', "'none'"]]

const text = (directives: typeof DIRECTIVES) => directives.map(([name, value]) => `${name} ${value}`).join('; ')

export const META_POLICY = text(DIRECTIVES)
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': text([...DIRECTIVES, ...ONLY_IN_HEADERS]),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
}
