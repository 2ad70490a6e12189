/** Values of the wire: addresses, prefixes, packets, messages, flows. Every layer may use this one. */
export { ACCESS, ACCESSES, type Access, type OnAccess, onAccess } from './access'
export { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp, type Ip, ip, ipOf, ipPlus, isMulticast, parseIp } from './address'
export { type Bpdu, BRIDGE_GROUP_MAC, type BridgeId, type TreeVector } from './bpdu'
export { csvText } from './csv'
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
export { type PacketLayer, packetLayers } from './layers'
export { BROADCAST_MAC, hsrpMac, isGroupMac, type Mac, macOf, multicastMac } from './mac'
export type {
  DhcpMessage,
  EigrpDigest,
  EigrpMessage,
  EigrpRoute,
  EigrpVector,
  EspProposal,
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
  type ArpPacket,
  type EigrpPayload,
  type EspParts,
  type EspPayload,
  type EspShape,
  type EthernetPayload,
  espParts,
  espShape,
  ethernetSize,
  type Frame,
  frameSize,
  greOf,
  type IcmpPayload,
  type Ipv4Packet,
  type OtherPayload,
  type Payload,
  packetSize,
  portsOf,
  protocolNumber,
  type TcpPayload,
  tagged,
  type UdpPayload,
  type WatchId,
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
  type Prefix,
  parsePrefix,
  prefix,
  prefixOf,
  samePrefix,
  sizeOf,
  subnetAt,
  wildcardOf,
} from './prefix'
export { CODECS, type Codec, speechBytes, voiceSize } from './voice'
