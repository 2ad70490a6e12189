/** What devices were told (Configuration), who is cabled to whom (Topology), and the named parameters. */

export { addressOwners } from './address-owners'
export { type ChannelMode, comesUpWith } from './channel'
export {
  byClock,
  configurationAt,
  isTimed,
  nextTurn,
  rangeInForce,
} from './clock'
export type {
  Configuration,
  DeviceKind,
  DhcpPoolConfig,
  EigrpAuthentication,
  EigrpConfig,
  EigrpFilter,
  EigrpInterfaceConfig,
  EigrpRedistribution,
  EigrpWeights,
  FirewallZone,
  HostConfig,
  HsrpConfig,
  InspectedProtocol,
  InterfaceAddress,
  InterfaceConfig,
  NatConfig,
  NatRule,
  SpanningTreeConfig,
  SpanningTreePortConfig,
  StaticRouteConfig,
  VrfConfig,
} from './configuration'
export type { ConfigRef, Configured, DeviceId, Diagnostic, LinkId, Source } from './configured'
export type {
  CryptoConfig,
  CryptoMap,
  CryptoMapEntry,
  DfBit,
  DynamicMapEntry,
  IdleTime,
  Ikev2Config,
  Ikev2Match,
  Ikev2Profile,
  Ikev2Proposal,
  IpsecProfile,
  IsakmpConfig,
  IsakmpPolicy,
  IsakmpProfile,
  KeepaliveConfig,
  LocalEnd,
  PresharedKey,
  ReverseRouteConfig,
  SaLifetime,
  TransformSet,
} from './crypto'
export { withDoubtfulPeers } from './doubtful-peers'
export type { FaultEvent, ReconfigureEvent, TimedEvent } from './event'
export type { FailoverConfig } from './failover'
export { farEndsOf } from './far-ends'
export { type BlockedProtocol, type Fault, formatFault, parseFault } from './fault'
export { faultWords, protocolWord } from './fault-words'
export { describeVerdict, evaluateList, type ListVerdict } from './filter/access-list'
export { policyVerdict } from './filter/policy-routing'
export { type Answer, evaluatePrefixList, PERMIT } from './filter/prefix-list'
export { evaluateRouteMap, listForUpdate, type RouteMapVerdict, type RouteSubject } from './filter/route-map'
export { type FilterSubject, probeSubject, subjectOf } from './filter/subject'
export {
  type AddressRange,
  type FirewallChange,
  type FirewallConfig,
  type FirewallPolicy,
  type FirewallTranslation,
  PAT_XLATE_SECONDS,
  XLATE_SECONDS,
} from './firewall'
export { insideTable, tableOfInterface } from './inside-table'
export { interfaceMeant } from './interface-name'
export {
  type ClockZone,
  DEBUGGING,
  FACTORY_MANAGEMENT,
  LOG_BUFFER_BYTES,
  type LogConfig,
  type Management,
  type MessageStamp,
  type NameConfig,
  type SummerTime,
} from './management'
export {
  alsoAt,
  leftOpenIn,
  type NotKnown,
  type NotKnownScope,
  notKnownAt,
  notKnownText,
  quotedLine,
  type ScopedNotKnown,
} from './not-known'
export {
  isParameter,
  PARAMETER_INFO,
  type ParameterInfo,
  type ParameterRange,
  pairProblem,
  parameterProblem,
} from './parameter-info'
export { DEFAULT_PARAMETERS, type Parameters } from './parameters'
export {
  DEFAULT_PLAN,
  type Encapsulation,
  type PlanBasis,
  type PlanValues,
  type PlatformFigures,
  type SitePlanning,
} from './planning'
export { PLAN_INFO, planProblem } from './planning-info'
export {
  hasPort,
  isLogicalInterface,
  PLATFORMS,
  type Platform,
  type PlatformLanguage,
  platformNamed,
  portsOfPlatform,
} from './platform'
export {
  type AccessList,
  type AccessListEntry,
  type AddressPattern,
  type NumberSet,
  type PrefixList,
  type PrefixListEntry,
  type RedistributionMetric,
  type RouteMap,
  type RouteMapEntry,
  type RouteMatch,
  type RouteOrigin,
  TCP_FLAGS,
} from './policy'
export type { PolicyActions, PolicyWay } from './policy-routing'
export {
  CLASS_DEFAULT,
  COUNTED_HEADER,
  type InterfaceQueue,
  type QosClass,
  type QosCondition,
  type QosPolicy,
  type QosPolicyClass,
  type QosRate,
  type Queueing,
  type QueueKind,
  queueKindOf,
  SHAPED_PERCENT,
  UPLINK_POLICY,
} from './queueing'
export {
  IOS_DEFAULTS,
  interfaceDefaults,
  isReleaseSince,
  OWN_POLICIES,
  type ReleaseDefaults,
  releaseChange,
  releaseDefaults,
} from './release'
export { groupProblem, wordProblem } from './release-crypto'
export { RELEASES, type ReleaseOffer, releaseChanges, releaseOfVersion, releaseWords, versionOf } from './release-words'
export type { CallPlan, Codec, FlowPlan, ScenarioPlan, TransferPlan } from './scenario'
export type { Service } from './service'
export { type CallsAtOnce, callsIn, carriedKbit, countedKbit, type LineBehind, mostShapedKbit } from './shaping'
export { speaksOspf } from './speaks'
export { carriage, DEFAULT_VLAN, type SwitchportConfig, type VlanRange, vlanOfTag, vlanRanges } from './switchport'
export type { ChainedKey, KeyChain, TimeRange, TimeSpan } from './timed'
export { accessOf, type LinkEnd, type Topology, type TopologyLink } from './topology'
export type { SlaProbe, TrackedMember, TrackedObject } from './tracking'
export type { TunnelConfig } from './tunnel'
export { tunnelEnds } from './tunnel-ends'
export { tunnelMapName, tunnelMapOf } from './tunnel-map'
export { tunnelMapsOf } from './tunnel-maps'
export { asGiven, uniform } from './uniform'
export { hasTemplates, isVirtualAccess, sameVirtualAccess, withVirtualAccess } from './virtual-access'
export { withAccessVlans } from './vlans'
export type { ZoneClass, ZoneFirewall, ZoneMatch, ZonePair, ZonePolicyClass } from './zones'
