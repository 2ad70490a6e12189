/** Values of the wire: addresses, prefixes, packets, messages, flows. Every layer may use this one. */
export { ACCESS, ACCESSES, type Access, LINE_SIZE, type OnAccess, onAccess } from './access'
export { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp, type Ip, ip, ipOf, ipPlus, isMulticast, parseIp } from './address'
export { type Bpdu, BRIDGE_GROUP_MAC, type BridgeId, type TreeVector } from './bpdu'
export { captureFile } from './bytes/capture'
export { eigrpSize } from './bytes/eigrp'
export { frameBytes } from './bytes/ethernet'
export { hsrpSize } from './bytes/hsrp'
export { ikeSize } from './bytes/isakmp'
export { lsaChecksum } from './bytes/ospf'
export {
  DAY_MICROS,
  dateOf,
  daysOf,
  formatWall,
  MONTH_NAMES,
  parseWall,
  readMoment,
  readTimeOfDay,
  type WallTime,
  WEEKDAY_NAMES,
} from './calendar'
export { closest, didYouMean } from './closest'
export { type CsvRow, type CsvTable, csvCell, csvText, parseCsv } from './csv'
export { type Header, headersOf } from './fields'
export {
  dscpOf,
  EXPEDITED,
  type Flow,
  type FlowProtocol,
  packetOfFlow,
  reverseFlow,
  SIGNALLING,
  SKINNY_PORT,
  VOICE_PORTS,
} from './flow'
export { ETHERNET_MTU, fragmented, LEAST_MTU, PPPOE_MTU, reassembled } from './fragments'
export { joining } from './joining'
export { type PacketLayer, packetLayers, protocolName } from './layers'
export { BROADCAST_MAC, hsrpMac, isGroupMac, type Mac, macOf, multicastMac } from './mac'
export type {
  DhcpMessage,
  EigrpDigest,
  EigrpMessage,
  EigrpRoute,
  EigrpVector,
  EspProposal,
  FailoverMessage,
  HsrpMessage,
  IkeMessage,
  IkePayload,
  IkeProposal,
  Message,
  OpaqueMessage,
  ProxyPair,
  QuickAcceptPayload,
  QuickPayload,
  RtpMessage,
  SkinnyMessage,
} from './messages'
export { INFINITE_LEASE } from './messages'
export {
  lookUp,
  type NamesInMaking,
  type NameTable,
  namesInMaking,
  nameTable,
  tableEntries,
  tableNames,
  tableValues,
  withName,
  withoutName,
  wordTable,
} from './names'
export {
  lsaSize,
  type OspfBody,
  type OspfContent,
  type OspfHeader,
  type OspfKind,
  type OspfLink,
  type OspfLsa,
  type OspfMessage,
  type OspfName,
  type OspfProof,
  ospfSize,
} from './ospf'
export {
  type ArpPacket,
  type EigrpPayload,
  ESP,
  type EspForm,
  type EspParts,
  type EspPayload,
  type EspShape,
  type EthernetPayload,
  emptyGre,
  espPacketSize,
  espParts,
  espShape,
  ethernetSize,
  type Frame,
  failoverPacket,
  frameSize,
  framesOf,
  greIn,
  greOf,
  greOverhead,
  ICMP,
  type IcmpPayload,
  type Ipv4Packet,
  innermost,
  largestInside,
  largestPiece,
  type OspfPayload,
  type OtherPayload,
  type Payload,
  packetSize,
  piecesOf,
  portsOf,
  protocolNumber,
  TCP,
  type TcpPayload,
  tagged,
  UDP,
  type UdpPayload,
  type WatchId,
  wrappedIn,
} from './packet'
export { plural } from './plural'
export {
  broadcastOf,
  classfulOf,
  comparePrefixes,
  contains,
  covers,
  formatPrefix,
  lengthOfMask,
  maskOf,
  matchesWildcard,
  overlaps,
  PRIVATE_PREFIXES,
  type Prefix,
  parsePrefix,
  prefix,
  prefixOf,
  samePrefix,
  sizeOf,
  subnetAt,
  wildcardOf,
} from './prefix'
export {
  ALL_FREE,
  blocksOf,
  coverOf,
  endOfTaken,
  freeBlocks,
  isFree,
  lowestFree,
  type Space,
  takenOf,
  tightestFree,
  withTaken,
} from './space'
export { CODECS, type Codec, speechBytes, voiceSize } from './voice'
