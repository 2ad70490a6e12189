/** The line that makes a router's key pair, in the words of its release. */
import { releaseDefaults } from '../../config/index'

/** Labels and sizes of keys are of their time: 1024 bits was usual in 12.2, 2048 is the least today. */
export const generateKeys = (release: string): string =>
  `crypto key generate rsa general-keys modulus ${releaseDefaults(release).trustpointWord === 'ca' ? 1024 : 2048}`
