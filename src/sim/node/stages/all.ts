/**
 * The order of operations, as a table: the stages a packet passes, each where its device has it (FACTS section 5). What
 * arrives passes ARRIVING and then LEAVING; what the device itself sends, and ESP that it has made, passes LEAVING only.
 */
import { blockedByFault, doubtIn, inputList, openArrival } from './arrive'
import { delivery, hostForwardsNothing, openPassage, timeToLive, timeToLiveOfClass } from './local'
import { localPolicy, policyRouting } from './policy'
import { reassembly } from './reassembly'
import { firewallRules, routing, sameInterface, zoneFirewall } from './routing'
import { segmentSizeIn, segmentSizeOut } from './segment-size'
import { openDeparture, outputList, transmission } from './send'
import { sizeInTunnel, sizeOnTheWire } from './size'
import type { Stage } from './stage'
import { firewallTarget, firewallTranslation, homeTranslationIn, translationIn, translationOut } from './translation'
import { clearWhereEspIsDue, decryption, inputListAgain } from './tunnel-in'
import { intoTunnel, outOfTunnel } from './tunnel-interface'
import { cryptoMap, encryption, outputListInClear } from './tunnel-out'

export const ARRIVING: readonly Stage[] = [
  openArrival,
  inputList,
  doubtIn,
  blockedByFault,
  reassembly,
  decryption,
  inputListAgain,
  clearWhereEspIsDue,
  outOfTunnel,
  segmentSizeIn,
  homeTranslationIn,
  translationIn,
  firewallTarget,
  delivery,
  hostForwardsNothing,
  openPassage,
  policyRouting,
  timeToLive,
]

export const LEAVING: readonly Stage[] = [
  localPolicy,
  routing,
  sameInterface,
  firewallRules,
  timeToLiveOfClass,
  firewallTranslation,
  zoneFirewall,
  openDeparture,
  segmentSizeOut,
  translationOut,
  doubtIn,
  intoTunnel,
  cryptoMap,
  outputListInClear,
  sizeInTunnel,
  encryption,
  outputList,
  sizeOnTheWire,
  transmission,
]
