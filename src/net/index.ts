/** Values of the wire: addresses, prefixes, packets, messages, flows. Every layer may use this one. */
export { ANY_ADDRESS, BROADCAST_ADDRESS, formatIp, type Ip, ip, ipOf, ipPlus, isMulticast, parseIp } from './address'
export { type Bpdu, BRIDGE_GROUP_MAC, type BridgeId, type TreeVector } from './bpdu'
export { type Flow, type FlowProtocol, packetOfFlow, reverseFlow } from './flow'
export { type PacketLayer, packetLayers } from './layers'
export { BROADCAST_MAC, hsrpMac, isGroupMac, type Mac, macOf, multicastMac } from './mac'
export type {
  DhcpMessage,
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
  type ArpPacket,
  type EigrpPayload,
  type EspPayload,
  type EspShape,
  type EthernetPayload,
  espShape,
  type Frame,
  frameSize,
  type IcmpPayload,
  type Ipv4Packet,
  type OtherPayload,
  type Payload,
  packetSize,
  portsOf,
  protocolNumber,
  type TcpPayload,
  type UdpPayload,
  type WatchId,
} from './packet'
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
