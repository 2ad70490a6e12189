/** Which words of a text are secrets, and the text without them. */

export { DOTS, masked, maskedDeep, secretsIn } from './mask'
export type { SecretsWish } from './wish'
