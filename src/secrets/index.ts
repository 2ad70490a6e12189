/** Which words of a text are secrets, and the text without them. */

export { readType7 } from '../ios/index'
export { DOTS, holdsSecrets, masked, maskedDeep, secretsIn } from './mask'
export { withStandIns } from './stand-ins'
export type { SecretsWish } from './wish'
