/** The document: its model, its edits, its rules, its file, its built-in examples. */
export { REFERENCE_DESIGNS, type ReferenceDesign } from './library/index'
export { makeSite, type Site, type SitePlan } from './library/site'
export type {
  Design,
  Finding,
  HistoryEvent,
  IsakmpPolicySettings,
  KeepaliveSettings,
  Link,
  LinkEndRef,
  LinkMedia,
  SavedFlow,
  TransformSetSettings,
  VpnSettings,
} from './model/design'
export {
  type Addressing,
  type Device,
  type DeviceKindName,
  type DeviceOf,
  type Firewall,
  type HeadEnd,
  type HomeNat,
  type Interface,
  type InterfaceRole,
  type Internet,
  type Lan,
  NO_PATCH,
  type Patch,
  type PatchInsertion,
  type PatchLine,
  type Pc,
  type Phone,
  type Server,
  type SohoRouter,
} from './model/device'
