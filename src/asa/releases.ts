/** Which firewalls have a command: PIX 6, and the ASA with PIX 7, which share one language (command references of PIX 6.3 and ASA 9). */
import type { Availability } from '../ios/index'

export const FIREWALLS = (): Availability => ({ since: '6.0', on: ['pix', 'asa'] })
/** Words of PIX 6 alone. */
export const PIX_ONLY = (): Availability => ({ since: '6.0', until: '7.0', on: ['pix'] })
/** With the sections of 7.0. */
export const ASA_ONLY = (): Availability => ({ since: '7.0', on: ['asa'] })
/** Probes came with 7.2. */
export const WITH_PROBES = (): Availability => ({ since: '7.2', on: ['asa'] })
/** Objects, and the translation of 8.3. */
export const WITH_OBJECTS = (): Availability => ({ since: '8.3', on: ['asa'] })
/** What 8.3 did away with. */
export const UNTIL_OBJECTS = (): Availability => ({ since: '6.0', until: '8.3', on: ['pix', 'asa'] })
